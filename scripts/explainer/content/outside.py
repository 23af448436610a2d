"""Lines of a report as received that are no paragraphs: its notes and front matter, and what fitted nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.content.entry import Entry, read_entries, read_entry
from explainer.content.faults import Faults, quoted

RECEIVED_KEYS = ("encoding", "mark", "between", "behind", "otherwise", "lines")
LINE_KEYS = ("line", "kind", "why", "text")


def load_outside(folder: Path, faults: Faults) -> dict[int, str]:
    """The lines by number, as `received.yaml` and `leftover.yaml` list them; a report without notes needs neither."""
    found: dict[int, str] = {}
    for entry in _entries(folder, faults):
        number = entry.whole("line")
        if number in found:
            entry.fault("line", f"line {quoted(str(number))} stands twice", "Keep one of them.")
        elif number:
            found[number] = entry.exact("text")
    return found


def _entries(folder: Path, faults: Faults) -> Iterator[Entry]:
    received, leftover = folder / "received.yaml", folder / "leftover.yaml"
    if received.exists() and (file := read_entry(received, RECEIVED_KEYS, faults)):
        yield from file.entries("lines", LINE_KEYS)
    if leftover.exists():
        yield from read_entries(leftover, LINE_KEYS, faults)
