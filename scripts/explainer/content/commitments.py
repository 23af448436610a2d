"""What a report promises, and what became of it: `reports/<year>/commitments.yaml`."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import Entry, read_entries, unique
from explainer.content.faults import Faults
from explainer.content.model import Commitment, Outcome, Words
from explainer.content.texts import unmarked
from explainer.content.vocabulary import BOUNDS, OUTCOME_BASES, OUTCOME_STATES

KEYS = (
    "id", "paragraph", "text", "what", "verb", "target", "unit", "bound", "deadline", "theme", "places", "indicator",
    "outcome", "looked", "looked_in",
)
OUTCOME_KEYS = ("value", "unit", "date", "basis", "state", "done_on", "sources", "note")


def load_commitments(path: Path, faults: Faults) -> tuple[Commitment, ...]:
    """The commitments in reading order."""
    if not path.exists():
        return ()
    return tuple(unique(read_entries(path, KEYS, faults), "id", commitment_of).values())


def commitment_of(entry: Entry) -> Commitment:
    target = entry.number("target", needed=False)
    outcome = _outcome(entry)
    if outcome and outcome.value is not None and not outcome.unit and entry.has("unit"):
        entry.fault("outcome", "the outcome has a `value` without its `unit`",
                    f"Write `unit: {entry.line('unit')}` below `value`.")
    return Commitment(
        id=entry.id("id"),
        paragraph=entry.paragraph(),
        text=entry.line("text"),
        what=unmarked(entry, "what"),
        verb=entry.line("verb"),
        deadline=entry.date("deadline", also=("undated", "none")),
        theme=entry.id("theme"),
        at=entry.at,
        target=target,
        unit=entry.line("unit", needed=False),
        bound=entry.choice("bound", BOUNDS, needed=False),
        places=entry.ids("places"),
        indicator=entry.id("indicator", needed=False),
        outcome=outcome,
        looked=unmarked(entry, "looked", needed=False) if entry.has("looked") else Words(),
        looked_in=entry.ids("looked_in"),
    )


def _outcome(entry: Entry) -> Outcome | None:
    inner = entry.entry("outcome", OUTCOME_KEYS, needed=False)
    if inner is None:
        return None
    measured, stated = inner.has("value"), inner.has("state")
    if measured == stated:
        inner.fault("state" if stated else "", "an outcome has either a `value` or a `state`",
                    "Write `value` with `unit`, `date` and `basis`, or `state`.")
    outcome = Outcome(
        at=inner.at,
        value=inner.number("value", needed=False),
        unit=inner.line("unit", needed=False),
        date=inner.date("date", needed=measured),
        basis=inner.choice("basis", OUTCOME_BASES, needed=measured),
        state=inner.choice("state", OUTCOME_STATES, needed=False),
        done_on=inner.date("done_on", needed=False),
        sources=inner.ids("sources"),
        note=unmarked(inner, "note", needed=False),
    )
    if not outcome.sources:
        inner.fault("sources", "an outcome stands without a source",
                    "Add `sources: [id]`, or delete the outcome and say under `looked` where was looked.")
    return outcome
