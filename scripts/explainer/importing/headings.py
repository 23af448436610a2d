"""Which lines of a report head its parts and its sections, in whatever form it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.importing.figures import NOTE_MARKER

NUMERAL = "[一二三四五六七八九十]{1,3}"
CALLED_PART = re.compile(rf"第(?P<number>{NUMERAL})部分(?:[、：:\s]+|(?=[0-9“]))(?P<title>.+)")
NUMBERED = re.compile(rf"(?P<number>{NUMERAL})、\s*(?P<title>.+)")
BRACKETED = re.compile(rf"[（(](?P<number>{NUMERAL})[）)][、.．\s]*(?P<title>.+)")
ARABIC = re.compile(r"(?P<number>[0-9]{1,2})[．.、]\s*(?![0-9])(?P<title>.+)")
# Headings that some reports leave without a number: `2022年重点工作安排`.
GENRE = re.compile(
    rf"(?!{NUMERAL}[、是]|[（(第—])[^。！？；：，]{{0,24}}"
    r"(?:(?:回顾|安排|任务|思路|建议|打算|总体要求|政府工作(?!报告)|主要目标)[^。！？；：，]{0,6}"
    r"|自身建设[^。！？；：，]{0,12})"
)
# A heading without a number whose words are free: only its bold signs, or a new count below it, show what it is.
WITHOUT_STOPS = re.compile(rf"(?!{NUMERAL}[、是]|[（(—-]|第{NUMERAL}|[0-9]{{1,2}}[．.、])[^。！？；：，:;]{{4,30}}")
SPEAKER = re.compile(r".*(?:市长|省长|县长|区长|州长|主席|盟长|总理|专员)[^。]{0,12}")
ADDRESS = "各位代表"
STOP = re.compile("[。！？]")
PART_MOST, TITLE_MOST = 80, 60
HEAD, ADDRESS_MOST, LOOSE_MOST = 15, 15, 6


@dataclass(frozen=True, slots=True)
class Heading:
    """The number of a heading as it is printed, or "", and its words."""

    number: str
    title: str


Headings = Mapping[int, Heading]


def headings_of(lines: Sequence[str]) -> tuple[Headings, Headings]:
    """The headings of the parts and those of the sections, by the place of their line: the two highest forms."""
    texts = [plain(line) for line in lines]
    called = {place: heading for place, heading in _matches(CALLED_PART, texts) if len(texts[place]) <= PART_MOST}
    numbered = _numbered(texts, PART_MOST)
    bracketed = dict(_matches(BRACKETED, texts))
    bare = _bare(lines, texts, _begins_anew(numbered))
    if called:
        return called, _numbered(texts, None) or bracketed or _arabic(texts)
    if len(bare) >= 2 and (not numbered or min(bare) < min(numbered)):
        return bare, _numbered(texts, None) or bracketed or _arabic(texts)
    if numbered:
        items = _items(texts, numbered)
        return {place: numbered[place] for place in numbered if place not in items}, bracketed or _arabic(texts)
    if bracketed:
        return bracketed, {}
    return (bare, _arabic(texts)) if bare else ({}, {})


def plain(text: str) -> str:
    """A line without the signs of Markdown and the blanks around it."""
    return text.strip().lstrip("#>* 　").rstrip("# ").replace("**", "").strip()


def is_marked(line: str) -> bool:
    """Whether Markdown sets the whole line apart: as a heading, or in bold."""
    text = line.strip()
    return text.startswith("#") or (text.startswith("**") and text.endswith("**") and "**" not in text[2:-2])


def _matches(pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[tuple[int, Heading]]:
    for place, text in enumerate(texts):
        if match := pattern.fullmatch(text):
            yield place, Heading(match["number"] or "", _title(match["title"]))


def _title(text: str) -> str:
    """The words of a heading up to its first full stop, without note markers."""
    return NOTE_MARKER.sub("", STOP.split(text, maxsplit=1)[0]).strip()


def _numbered(texts: Sequence[str], most: int | None) -> dict[int, Heading]:
    """`一、…`; where such a line may go on behind its heading, the heading itself is short."""
    return {place: heading for place, heading in _matches(NUMBERED, texts)
            if (len(texts[place]) <= most if most else len(heading.title) <= TITLE_MOST)}


def _begins_anew(numbered: Headings) -> bool:
    """Whether the count begins more than once, so that something stands above it."""
    return sum(heading.number == "一" for heading in numbered.values()) > 1


def _items(texts: Sequence[str], numbered: Headings) -> set[int]:
    """The places of a later count that lists things instead of heading parts: most of its lines are sentences."""
    counts: list[list[int]] = []
    for place, heading in numbered.items():
        if heading.number == "一" or not counts:
            counts.append([])
        counts[-1].append(place)
    return {place for count in counts[1:] for place in count
            if sum(texts[other][-1] in "。；" for other in count) * 2 > len(count)}


def _bare(lines: Sequence[str], texts: Sequence[str], anew: bool) -> dict[int, Heading]:
    """Headings without a number, by their words, by the signs of Markdown, or by a new count below them."""
    begin = 1 + next((place for place, text in enumerate(texts[:HEAD])
                      if text.startswith(ADDRESS) and len(text) < ADDRESS_MOST), -1)
    free = {place for place in range(begin, len(texts)) if _is_free(texts[place])}
    found = _highest(lines, free)
    if len(found) < 2:
        loose = free if anew and len(free) <= LOOSE_MOST else {place for place in free if is_marked(lines[place])}
        found = {place for place in range(begin, len(texts)) if place in loose or _is_genre(texts[place])}
    return {place: Heading("", _title(texts[place])) for place in sorted(found)}


def _highest(lines: Sequence[str], places: set[int]) -> set[int]:
    """Those of the places whose lines are Markdown headings of the highest level."""
    levels = {place: len(line) - len(line.lstrip("#")) for place in places if (line := lines[place].strip())[:1] == "#"}
    return {place for place, level in levels.items() if level == min(levels.values())}


def _is_genre(text: str) -> bool:
    return len(text) <= 30 and not _is_head(text) and GENRE.fullmatch(text) is not None


def _is_free(text: str) -> bool:
    return WITHOUT_STOPS.fullmatch(text) is not None and "报告" not in text and not _is_head(text)


def _is_head(text: str) -> bool:
    """Whether a line speaks to the audience or names the speaker."""
    return text.startswith(ADDRESS) or SPEAKER.fullmatch(text[:200]) is not None


def _arabic(texts: Sequence[str]) -> dict[int, Heading]:
    """`1、…` as the heading of a section, which has paragraphs below it; of a list the next line is the next item."""
    found = dict(_matches(ARABIC, texts))
    counts: list[list[int]] = []
    for place, heading in found.items():
        if heading.number == "1" or not counts or int(heading.number) != len(counts[-1]) + 1:
            counts.append([])
        counts[-1].append(place)
    return {place: found[place] for count in counts if len(count) > 1
            and sum(other + 1 not in found for other in count) * 2 > len(count) for place in count}
