"""The notes at the end of a report (部分名词注释) and their markers in its text, in all the forms that cities use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explainer.importing.headings import NUMERAL
from explainer.importing.received import Line
from explainer.language.numerals import DIGITS

CIRCLED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛"
_NUMBER = (
    r"\[\^(?P<foot>[0-9]{1,3})\]"
    r"|\[?\\?[（(\[〔【［](?P<bracket>[0-9]{1,3})\\?[）)\]〕】］]\]?(?:\(#[\w-]*\))?"
    rf"|(?P<circled>[{CIRCLED}])"
    r"|<sup>[（(\[〔]?(?P<sup>[0-9]{1,3})[）)\]〕]?</sup>"
)
NOTE = re.compile(
    rf"^[\s>]*(?:\*\*)?(?:注释?[\s]*)?"
    rf"(?:{_NUMBER}|(?P<plain>[0-9]{{1,3}})(?P<stop>[．.、:：\s])|(?P<han>{NUMERAL})、)"
    r"[．.、:：\s]*(?P<rest>.*)$"
)
_ABOUT = "部分|有关|相关|内容|若干|主要|重要|专业|专用|专有|专门|关键|常用|热点|新"
_WORDS = "名词|词语|术语|用语|词汇|缩略[语词]|注释|注解|释义"
_ALSO = "简称|词条|概念|指标|数据"
_EXPLAINED = "解释|注释|注解|说明|简释|释义|浅释|解读"
HEADING = re.compile(
    rf"(?:附[件录]?[0-9一二三]*[：:]?)?(?:《?.{{0,20}}?报告》?)?(?:中|里)?(?:涉及|出现)?的?(?:{_ABOUT})*"
    rf"(?:(?:{_WORDS})+(?:的?(?:{_EXPLAINED})+)?|(?:[和及与、]|{_WORDS}|{_ALSO})+的?(?:{_EXPLAINED})+)"
    rf"|(?:附|备|尾|脚)?注|(?:{_ABOUT})*解释说明"
)
DECORATION = re.compile(r"^[\s#*>【〔（(<!\-]+|[\s*】〕）)>\-：:]+$")
ORDER = re.compile(r"(?<=\w)[（(][^（）()]{2,40}[）)][\s*：:]*$")
# A marker stands behind a word; behind a stop the same sign numbers the items of a list.
_BEHIND = r"(?<=[^\s。！？；：，、:;])"
FORMS = (
    re.compile(rf"{_BEHIND}[（(]([0-9]{{1,3}})[）)]"),
    re.compile(rf"{_BEHIND}[\[〔【［]([0-9]{{1,3}})\\?[\]〕】］]"),
    re.compile(rf"{_BEHIND}([{CIRCLED}])"),
    re.compile(r"\[\^([0-9]{1,3})\]"),
    re.compile(r"<sup>[（(\[〔]?([0-9]{1,3})[）)\]〕]?</sup>"),
)
QUOTES = re.compile(r"[“”‘’「」『』\"*]")
# `＋` and `+` are the same sign: the text and its notes are often typed by different hands.
NARROW = {0xFF01 + place: 0x21 + place for place in range(94)}
_SPLIT = re.compile(r"^(?P<label>[^：:]{1,60}?)[：:](?P<text>.+)$")
_STOPPED = re.compile(r"^(?P<label>(?:[^。，；：:“”]|“[^”]{1,40}”){1,40})。(?P<text>.+)$")
_VERB = re.compile(r"^(?P<label>(?:“[^”]{1,40}”.{0,12}?|.{1,30}?))[，,]?(?P<text>(?:主要)?(?:是指|指的是|指|即|是).+)$")
# Labels that only a blank or a closing quotation mark ends.
_SPACED = re.compile(r"^(?P<label>[^\s。，；：:]{2,30})[ 　]+(?P<text>\S.+)$")
_QUOTED = re.compile(r"^(?P<label>[^\s。，；：:“”]{0,15}“[^”]{1,30}”)(?P<text>[^”].+)$")


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
    bare = DECORATION.sub("", ORDER.sub("", text)) if len(text) <= 60 else ""
    return bool(bare) and HEADING.fullmatch(re.sub(r"\s", "", bare)) is not None


def number_of(text: str) -> int | None:
    """The number with which a note begins, if it is a figure."""
    match = NOTE.match(text)
    return _value(match) if match and not match["han"] else None


def is_footnote(text: str) -> bool:
    """Whether a line is a Markdown footnote, which is a note wherever it stands."""
    return re.match(r"\s*\[\^[0-9]{1,3}\]:", text) is not None


def notes_of(lines: Sequence[Line]) -> tuple[Note, ...]:
    """The notes that the lines hold; a line without a number belongs to the note before it."""
    lines = _one_by_one(lines[0]) if len(lines) == 1 else lines
    matches = [NOTE.match(line.text) for line in lines]
    style = _style(matches)
    notes: list[Note] = []
    for line, match in zip(lines, matches, strict=True):
        if match and style and _begins(match, style, notes[-1].number if notes else 0):
            notes.append(_note(_value(match), match["rest"], line.number))
        elif notes and style:
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
    folded = text.translate(NARROW)
    for form in _forms(label):
        place = folded.find(form.translate(NARROW)) if len(form) > 1 else -1
        if place >= 0:
            return text[place:place + len(form)]
    return ""


def _forms(label: str) -> Iterator[str]:
    """A label as it may stand in the text, the longest forms first."""
    for whole in dict.fromkeys((label, re.sub(r"(?<=.)[（(][^（）()]*[）)]$", "", label))):
        bare = QUOTES.sub("", whole).strip()
        yield from (f"“{whole}”", whole, f"“{bare}”", bare)
    for quoted in re.findall(r"“[^“”]+”", label):
        yield from (quoted, quoted[1:-1])


def _out_of_order(notes: Sequence[Note]) -> Iterator[Remark]:
    numbered = [note for note in notes if note.number is not None]
    if numbered and numbered[0].number != 1:
        yield Remark(numbered[0].lines[0], f"the notes begin with {numbered[0].number}", "Look for the ones before.")
    for before, note in pairwise(numbered):
        expected = (before.number or 0) + 1
        if note.number != expected:
            yield Remark(note.lines[0], f"note {note.number} follows note {before.number}",
                         f"Look for note {expected}, or mend the number in the draft term.")


def _one_by_one(line: Line) -> Sequence[Line]:
    """The notes that all stand on one line: `1.甲：…。2.乙：…。`"""
    pieces = re.split(r"(?<=[。；])\s*(?=[0-9]{1,3}[．.、](?![0-9]))", line.text)
    due = all(number_of(piece) == place for place, piece in enumerate(pieces, start=1))
    return [replace(line, text=piece) for piece in pieces] if due else [line]


def _note(number: int | None, rest: str, line: int) -> Note:
    match = _stopped(rest) or _SPLIT.match(rest) or _VERB.match(rest)
    if not match and number is not None:
        match = _SPACED.match(rest) or _QUOTED.match(rest)
    if match:
        return Note(number, match["label"].strip(" 　*"), match["text"].strip(" 　*"), (line,))
    return Note(number, "", rest.strip(), (line,))


def _stopped(rest: str) -> re.Match[str] | None:
    """A label that ends with a full stop, and is no sentence: `“双塘”。两口塘。`."""
    match = _STOPPED.match(rest)
    if not match or _VERB.match(match["label"]):
        return None
    return match if "“" in match["label"] or len(match["label"]) <= 20 else None


def _style(matches: Sequence[re.Match[str] | None]) -> str:
    """How the notes are numbered: as the first of them; "" if they have no numbers, whatever stands in one of them."""
    numbered = [match for match in matches if match]
    if not numbered or (not any(matches[:3]) and len(numbered) * 2 < len(matches)):
        return ""
    return _group(numbered[0])


def _begins(match: re.Match[str], style: str, last: int | None) -> bool:
    """Whether the number begins a note: `1.5倍` and the items of a list within a note do not."""
    if _group(match) != style:
        return False
    return not (match["stop"] == "." and match["rest"][:1].isdigit()) or _value(match) == (last or 0) + 1


def _group(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next(name for name in ("foot", "bracket", "circled", "sup", "plain", "han") if groups[name])


def _value(match: re.Match[str]) -> int:
    return _whole(str(match[_group(match)]))


def _whole(sign: str) -> int:
    """`7`, `⑦`, `七` → 7."""
    if sign.isdecimal():
        return int(sign)
    if "十" in sign:
        tens, _, ones = sign.partition("十")
        return 10 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)
    return int("".join(str(DIGITS.get(digit) or int(unicodedata.numeric(digit))) for digit in sign))


def _counts_up(numbers: Iterable[int]) -> bool:
    """Whether most of the numbers follow each other from 1: years and list items in brackets do not."""
    found = list(numbers)
    if not found or found[0] != 1:
        return False
    return sum(after == before + 1 for before, after in pairwise(found)) * 2 >= len(found) - 1
