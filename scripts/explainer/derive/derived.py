"""The content with all that is computed from it: what pages, data files and the search index are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.content.model import Glossary, Indicator, Node, Report, Term
from explainer.derive import figures, occurrences, promises
from explainer.derive.figures import Placed
from explainer.derive.occurrences import Place
from explainer.derive.promises import Promise
from explainer.language import marks
from explainer.language.matching import Found, Matcher


@dataclass(frozen=True, slots=True)
class Derived:
    """`found_terms` and `found_entities`: hits by (year, paragraph id). All mappings keep a fixed order."""

    glossary: Glossary
    found_terms: Mapping[tuple[int, str], tuple[Found, ...]]
    found_entities: Mapping[tuple[int, str], tuple[Found, ...]]
    term_places: Mapping[str, tuple[Place, ...]]
    entity_places: Mapping[str, tuple[Place, ...]]
    figures: Mapping[int, tuple[Placed, ...]]
    figures_of: Mapping[tuple[int, str], tuple[Placed, ...]]
    promises: Mapping[int, tuple[Promise, ...]]
    section_of: Mapping[tuple[int, str], Node]
    lead_of: Mapping[tuple[int, str], Node]
    related_from: Mapping[str, tuple[str, ...]]
    full_sources: Mapping[str, tuple[str, ...]]

    @property
    def entity_pages(self) -> frozenset[str]:
        return frozenset(entity.slug for entity in self.glossary.entities.values() if entity.page)

    def notes(self, year: int) -> dict[int, Term]:
        """The numbered terms of a report by note number, in order."""
        numbered = {term.notes[year]: term for term in self.glossary.terms.values() if year in term.notes}
        return dict(sorted(numbered.items()))

    def pages_of(self, report: Report) -> tuple[Node, ...]:
        """The nodes of the outline that have a page, in reading order."""
        return tuple(node for node in report.outline if node.has_page)


def derive(glossary: Glossary) -> Derived:
    """Pure: the same content gives the same result, in the same order."""
    reports = glossary.reports.values()
    found_terms = occurrences.found_in(reports, Matcher(occurrences.term_forms(glossary.terms.values())))
    found_entities = occurrences.found_in(reports, Matcher(occurrences.entity_forms(glossary.entities.values())))
    placed = {report.year: placed_figures(report, glossary) for report in reports}
    sections, leads = nodes_by_paragraph(reports)
    return Derived(
        glossary=glossary,
        found_terms=found_terms,
        found_entities=found_entities,
        term_places=occurrences.places_by_slug(found_terms),
        entity_places=occurrences.places_by_slug(found_entities),
        figures=placed,
        figures_of=figures_by_paragraph(placed),
        promises={report.year: promises_of(report, sections) for report in reports},
        section_of=sections,
        lead_of=leads,
        related_from=backlinks(glossary.terms.values()),
        full_sources={term.slug: cited_by(term) for term in glossary.terms.values()},
    )


def placed_figures(report: Report, glossary: Glossary) -> tuple[Placed, ...]:
    texts = {paragraph.id: paragraph.zh for paragraph in report.paragraphs.values()}
    return figures.place_all(report.figures, texts, glossary.units, glossary.site.exchange_rates)


def figures_by_paragraph(placed: Mapping[int, tuple[Placed, ...]]) -> dict[tuple[int, str], tuple[Placed, ...]]:
    grouped: dict[tuple[int, str], list[Placed]] = defaultdict(list)
    for year, items in placed.items():
        for item in items:
            grouped[year, item.figure.paragraph].append(item)
    return {key: tuple(items) for key, items in grouped.items()}


def nodes_by_paragraph(
    reports: Iterable[Report],
) -> tuple[dict[tuple[int, str], Node], dict[tuple[int, str], Node]]:
    """The node with a page in which each paragraph stands, and its lead node, if it has one."""
    sections: dict[tuple[int, str], Node] = {}
    leads: dict[tuple[int, str], Node] = {}
    for report in reports:
        for node in report.outline:
            for paragraph in node.paragraphs:
                (sections if node.has_page else leads)[report.year, paragraph] = node
    return sections, leads


def promises_of(report: Report, sections: Mapping[tuple[int, str], Node]) -> tuple[Promise, ...]:
    made = []
    for item in report.commitments:
        node = sections.get((report.year, item.paragraph))
        made.append(Promise(item, promises.strength(item), promises.verdict(item), node.id if node else ""))
    return tuple(made)


def backlinks(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """Who names each term as related: slugs in order."""
    back: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for slug in term.related:
            back[slug].append(term.slug)
    return {slug: tuple(sorted(names)) for slug, names in sorted(back.items())}


def cited_by(term: Term) -> tuple[str, ...]:
    """Every source that the entry leans on, in the order of its list, then those cited elsewhere in it."""
    nested = [
        *(source for item in term.components for source in item.sources),
        *(source for item in term.candidates for source in item.sources),
        *(source for item in term.history for source in item.sources),
    ]
    cited = [*term.sources, *marks.cites(term.full.zh), *marks.cites(term.full.en), *nested]
    return tuple(dict.fromkeys(cited))


def latest(indicator: Indicator, area: str, status: tuple[str, ...], kind: str = "") -> tuple[str, ...]:
    """Periods for which the series has a value of one of `status` for `area`, oldest first."""
    periods = {v.period for v in indicator.values if v.area == area and v.status in status and kind in ("", v.kind)}
    return tuple(sorted(periods))
