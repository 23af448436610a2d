"""One mapping of a YAML file, read key by key; each key knows its line, and nothing is ever raised.

Values stay as typed, so that `8.10`, `no` and `12345` mean themselves. A reader asks for each key in the form that it
needs; what is missing or has another form becomes a fault and an empty value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import yaml

from explainer.content.faults import Faults, quoted, shown
from explainer.content.model import LANGS, At, Words
from explainer.content.yamlfile import FORBIDDEN, MEGABYTE, read_node

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PARAGRAPH = re.compile(r"p[1-9][0-9]{0,4}")
NUMBER = re.compile(r"[-−]?[0-9]{1,30}(\.[0-9]{1,30})?")
WHOLE = re.compile(r"[0-9]{1,9}")
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
HAN = re.compile(
    r"[\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff]+"
)
NOTHING = ("", "~", "null")
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Entry:
    """A mapping and where it stands. `values` holds the nodes of all its keys, unknown ones included."""

    at: At
    values: dict[str, yaml.Node]
    faults: Faults

    def fault(self, key: str, wrong: str, mend: str) -> None:
        """A fault at `key`, or at the entry if it lacks the key."""
        self.faults.add(self.at.file, self.at.of(key), wrong, mend)

    def has(self, key: str) -> bool:
        return key in self.values and not _is_nothing(self.values[key])

    def is_text(self, key: str) -> bool:
        return isinstance(self.values.get(key), yaml.ScalarNode)

    def line(self, key: str, *, needed: bool = True, name: str = "") -> str:
        """A text of one line, without blanks at its ends; faults call it `name`."""
        value = self._scalar(key, needed).strip()
        if "\n" in value:
            self.fault(key, f"`{name or key}` is broken over lines", "Write it as one line, a long one under `|-`.")
        return " ".join(value.split("\n"))

    def exact(self, key: str, *, needed: bool = True) -> str:
        """A text exactly as typed; the line end that `|` adds is not part of it."""
        return self._scalar(key, needed).rstrip("\n")

    def words(self, key: str, *, needed: bool = True) -> Words:
        """A text in both languages."""
        inner = self.entry(key, LANGS, needed=needed)
        if inner is None:
            return Words()
        return Words(*(inner.named(f"{key}.{lang}", lang, needed=needed) for lang in LANGS))

    def named(self, name: str, key: str, *, needed: bool = True) -> str:
        """Like `line`, for a key that faults call by its full `name`; English is free of Chinese characters."""
        if needed and not self.has(key):
            self.fault(key, f"`{name}` has no text", f"Write `{key}: …` there.")
            return ""
        text = self.line(key, needed=False, name=name)
        if key == "en" and (found := HAN.search(text)):
            self.fault(key, f"`{name}` holds Chinese characters: {quoted(found[0])}",
                       "Write it in English, with Western punctuation.")
        return text

    def choice(self, key: str, options: Sequence[str], *, needed: bool = True) -> str:
        """One of `options`, or "" ."""
        value = self.line(key, needed=needed)
        if not value or value in options:
            return value
        self.fault(key, f"{quoted(value)} is not a value of `{key}`", known(value, options))
        return ""

    def id(self, key: str, *, needed: bool = True) -> str:
        value = self.line(key, needed=needed)
        if value and not ID.fullmatch(value):
            self.fault(key, f"{quoted(value)} is not an id", "Write lower-case letters, digits and single hyphens.")
        return value

    def paragraph(self, key: str = "paragraph", *, needed: bool = True) -> str:
        value = self.line(key, needed=needed)
        if value and not PARAGRAPH.fullmatch(value):
            self.fault(key, f"{quoted(value)} is not a paragraph", "Write `p` and its number: `p12`.")
            return ""
        return value

    def flag(self, key: str, true: str = "true", false: str = "false", *, needed: bool = False) -> bool:
        return self.choice(key, (true, false), needed=needed) == true

    def whole(self, key: str, *, needed: bool = True) -> int | None:
        value = self.line(key, needed=needed)
        if not value:
            return None
        if WHOLE.fullmatch(value) and value.isascii():
            return int(value)
        self.fault(key, f"{quoted(value)} is not a whole number", "Write digits only: `2024`.")
        return None

    def number(self, key: str, *, needed: bool = True) -> Decimal | None:
        value = self.line(key, needed=needed)
        if not value:
            return None
        if NUMBER.fullmatch(value):
            return Decimal(value.replace("−", "-"))
        self.fault(key, f"{quoted(value)} is not a number", "Write digits and at most one point: `53.13`.")
        return None

    def date(self, key: str, *, needed: bool = True, also: Sequence[str] = ()) -> str:
        """A year, a month or a day that exists, or a word of `also`."""
        value = self.line(key, needed=needed)
        if value and value not in also and not is_date(value):
            words = "".join(f" or `{word}`" for word in also)
            self.fault(key, f"{quoted(value)} is not a date", f"Write `2024`, `2024-01` or `2024-01-31`{words}.")
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        found = []
        for number, node in enumerate(self._items(key, needed)):
            if isinstance(node, yaml.ScalarNode) and not _is_nothing(node) and not FORBIDDEN.search(node.value):
                found.append(node.value)
            else:
                self.fault(f"{key}.{number}", f"`{key}` holds something that is not a text", "Write `[one, two]`.")
        for text in sorted({text for text in found if found.count(text) > 1}):
            self.fault(key, f"{quoted(text)} stands twice in `{key}`", "Keep one of them.")
        return tuple(dict.fromkeys(found))

    def ids(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of ids."""
        found = self.texts(key, needed=needed)
        for value in found:
            if not ID.fullmatch(value):
                self.fault(key, f"{quoted(value)} in `{key}` is not an id",
                           "Write lower-case letters, digits and single hyphens.")
        return found

    def counts(self, key: str) -> dict[int, int]:
        """A mapping of whole numbers: `{2024: 1}`."""
        inner = self.entry(key, None, needed=False)
        found = {}
        for name in inner.values if inner else ():
            count = inner.whole(name) if inner else None
            if WHOLE.fullmatch(name) and count is not None:
                found[int(name)] = count
            elif not WHOLE.fullmatch(name):
                self.fault(f"{key}.{name}", f"{quoted(name)} in `{key}` is not a year", "Write `{2024: 1}`.")
        return found

    def entry(self, key: str, keys: Sequence[str] | None, *, needed: bool = True) -> Entry | None:
        """The mapping under `key`."""
        node = self.values.get(key)
        if isinstance(node, yaml.MappingNode):
            return entry_of(node, keys, self.at.file, self.faults)
        if self.has(key):
            example = ", ".join(f"{name}: …" for name in (keys or ())[:2])
            self.fault(key, f"`{key}` has no keys of its own", f"Write `{key}: {{{example}}}`.")
        elif needed:
            self.fault(key, f"`{key}` is missing", f"Write `{key}:`, as in glossary/README.md.")
        return None

    def entries(self, key: str, keys: Sequence[str], *, needed: bool = False) -> tuple[Entry, ...]:
        """The list of mappings under `key`."""
        return tuple(_entries(self._items(key, needed), keys, self.at.file, self.faults))

    def _items(self, key: str, needed: bool) -> Sequence[yaml.Node]:
        node = self.values.get(key)
        if isinstance(node, yaml.SequenceNode):
            items: Sequence[yaml.Node] = node.value
            return items
        if self.has(key):
            self.fault(key, f"`{key}` is not a list", f"Write `{key}: [one, two]`, or each on a line after `- `.")
        elif needed:
            self.fault(key, f"`{key}` is missing", f"Write `{key}: […]`.")
        return ()

    def _scalar(self, key: str, needed: bool) -> str:
        node = self.values.get(key)
        if isinstance(node, yaml.ScalarNode) and not _is_nothing(node):
            if bad := FORBIDDEN.search(node.value):
                self.fault(key, f"`{key}` holds the character U+{ord(bad[0]):04X}", "Delete it.")
                return FORBIDDEN.sub("", node.value)
            return str(node.value)
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self.fault(key, f"`{key}` is not a text", "Put a text that begins with a bracket in quotes.")
        elif needed:
            self.fault(key, f"`{key}` has no text", f"Write `{key}: …`.")
        return ""


