"""Does it add up? Tests of the report's numbers: `checks.yaml`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from explainer.content.entry import Entry, read_entries, unique
from explainer.content.faults import Faults
from explainer.content.model import Check, CheckValue
from explainer.content.texts import unmarked
from explainer.content.vocabulary import CHECK_VERDICTS

KEYS = ("id", "paragraph", "what", "arithmetic", "values", "verdict", "conclusion", "sources", "apart")


def load_checks(path: Path, faults: Faults) -> dict[str, Check]:
    """The checks by id, as written."""
    return unique(read_entries(path, KEYS, faults), "id", _check) if path.exists() else {}


def _check(entry: Entry) -> Check:
    return Check(
        id=entry.id("id"),
        what=unmarked(entry, "what"),
        arithmetic=entry.line("arithmetic"),
        values=tuple(_value(item) for item in entry.entries("values", ("value", "of", "source", "paragraph"))),
        verdict=entry.choice("verdict", CHECK_VERDICTS),
        apart=entry.flag("apart"),
        conclusion=unmarked(entry, "conclusion"),
        sources=entry.ids("sources"),
        at=entry.at,
        paragraph=entry.paragraph(needed=False),
    )


def _value(entry: Entry) -> CheckValue:
    return CheckValue(
        value=entry.number("value") or Decimal(0),
        of=unmarked(entry, "of"),
        source=entry.id("source"),
        paragraph=entry.paragraph(needed=False),
    )
