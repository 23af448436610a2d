"""What the checks of a report may pass over, each with its reason: `reports/<year>/excused.yaml`."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import Entry, read_entry
from explainer.content.faults import Faults
from explainer.content.model import Excuse, Excuses


def load_excuses(path: Path, faults: Faults) -> Excuses:
    if not path.exists():
        return Excuses()
    file = read_entry(path, ("numbers", "quotes", "links"), faults)
    if file is None:
        return Excuses()
    return Excuses(numbers=_excuses(file, "numbers", "text"), quotes=_excuses(file, "quotes", "text"),
                   links=_excuses(file, "links", "term"))


def _excuses(file: Entry, key: str, what: str) -> tuple[Excuse, ...]:
    return tuple(_excuse(item, what) for item in file.entries(key, ("paragraph", what, "nth", "why")))


def _excuse(item: Entry, what: str) -> Excuse:
    return Excuse(item.paragraph(), item.line(what), item.line("why"), item.at, item.whole("nth", needed=False) or 0)
