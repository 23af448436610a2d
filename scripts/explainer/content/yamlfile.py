"""YAML with positions: from any bytes whatever to nodes that know their line, or to faults.

Only what an editor needs is let through: mappings, lists and texts. Aliases, anchors, tags and deep nests are
refused on the event stream, before anything is composed, so that no file can explode or overflow the stack.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import yaml

from explainer.content.faults import Faults, quoted, shown

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MEGABYTE = 1 << 20
DEPTH = 20
TOO_DEEP = (f"nested more than {DEPTH} deep", "Put a text with brackets in quotes.")
# What the parser says, whether its context is the place to look at, what is wrong, and how to mend it.
SYNTAX = (
    ("tab character", False, "a tab stands where spaces belong", "Indent with spaces, two for each step."),
    ("mapping values", False, "a colon and a space stand within a text",
     "Put the text in quotes, or under `|-`; or write the Western colon that the line above lacks."),
    ("expected ':'", True, "this line is no `key: text`",
     "Write a Western colon and a space after the key; a text under `|-` stands two spaces further right."),
    ("expected ',' or", True, "what opens here with a bracket is not closed, or a comma is missing in it",
     "Use Western `,` `]` `}`; put texts that hold a comma, a colon or a bracket in quotes."),
    ("expected node content", True, "what opens here with a bracket is not closed", "Close it with `]` or `}`."),
    ("expected key", False, "this line does not go with the one above",
     "Begin it exactly below the other keys; within `\"…\"` use curly quotes “ ”."),
    ("expected '-'", False, "this line does not go with the one above",
     "Begin it exactly below the other keys of its entry, or with `- `."),
    ("sequence entries", False, "a list begins on the line of its key", "Begin it on the next line: `- …`."),
    ("cannot start", False, "a text begins with a sign that has a meaning of its own", "Put the text in quotes."),
    ("end of stream", True, "the quotation mark that opens here is not closed",
     "Close it, or write the text on a line of its own under `|-`."),
    ("escape character", False, "a `\\` stands in a text in quotes", "Write the text on a line of its own under `|-`."),
    ("another document", False, "a second document begins here", "Delete the line `---`."),
)
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_END = re.compile(r"\r\n|[\n\r]")


def read_bytes(path: Path, faults: Faults, cap: int = MEGABYTE) -> bytes | None:
    """The bytes of a plain file of at most `cap` bytes, or None with the reason in `faults`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            faults.add(shown(path), 1, "not a plain file", "Put a text file of this name here, or remove it.")
            return None
        with path.open("rb") as file:
            data = file.read(cap + 1)
    except FileNotFoundError:
        faults.add(shown(path), 1, "the file is missing", "Write it as glossary/README.md says, or restore it.")
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unusable name"
        faults.add(shown(path), 1, f"the file cannot be read: {reason}", "Restore it, or remove the link to it.")
        return None
    if len(data) > cap:
        faults.add(shown(path), 1, f"the file is larger than {cap // MEGABYTE} MB", "Cut it into several files.")
        return None
    return data


def read_text(path: Path, faults: Faults, cap: int = MEGABYTE) -> str | None:
    """The characters of a UTF-8 file, without a byte order mark; None with the reason in `faults`."""
    data = read_bytes(path, faults, cap)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the position counts from behind it; the line is the same.
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(shown(path), line, f"byte 0x{error.object[error.start]:02x} is not UTF-8",
                   "Save the file as UTF-8.")
        return None
    if bad := FORBIDDEN.search(text):
        line = line_at(text, bad.start())
        faults.add(shown(path), line, f"the character U+{ord(bad[0]):04X} is not allowed", "Delete it.")
        return None
    return text


def read_node(path: Path, faults: Faults, cap: int = MEGABYTE) -> yaml.Node | None:
    """The one document of a YAML file, or None with the reason in `faults`."""
    text = read_text(path, faults, cap)
    if text is None:
        return None
    file = shown(path)
    try:
        if not _is_plain(text, file, faults):
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line, wrong, mend = _explained(error)
        faults.add(file, max(1, min(line, line_at(text.rstrip(), len(text)))), wrong, mend)
        return None
    if node is None:
        faults.add(file, 1, "the file is empty", "Write its keys, as listed in glossary/README.md, or remove it.")
    return node


def line_at(text: str, position: int) -> int:
    """The number of the line that holds `position`."""
    return len(LINE_END.findall(text, 0, position)) + 1


def _explained(error: Exception) -> tuple[int, str, str]:
    """Line, fault and cure of what the parser says, in words of an editor."""
    problem = getattr(error, "problem", None) or "it cannot be read"
    context, place = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if "nesting depth" in problem:
        return (place.line + 1 if place else 1, *TOO_DEEP)
    for words, in_context, wrong, mend in SYNTAX:
        if words in problem:
            mark = (context if in_context else None) or place
            return mark.line + 1 if mark else 1, wrong, mend
    mark = place or context
    return (mark.line + 1 if mark else 1, f"not YAML: {problem}",
            "Check indents and quotes; long texts stand as one line under `|-`.")


def _is_plain(text: str, file: str, faults: Faults) -> bool:
    """Whether the events hold no alias, anchor or tag and are not nested too deeply."""
    depth, plain = 0, True
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            faults.add(file, line, f"{quoted(anchor)} is an anchor or alias of YAML",
                       "Write the text out; a text that begins with `*` or `&` stands in quotes.")
            plain = False
        if tag:
            faults.add(file, line, f"{quoted(tag)} is a tag of YAML",
                       "Delete it; a text that begins with `!` stands in quotes.")
            plain = False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                faults.add(file, line, *TOO_DEEP)
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return plain