def read_entry(path: Path, keys: Sequence[str], faults: Faults, cap: int = MEGABYTE) -> Entry | None:
    """The mapping that `path` holds."""
    node = read_node(path, faults, cap)
    if isinstance(node, yaml.MappingNode):
        return entry_of(node, keys, shown(path), faults)
    if node is not None:
        faults.add(shown(path), 1, "no `key: value` lines", "The keys are listed in glossary/README.md.")
    return None


def read_entries(path: Path, keys: Sequence[str], faults: Faults, cap: int = MEGABYTE) -> tuple[Entry, ...]:
    """The list of mappings that `path` holds."""
    node = read_node(path, faults, cap)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_entries(node.value, keys, shown(path), faults))
    if node is not None:
        faults.add(shown(path), node.start_mark.line + 1, "not a list of entries",
                   f"Begin each entry with `- {keys[0]}: …` at the left margin.")
    return ()


def unique(entries: Iterable[Entry], key: str, make: Callable[[Entry], Thing]) -> dict[str, Thing]:
    """What `make` makes of each entry, by the id under `key`; an id that comes again is a fault there."""
    things: dict[str, Thing] = {}
    for entry in entries:
        name, thing = entry.line(key, needed=False), make(entry)
        if name in things:
            entry.fault(key, f"{quoted(name)} stands twice", f"Each entry has its own `{key}`.")
        elif name:
            things[name] = thing
    return things


