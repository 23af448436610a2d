"""What each line of a report is: front matter, paragraph, note, or something that fits nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from explainer.importing.behind import ATTACHED, NOTE, NOTES_HEADING, kinds_behind
from explainer.importing.headings import HEAD
from explainer.importing.notes import Note, Remark, is_footnote, markers_of, notes_of, remarks_on
from explainer.importing.received import Line, lines_of
from explainer.language.numerals import DIGITS

PARAGRAPH, FRONT_MATTER = "paragraph", "front-matter"
FENCE = re.compile(r"-{3,}\s*")
# Lines that are neither words of the report nor a note, each with what it is.
STRANGE = (
    (re.compile(r"\|.*\||[^\t]+\t[^\t]+\t.*"), "a row of a table"),
    (re.compile(r"</?(?:table|thead|tbody|tr|td|th)\b.*", re.IGNORECASE), "a table in HTML"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b.*", re.IGNORECASE), "a picture"),
    (re.compile(r"<!--.*-->|</?[a-z][^>]*>", re.IGNORECASE), "markup without words"),
    (re.compile(r"[-*_=—~· ]{3,}"), "a ruled line"),
    (re.compile(r"[（(][^。]{0,40}(?:日报|新华社|新华网|网站)[^。]{0,40}[）)]"), "where the text was taken from"),
    (re.compile(r"[^\w]+"), "a line without a word"),
    (re.compile(r"[-—]? ?[0-9]{1,3} ?[-—]?|第 ?[0-9]{1,3} ?页.*"), "a page number"),
)
DATE_LINE = 80
DATE = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
SPELLED_DATE = re.compile(
    r"二[零〇○一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
REVIEWED = re.compile(r"([0-9]{4})年.{0,12}回顾")
PLANNED = re.compile(r"([0-9]{4})年.{0,12}(?:建议|安排|任务|目标|要求|重点|打算|思路)")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that fitted nowhere, and what it is taken for."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The lines of a report, sorted; all of them together are the text."""

    tail: str
    paragraphs: tuple[Line, ...]
    outside: tuple[tuple[str, Line], ...]
    leftover: tuple[Leftover, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]
    title: str = ""
    delivered: str = ""
    year: int | None = None
    front: dict[str, str] = field(default_factory=dict)


def shape_of(text: str) -> Shape:
    lines, tail = lines_of(text)
    kinds = _kinds(lines)
    paragraphs = tuple(line for line, kind in zip(lines, kinds, strict=True) if kind == PARAGRAPH)
    noted = tuple(line for line, kind in zip(lines, kinds, strict=True) if kind == NOTE)
    outside = tuple((kind, line) for line, kind in zip(lines, kinds, strict=True)
                    if kind in (FRONT_MATTER, NOTES_HEADING, NOTE))
    leftover = tuple(Leftover(line, kind) for line, kind in zip(lines, kinds, strict=True)
                     if kind not in (PARAGRAPH, FRONT_MATTER, NOTES_HEADING, NOTE))
    notes = notes_of(noted)
    front = dict(_front(line for kind, line in outside if kind == FRONT_MATTER))
    delivered = _delivered([*front.values(), *(line.text for line in paragraphs[:HEAD] if len(line.text) < DATE_LINE)])
    return Shape(
        tail=tail,
        paragraphs=paragraphs,
        outside=outside,
        leftover=leftover,
        notes=notes,
        remarks=tuple(_remarks(notes, paragraphs)),
        title=_title(front, paragraphs),
        delivered=delivered,
        year=int(delivered[:4]) if delivered else _year(paragraphs),
        front=front,
    )


def _kinds(lines: Sequence[Line]) -> tuple[str, ...]:
    """The kind of each line, in order."""
    kinds = [_own_kind(line.text) for line in lines]
    for place in range(_fenced(lines)):
        kinds[place] = FRONT_MATTER
    for place, kind in kinds_behind(lines):
        if kind in (NOTES_HEADING, ATTACHED) or kinds[place] == PARAGRAPH:
            kinds[place] = kind
    return tuple(NOTE if is_footnote(line.text) else kind for line, kind in zip(lines, kinds, strict=True))


def _own_kind(text: str) -> str:
    """What a line is by itself."""
    return next((why for pattern, why in STRANGE if pattern.fullmatch(text.strip())), PARAGRAPH)


def _fenced(lines: Sequence[Line]) -> int:
    """How many lines the front matter has, its fences included."""
    if not lines or not FENCE.fullmatch(lines[0].text):
        return 0
    return next((place + 1 for place, line in enumerate(lines[1:40], start=1) if FENCE.fullmatch(line.text)), 0)


def _remarks(notes: Sequence[Note], paragraphs: Sequence[Line]) -> Iterator[Remark]:
    yield from remarks_on(notes, markers_of(paragraphs))
    for note in notes:
        if not note.label:
            yield Remark(note.lines[0], "a note without a label", "Write `zh` in its draft term.")
    for line in paragraphs:
        if (opened := line.text.count("“")) != (closed := line.text.count("”")):
            yield Remark(line.number, f"{opened} opening and {closed} closing quotation marks",
                         "Compare with the printed report; the text itself is left as it is.")


def _front(lines: Iterator[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, found, value = line.text.partition(":")
        if found and value.strip():
            yield key.strip(), value.strip().strip("\"'")


def _title(front: dict[str, str], paragraphs: Sequence[Line]) -> str:
    """The title, without the date and the speaker that some texts add in brackets."""
    heads = (_without_bracket(re.sub(r"[#*\s]", "", line.text)) for line in paragraphs[:HEAD])
    titles = (text for text in heads if text.endswith("政府工作报告") and len(text) < 40)
    return _without_bracket(front.get("title") or next(titles, "")) or "政府工作报告"


def _without_bracket(title: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]$", "", title).strip()


def _delivered(texts: Sequence[str]) -> str:
    """The day of the speech: the first full date in the head of the text; else a month; else nothing."""
    found = [match for text in texts for match in DATE.finditer(_in_digits(text))]
    for parts in (3, 2):
        for match in found:
            numbers = [int(number) for number in match.groups() if number]
            if len(numbers) == parts and _exists(*numbers):
                return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
    return ""


def _in_digits(text: str) -> str:
    """`二〇二三年一月七日` → `2023年1月7日`."""
    return SPELLED_DATE.sub(lambda match: re.sub(r"[^年月日]+", _digits, match[0]), text)


def _digits(match: re.Match[str]) -> str:
    signs = match[0].replace("○", "〇")
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        return str(10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0))
    return "".join(str(DIGITS.get(sign, sign)) for sign in signs)


def _exists(year: int, month: int, day: int = 1) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return year > 1948


def _year(paragraphs: Sequence[Line]) -> int | None:
    """The year that the report plans for, read off its headings."""
    short = [line.text for line in paragraphs if len(line.text) < 60]
    planned = [int(match[1]) for text in short for match in PLANNED.finditer(text)]
    reviewed = [int(match[1]) + 1 for text in short for match in REVIEWED.finditer(text)]
    return next(iter([*planned, *reviewed]), None)
