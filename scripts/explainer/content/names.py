"""Words that stand in the data in one language and are shown in the other: `names.yaml`."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import read_entry
from explainer.content.faults import Faults, quoted
from explainer.content.model import Names

KEYS = ("publishers", "places", "verbs", "users")


def load_names(path: Path, faults: Faults) -> Names:
    """Pairs of zh and en by kind; all empty where there is no such file."""
    entry = read_entry(path, KEYS, faults) if path.exists() else None
    kinds: dict[str, dict[str, str]] = {}
    for kind in KEYS:
        pairs: dict[str, str] = {}
        for item in entry.entries(kind, ("zh", "en")) if entry else ():
            zh, en = item.named("zh", "zh"), item.named("en", "en")
            if zh in pairs:
                item.fault("zh", f"{quoted(zh)} has a name already", "Keep one of the two lines.")
            pairs[zh] = en
        kinds[kind] = pairs
    return Names(**kinds)
