"""Series across years and areas: `indicators/<theme>.yaml`."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import ID, Entry, read_entries, unique
from explainer.content.faults import Faults, quoted, shown
from explainer.content.figures import period
from explainer.content.model import Indicator, Value
from explainer.content.texts import unmarked
from explainer.content.vocabulary import BOUNDS, FIGURE_KINDS, VALUE_STATUSES

KEYS = ("id", "name", "name_source", "unit", "better", "definition", "definition_sources", "note", "terms", "values")
VALUE_KEYS = (
    "area", "period", "kind", "value", "printed", "unit", "status", "bound", "scope", "source", "also", "paragraph",
    "quote", "note",
)
BETTER = ("higher", "lower", "neither")


def load_indicators(folder: Path, faults: Faults) -> dict[str, Indicator]:
    """The indicators by id: themes sorted, within a theme as written."""
    entries: list[Entry] = []
    for path in sorted(folder.glob("*.yaml")):
        if ID.fullmatch(path.stem):
            entries.extend(read_entries(path, KEYS, faults))
        else:
            faults.add(shown(path), 1, f"the file name {quoted(path.stem)} is not an id", "Name it by its theme.")
    return unique(entries, "id", _indicator)


def _indicator(entry: Entry) -> Indicator:
    name_source = entry.entry("name_source", ("kind", "source"), needed=False)
    if name_source:
        name_source.line("kind")
        name_source.id("source", needed=False)
    return Indicator(
        id=entry.id("id"),
        theme=Path(entry.at.file).stem,
        name=unmarked(entry, "name"),
        unit=entry.line("unit", needed=False),
        better=entry.choice("better", BETTER, needed=False),
        definition=unmarked(entry, "definition"),
        definition_sources=entry.ids("definition_sources"),
        note=unmarked(entry, "note", needed=False),
        terms=entry.ids("terms"),
        values=tuple(_value(item) for item in entry.entries("values", VALUE_KEYS, needed=True)),
        at=entry.at,
    )


def _value(entry: Entry) -> Value:
    value = Value(
        area=entry.id("area"),
        period=period(entry),
        kind=entry.choice("kind", FIGURE_KINDS),
        status=entry.choice("status", VALUE_STATUSES),
        source=entry.id("source"),
        at=entry.at,
        value=entry.number("value", needed=False),
        printed=entry.line("printed", needed=False),
        unit=entry.line("unit", needed=False),
        bound=entry.choice("bound", BOUNDS, needed=False),
        scope=unmarked(entry, "scope", needed=False),
        also=entry.id("also", needed=False),
        paragraph=entry.paragraph(needed=False),
        quote=entry.line("quote", needed=False),
        note=unmarked(entry, "note", needed=False),
    )
    if not entry.has("value") and not value.printed:
        entry.fault("value", "a value without a number", "Write `value: 6.4`, or `printed: …` as in the source.")
    return value
