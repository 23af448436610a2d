"""From any bytes to the characters of a report and back, or a refusal in one line."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from explainer.content.yamlfile import FORBIDDEN, MEGABYTE
from explainer.language.han import has_han

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
ENCODINGS = ("utf-8", "gb18030")
LINE_END = r"\r\n|[\n\r]"
# What only a work report says; `各位代表` alone is enough, of the others it takes two. Plans share those that are not
# of a speech.
ADDRESS = "各位代表"
SPEECH = ("政府工作报告", "报告工作", "报告政府工作", "请予审议", "工作回顾")
SIGNS = (
    *SPEECH, "人民代表大会", "总体要求", "预期目标", "工作安排", "工作建议", "工作任务", "重点工作", "政府自身建设",
)


class RefusedError(Exception):
    """Why a text is not imported, as one sentence without its full stop."""


@dataclass(frozen=True, slots=True)
class Received:
    """A text and how its bytes spelled it."""

    text: str
    encoding: str = "utf-8"
    mark: bool = False

    def spelled(self) -> bytes:
        """The bytes again."""
        marks = {encoding: mark for mark, encoding in MARKS.items()}
        return (marks[self.encoding] if self.mark else b"") + self.text.encode(self.encoding)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number in the file, and what stands between it and the one before."""

    number: int
    text: str
    before: str


def receive(data: bytes) -> Received:
    """The text of a work report, from which `spelled` gives the same bytes."""
    if not data:
        raise RefusedError("the file is empty")
    if len(data) > MEGABYTE:
        raise RefusedError(f"the file is larger than {MEGABYTE >> 20} MB, which no work report is")
    received = _decoded(data)
    _refuse_binary(received.text)
    _refuse_other_texts(received.text)
    return received


def lines_of(text: str) -> tuple[tuple[Line, ...], str]:
    """The lines that are not blank, and what stands behind the last one; joined they are the text."""
    lines: list[Line] = []
    number, before = 1, ""
    for piece in re.split(f"({LINE_END})", text):
        if re.fullmatch(LINE_END, piece):
            number += 1
            before += piece
        elif piece.strip():
            lines.append(Line(number, piece, before))
            before = ""
        else:
            before += piece
    return tuple(lines), before


def _decoded(data: bytes) -> Received:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _faithful(data, data[len(mark):], encoding, mark=True)
    try:
        return _faithful(data, data, ENCODINGS[0])
    except RefusedError:
        return _faithful(data, data, ENCODINGS[1])


def _faithful(data: bytes, body: bytes, encoding: str, *, mark: bool = False) -> Received:
    """The text in this encoding, if it gives back the same bytes."""
    try:
        received = Received(body.decode(encoding), encoding, mark)
        same = received.spelled() == data
    except UnicodeError:
        same = False
    if not same:
        raise RefusedError("the file is no text in UTF-8 or GB18030; save it as UTF-8")
    return received


def _refuse_binary(text: str) -> None:
    strange = len(FORBIDDEN.findall(text))
    if "\0" in text or strange * 200 > len(text):
        raise RefusedError("the file is not plain text; save the report as .txt or .md")
    if not text.strip():
        raise RefusedError("the file holds nothing but blanks")


def _refuse_other_texts(text: str) -> None:
    if not has_han(text):
        raise RefusedError("the text holds no Chinese; a work report is imported in its original language")
    signs = {sign for sign in SIGNS if sign in text}
    if ADDRESS not in text and (len(signs) < 2 or signs.isdisjoint(SPEECH)):
        raise RefusedError(f"the text is no work report: it has neither `{ADDRESS}` nor the usual headings")
