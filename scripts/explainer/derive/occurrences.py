"""Where terms and entities stand in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.content.model import Entity, Report, Term
from explainer.language.matching import Found, Matcher


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A paragraph of a report, orderable in reading order, newest report first."""

    newest_first: int
    number: int
    year: int
    paragraph: str


def place_of(year: int, paragraph: str) -> Place:
    return Place(-year, int(paragraph[1:]), year, paragraph)


def term_forms(terms: Iterable[Term]) -> dict[str, str]:
    """Every string of the text that stands for a term, with the term's slug."""
    return {form: term.slug for term in terms for form in term.aliases.match}


def entity_forms(entities: Iterable[Entity]) -> dict[str, str]:
    return {form: entity.slug for entity in entities for form in entity.match}


def found_in(reports: Iterable[Report], matcher: Matcher) -> dict[tuple[int, str], tuple[Found, ...]]:
    """What the matcher finds in each paragraph, by year and paragraph id."""
    return {
        (report.year, paragraph.id): matcher.find(paragraph.zh)
        for report in reports
        for paragraph in report.paragraphs.values()
    }


def places_by_slug(found: Mapping[tuple[int, str], tuple[Found, ...]]) -> dict[str, tuple[Place, ...]]:
    """The paragraphs in which each term (or entity) stands, once each, in reading order."""
    places: dict[str, set[Place]] = defaultdict(set)
    for (year, paragraph), hits in found.items():
        for hit in hits:
            places[hit.slug].add(place_of(year, paragraph))
    return {slug: tuple(sorted(items)) for slug, items in sorted(places.items())}
