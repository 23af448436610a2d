"""The notes at the end of a report (部分名词注释) and their markers in its text, in all the forms that cities use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explainer.importing.received import Line

CIRCLED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛"
_NUMBER = (
    r"\[\^(?P<foot>[0-9]{1,3})\]"
    r"|[（(\[〔【［](?P<bracket>[0-9]{1,3})[）)\]〕】］]"
    rf"|(?P<circled>[{CIRCLED}])"
    r"|<sup>[（(\[〔]?(?P<sup>[0-9]{1,3})[）)\]〕]?</sup>"
)
NOTE = re.compile(
    rf"^[\s>]*(?:\*\*)?(?:注释?[\s]*)?(?:{_NUMBER}|(?P<plain>[0-9]{{1,3}})(?P<stop>[．.、:：\s]))"
    r"[．.、:：\s]*(?P<rest>.*)$"
)
HEADING = re.compile(
    r"(?:附件?[0-9一二三]*[：:]?)?(?:《?.{0,12}?政府工作报告》?)?(?:中|里)?的?(?:部分|有关|相关|若干|主要|专业|专用|新)*"
    r"(?:名词|词语|术语|用语|词汇|缩略语|词条|概念|指标|注释|注解|释义)+的?(?:解释|注释|注解|说明|简释|释义|浅释)?"
)
DECORATION = re.compile(r"^[\s#*>【〔（(<!\-]+|[\s*】〕）)>\-：:]+$")
ATTACHMENT = re.compile(r"^[\s#*]*附(?:件|表|图|录)")
# A marker stands behind a word; behind a stop the same sign numbers the items of a list.
_BEHIND = r"(?<=[^\s。！？；：，、:;])"
FORMS = (
    re.compile(rf"{_BEHIND}[（(]([0-9]{{1,3}})[）)]"),
    re.compile(rf"{_BEHIND}[\[〔【［]([0-9]{{1,3}})[\]〕】］]"),
    re.compile(rf"{_BEHIND}([{CIRCLED}])"),
    re.compile(r"\[\^([0-9]{1,3})\]"),
    re.compile(r"<sup>[（(\[〔]?([0-9]{1,3})[）)\]〕]?</sup>"),
)
QUOTES = re.compile(r"[“”‘’「」『』\"*]")
LABEL_MOST = 60
_SPLIT = re.compile(r"^(?P<label>[^：:]{1,60}?)[：:](?P<text>.+)$")
_VERB = re.compile(r"^(?P<label>(?:“[^”]{1,40}”.{0,12}?|.{1,30}?))[，,]?(?P<text>(?:主要)?(?:是指|指的是|指|即|是).+)$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number and label, what it says, and the lines on which it stands."""

    number: int | None
    label: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a line that the importer did not understand, and what to do about it."""

    line: int
    wrong: str
    mend: str


def is_heading(text: str) -> bool:
    """Whether a line says that notes follow."""
    bare = DECORATION.sub("", text) if len(text) <= 60 else ""
    return bool(bare) and HEADING.fullmatch(re.sub(r"\s", "", bare)) is not None


def number_of(text: str) -> int | None:
    """The number with which a note begins."""
    match = NOTE.match(text)
    return _value(match) if match else None


def is_footnote(text: str) -> bool:
    """Whether a line is a Markdown footnote, which is a note wherever it stands."""
    return re.match(r"\s*\[\^[0-9]{1,3}\]:", text) is not None


def notes_of(lines: Sequence[Line]) -> tuple[Note, ...]:
    """The notes that the lines hold; a line without a number belongs to the note before it."""
    numbered = any(number_of(line.text) is not None for line in lines)
    notes: list[Note] = []
    for line in lines:
        match = NOTE.match(line.text)
        if match and _begins(match, notes[-1].number if notes else 0):
            notes.append(_note(_value(match), match["rest"], line.number))
        elif notes and numbered:
            last = notes[-1]
            notes[-1] = replace(last, text=f"{last.text}{line.text.strip()}", lines=(*last.lines, line.number))
        else:
            notes.append(_note(None, line.text.strip(), line.number))
    return tuple(notes)


def markers_of(paragraphs: Sequence[Line]) -> tuple[tuple[int, Line], ...]:
    """The note markers of the text, in the one form that counts up from 1 most often."""
    best: tuple[tuple[int, Line], ...] = ()
    for pattern in FORMS:
        found = tuple((_whole(match[1]), line) for line in paragraphs for match in pattern.finditer(line.text))
        if _counts_up([number for number, _ in found]) and len(found) > len(best):
            best = found
    return best


def remarks_on(notes: Sequence[Note], markers: Sequence[tuple[int, Line]]) -> Iterator[Remark]:
    """What does not fit between notes and markers."""
    numbers = [note.number for note in notes if note.number is not None]
    yield from _out_of_order(notes)
    if markers and not notes:
        yield Remark(markers[0][1].number, f"the text has {len(markers)} note markers, but no notes",
                     "Add the notes at the end of the file, if they were published, or write the terms by hand.")
        return
    if notes and not markers:
        yield Remark(notes[0].lines[0], f"the {len(notes)} notes have no markers in the text",
                     "Nothing to do if the report prints none: each note is found by its label.")
        return
    marked = {number for number, _ in markers}
    for number, line in markers:
        if number not in numbers:
            yield Remark(line.number, f"the marker {number} has no note", "Compare with the printed report.")
    for note in notes:
        if note.number is not None and note.number not in marked:
            yield Remark(note.lines[0], f"note {note.number} has no marker in the text",
                         "Compare with the printed report.")


def form_in(text: str, label: str) -> str:
    """The exact form in which the text prints the label of a note, or ""."""
    bare = QUOTES.sub("", label).strip()
    quoted = re.findall(r"“[^“”]+”", label)
    for form in (f"“{label}”", label, f"“{bare}”", bare, *quoted, *(part[1:-1] for part in quoted)):
        if len(form) > 1 and form in text:
            return str(form)
    return ""


def _out_of_order(notes: Sequence[Note]) -> Iterator[Remark]:
    numbered = [note for note in notes if note.number is not None]
    if numbered and numbered[0].number != 1:
        yield Remark(numbered[0].lines[0], f"the notes begin with {numbered[0].number}", "Look for the ones before.")
    for before, note in pairwise(numbered):
        expected = (before.number or 0) + 1
        if note.number != expected:
            yield Remark(note.lines[0], f"note {note.number} follows note {before.number}",
                         f"Look for note {expected}, or mend the number in the draft term.")


def _note(number: int | None, rest: str, line: int) -> Note:
    match = _SPLIT.match(rest) or _VERB.match(rest)
    if match:
        return Note(number, match["label"].strip(" 　*"), match["text"].strip(" 　*"), (line,))
    return Note(number, "", rest.strip(), (line,))


def _begins(match: re.Match[str], last: int | None) -> bool:
    """Whether the number begins a note: `1.5倍` does not, unless note 1 is due and its label begins with a digit."""
    if match["stop"] == "." and match["rest"][:1].isdigit():
        return _value(match) == (last or 0) + 1
    return True


def _value(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return _whole(next(str(groups[name]) for name in ("foot", "bracket", "circled", "sup", "plain") if groups[name]))


def _whole(sign: str) -> int:
    """`7`, `⑦` → 7."""
    return int(sign) if sign.isdecimal() else int(unicodedata.numeric(sign))


def _counts_up(numbers: Iterable[int]) -> bool:
    """Whether most of the numbers follow each other from 1: years and list items in brackets do not."""
    found = list(numbers)
    if not found or found[0] != 1:
        return False
    return sum(after == before + 1 for before, after in pairwise(found)) * 2 >= len(found) - 1