def entry_of(node: yaml.MappingNode, keys: Sequence[str] | None, file: str, faults: Faults) -> Entry:
    """The entry that `node` is; keys outside of `keys` are faults (`None`: any key)."""
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.add(file, line, "a key is not a word", "Put a text that begins with a bracket or `?` in quotes.")
            continue
        if key.value in values:
            faults.add(file, line, f"{quoted(key.value)} is written twice", "Keep one of them.")
        elif keys is not None and key.value not in keys:
            faults.add(file, line, f"unknown key {quoted(key.value)}", known(key.value, keys, _cut_off(value)))
        values[key.value] = value
    return Entry(At(file, node.start_mark.line + 1, dict(_lines(node))), values, faults)


def known(word: str, options: Sequence[str], otherwise: str = "") -> str:
    """How to mend a word that is none of `options`: the nearest one, else `otherwise`, else all of them."""
    if near := get_close_matches(word[:80], options, n=1, cutoff=0.7):
        return f"Did you mean `{near[0]}`?"
    return otherwise or f"Known: {', '.join(options)}."


def is_date(value: str) -> bool:
    """Whether `value` is a year, a month or a day of the calendar."""
    if not DATE.fullmatch(value) or not value.isascii():
        return False
    year, month, day = (*value.split("-"), "01", "01")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _entries(nodes: Sequence[yaml.Node], keys: Sequence[str], file: str, faults: Faults) -> Iterator[Entry]:
    for node in nodes:
        if isinstance(node, yaml.MappingNode):
            yield entry_of(node, keys, file, faults)
        else:
            faults.add(file, node.start_mark.line + 1, "an entry without keys", f"Write `{keys[0]}: …`.")


def _lines(node: yaml.Node, prefix: str = "") -> Iterator[tuple[str, int]]:
    """Each dotted key below `node` with its line; items of lists are called by their place: `components.0.zh`."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, key.start_mark.line + 1, value)
                 for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(str(place), item.start_mark.line + 1, item) for place, item in enumerate(node.value)]
    else:
        return
    for name, line, value in pairs:
        yield f"{prefix}{name}", line
        yield from _lines(value, f"{prefix}{name}.")


def _cut_off(value: yaml.Node) -> str:
    """How to mend a key without a value: within `{…}` it is mostly the rest of a text with a comma."""
    return "If it is the rest of a text, put that text in quotes: a comma ends it." if _is_nothing(value) else ""


def _is_nothing(node: yaml.Node) -> bool:
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value.strip() or (not node.style and node.value in NOTHING)
