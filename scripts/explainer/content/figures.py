"""The numbers of a report: `reports/<year>/figures/*.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.content.entry import Entry, read_entry
from explainer.content.faults import Faults, quoted
from explainer.content.model import Figure
from explainer.content.texts import unmarked
from explainer.content.vocabulary import BASES, COMPARISONS, FIGURE_KINDS, FIGURE_STATUSES, UNITLESS_KINDS

KEYS = (
    "paragraph", "text", "nth", "metric", "value", "unit", "kind", "status", "period", "qualifier", "compare", "basis",
    "indicator",
)
TIMED_KINDS = ("level", "growth", "difference", "share")
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?| ?[HQ][1-4])?"
PERIOD = re.compile(rf"(?:end-|since-|by-|before-)?{_DAY}(?:[–→](?:{_DAY}|[0-9]{{2}}|[HQ][1-4]|latest))?")


def load_figures(folder: Path, faults: Faults) -> tuple[Figure, ...]:
    """The figures in the order in which they are written."""
    found: list[Figure] = []
    for path in sorted(folder.glob("*.yaml")):
        if file := read_entry(path, ("figures",), faults):
            found.extend(figure_of(entry) for entry in file.entries("figures", KEYS, needed=True))
    return tuple(found)


def figure_of(entry: Entry) -> Figure:
    kind, status = entry.choice("kind", FIGURE_KINDS), entry.choice("status", FIGURE_STATUSES)
    figure = Figure(
        paragraph=entry.paragraph(),
        text=entry.line("text"),
        nth=_nth(entry),
        metric=unmarked(entry, "metric"),
        value=entry.number("value", needed=kind not in ("label", "date", "ratio")),
        unit=entry.line("unit", needed=kind not in ("", *UNITLESS_KINDS)),
        kind=kind,
        status=status,
        at=entry.at,
        period=period(entry, needed=status == "reported" and kind in TIMED_KINDS),
        qualifier=entry.line("qualifier", needed=False),
        compare=entry.choice("compare", COMPARISONS, needed=False),
        basis=entry.choice("basis", BASES, needed=kind == "growth"),
        indicator=entry.id("indicator", needed=False),
    )
    if figure.basis and kind != "growth":
        entry.fault("basis", "`basis` stands beside a figure that is no growth", "Delete it.")
    return figure


def period(entry: Entry, *, needed: bool = True) -> str:
    """A time as figures and values name it: `2023`, `2021–2023`, `end-2023`, `since-2021`."""
    value = entry.line("period", needed=needed)
    if value and not PERIOD.fullmatch(value):
        entry.fault("period", f"{quoted(value)} is not a period",
                    "Write `2023`, `2021–2023`, `end-2023` or `since-2021`.")
    return value


def _nth(entry: Entry) -> int:
    nth = entry.whole("nth", needed=False)
    if nth == 0:
        entry.fault("nth", "`nth` counts from 1", "Write `nth: 1` for the first occurrence.")
    return nth or 1
