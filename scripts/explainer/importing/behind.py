"""What stands behind the last words of a report: notes and attachments, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.importing.headings import ADDRESS, HEAD, NUMERAL, is_marked, plain
from explainer.importing.notes import is_heading, number_of
from explainer.importing.received import Line

NOTES_HEADING, NOTE, ATTACHED = "notes-heading", "note", "an attachment"
# `附件2 重点项目表`, `附：`: a line of its own, no sentence.
ATTACHMENT = re.compile(r"[\s#*【〔（(]*附(?:[件表图录]|(?=\s*[：:*）)】〕]|\s*$))[^。；，]{0,50}")
# `（按报告中出现的先后为序）`, `一、2030年工作回顾部分`: what stands between notes and is none.
ASIDE = re.compile(r"[（(][^（）()]{4,40}[）)]")
GROUP = re.compile(rf"(?:{NUMERAL}、|[（(]{NUMERAL}[）)])[^。；，：:]{{2,30}}")
ITEM = re.compile(rf"[\s*]*(?:{NUMERAL}、|[（(]{NUMERAL}[）)]|1[．.、])")
ENTRY = re.compile(r"\s*[“《\w*].{0,60}[：:].")
CLOSING_NOTE = re.compile(r"\s*\\?(?:[\[〔【［①⑴]|<sup>)")


def kinds_behind(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The places of all lines behind the report, each with what it is."""
    kind = NOTE
    for place in range(min(_notes_begin(lines), _attachments_begin(lines)), len(lines)):
        text = lines[place].text
        if _heads_notes(lines, place):
            kind = NOTE
            yield place, NOTES_HEADING
        elif ATTACHMENT.fullmatch(text):
            kind = ATTACHED
            yield place, NOTES_HEADING if _heads_notes(lines, place + 1) else ATTACHED
        elif kind == NOTE and _heads_a_list(lines, place):
            kind = ATTACHED
            yield place, ATTACHED
        elif kind == NOTE and _is_between(lines, place):
            yield place, NOTES_HEADING
        else:
            yield place, kind


def _notes_begin(lines: Sequence[Line]) -> int:
    """The place of the heading of the notes, or of the first note at the end of a text without such a heading."""
    for place in range(1, len(lines)):
        if _heads_notes(lines, place):
            return place
    for place in range(len(lines) - 1, 0, -1):
        if not CLOSING_NOTE.match(lines[place].text) or number_of(lines[place].text) is None:
            break
        if number_of(lines[place].text) == 1:
            return place
    return len(lines)


def _attachments_begin(lines: Sequence[Line]) -> int:
    """The place of the first attachment behind the words with which the speaker begins."""
    address = next((place for place, line in enumerate(lines) if plain(line.text).startswith(ADDRESS)), HEAD)
    return next((place for place in range(address + 1, len(lines)) if ATTACHMENT.fullmatch(lines[place].text)),
                len(lines))


def _heads_notes(lines: Sequence[Line], place: int) -> bool:
    return (place < len(lines) and is_heading(lines[place].text)
            and any(_is_entry(after.text) for after in lines[place + 1:place + 4]))


def _heads_a_list(lines: Sequence[Line], place: int) -> bool:
    """Whether a line in bold heads a list of other things: their items have numbers, but no label with a colon."""
    text = lines[place].text
    if not is_marked(text) or re.search("[。：:]", text) or number_of(text) is not None or place + 1 == len(lines):
        return False
    return ITEM.match(lines[place + 1].text) is not None and not ENTRY.match(lines[place + 1].text)


def _is_between(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands between notes: an aside in brackets, or a heading over a group of them."""
    text, marked = plain(lines[place].text), is_marked(lines[place].text)
    if ASIDE.fullmatch(text):
        return number_of(text) is None
    grouped = GROUP.fullmatch(text) is not None or (marked and len(text) <= 30 and number_of(text) is None)
    return (grouped and not re.search("[。：:]", text)
            and place + 1 < len(lines) and _is_entry(lines[place + 1].text))


def _is_entry(text: str) -> bool:
    return number_of(text) is not None or ENTRY.match(text) is not None
