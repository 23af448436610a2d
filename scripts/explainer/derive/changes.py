"""What changed between two years' reports: terms that are new, dropped, kept or refilled."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.content.model import Past, Term
from explainer.derive.derived import Derived


@dataclass(frozen=True, slots=True)
class Changes:
    """`new` and `dropped` are numbered terms of one report only; `kept` stand in both texts.

    `refilled`: labels whose `history` says what they held in the earlier year.
    """

    new: tuple[Term, ...]
    dropped: tuple[Term, ...]
    kept: tuple[Term, ...]
    refilled: tuple[tuple[Term, Past], ...]


def between(derived: Derived, before: int, after: int) -> Changes:
    terms = derived.glossary.terms.values()
    in_text = {
        year: {slug for slug, places in derived.term_places.items() if any(p.year == year for p in places)}
        for year in (before, after)
    }
    numbered_after = list(derived.notes(after).values())
    numbered_before = list(derived.notes(before).values())
    return Changes(
        new=tuple(term for term in numbered_after if term.slug not in in_text[before]),
        dropped=tuple(term for term in numbered_before if term.slug not in in_text[after]),
        kept=tuple(t for t in terms if t.slug in in_text[before] and t.slug in in_text[after] and t.notes),
        refilled=tuple((term, past) for term in numbered_after for past in term.history if past.year == before),
    )
