"""No reference may lead nowhere: to sources, terms, entities, indicators, units, themes, areas, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.content.entry import known
from explainer.content.faults import Faults, quoted, shown
from explainer.content.findings import Findings, paragraphs
from explainer.content.model import LANGS, At, Commitment, Glossary, Indicator, Node, Report, Term, Words
from explainer.language.marks import cites, links

MEND = {
    "source": "Add it to sources.yaml, or mend the id.",
    "term": "Write `terms/<slug>.yaml`, or mend the slug.",
    "entity": "Add it to a file of `entities/`, or mend the slug.",
    "indicator": "Add it to a file of `indicators/`, or mend the id.",
    "unit": "Add it to units.yaml, or write it as printed.",
    "category": "Add it to `categories` of site.yaml, or mend the id.",
    "theme": "Add it to `themes` of site.yaml, or mend the id.",
    "area": "Add it to `areas` of site.yaml, or mend the id.",
    "paragraph": "Write `p` and a number that the report has.",
    "report": "Write the year of a folder of `reports/`.",
    "node": "Write the id of a node of the outline.",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Something of `kind` is called `name` under `key` of the entry that stands `at` a place."""

    at: At
    key: str
    kind: str
    name: str


def check(glossary: Glossary, findings: Findings, faults: Faults) -> None:
    ids = _ids(glossary)
    ids["term"] |= dict.fromkeys(findings.unread)
    unread = _unread(glossary)
    cures: dict[tuple[str, str], str] = {}
    for found in _references(glossary):
        # Where a file of a kind could not be read, it has a fault of its own: thousands of echoes would hide it.
        kind, _, place = found.kind.partition(" of ")
        if not found.name or not ids[found.kind] or found.name in ids[found.kind] or kind in unread:
            continue
        if (found.kind, found.name) not in cures:
            cures[found.kind, found.name] = known(found.name, tuple(ids[found.kind]), MEND[kind])
        where = f" in {place}" if place else ""
        faults.add(found.at.file, found.at.of(found.key), f"there is no {kind} {quoted(found.name)}{where}",
                   cures[found.kind, found.name])


def _ids(glossary: Glossary) -> dict[str, dict[str, None]]:
    """The ids that exist, by kind, in a fixed order."""
    site, reports = glossary.site, glossary.reports
    ids: dict[str, Iterable[str]] = {
        "source": glossary.sources, "term": glossary.terms, "entity": glossary.entities,
        "indicator": glossary.indicators, "unit": glossary.units, "category": site.categories,
        "theme": site.themes, "area": site.areas, "report": map(str, reports),
        "paragraph": (f"{report.year}/{paragraph.id}" for report, paragraph in paragraphs(glossary)),
        "paragraph of any report": (paragraph.id for _, paragraph in paragraphs(glossary)),
    }
    for report in reports.values():
        ids[f"paragraph of {report.year}"] = report.paragraphs
        ids[f"node of {report.year}"] = (node.id for node in report.outline)
    return {kind: dict.fromkeys(names) for kind, names in ids.items()}


def _unread(glossary: Glossary) -> set[str]:
    """The kinds of which some file could not be read: what it holds is not known."""
    held: dict[str, tuple[str, Iterable[At]]] = {
        "indicator": ("indicators/*.yaml", (each.at for each in glossary.indicators.values())),
        "entity": ("entities/*.yaml", (each.at for each in glossary.entities.values())),
    }
    return {kind for kind, (files, places) in held.items()
            if {shown(path) for path in glossary.folder.glob(files)} - {at.file for at in places}}


def _references(glossary: Glossary) -> Iterator[Reference]:
    for term in glossary.terms.values():
        yield from _of_term(term)
    for report in glossary.reports.values():
        yield from _of_report(report)
    for indicator in glossary.indicators.values():
        yield from _of_indicator(indicator)
    for entity in glossary.entities.values():
        yield from _each(entity.at, "sources", "source", entity.sources)
    yield from _of_checks(glossary)
    yield from _of_site(glossary)


def _of_term(term: Term) -> Iterator[Reference]:
    at = term.at
    yield Reference(at, "category", "category", term.category)
    yield from _each(at, "related", "term", term.related)
    yield from _each(at, "sources", "source", term.sources)
    yield from (Reference(at, "notes", "report", str(year)) for year in term.notes)
    yield from _marks(at, {"full": term.full, "why": term.why})
    for key in ("components", "candidates", "history"):
        for place, item in enumerate(getattr(term, key)):
            yield from _each(at, f"{key}.{place}.sources", "source", item.sources)
    for place, candidate in enumerate(term.candidates):
        yield from _marks(at, {f"candidates.{place}.why": candidate.why})
    for place, rendering in enumerate(term.renderings):
        yield from _marks(at, {f"renderings.{place}.why": rendering.why})


def _of_report(report: Report) -> Iterator[Reference]:
    yield Reference(report.at, "source", "source", report.source)
    for paragraph in report.paragraphs.values():
        yield from _pointed(paragraph.at, "en", paragraph.en)
        yield from _marks(paragraph.at, {"gist": paragraph.gist})
    for node in report.outline:
        yield from _of_node(node, report.year)
    for figure in report.figures:
        yield Reference(figure.at, "paragraph", f"paragraph of {report.year}", figure.paragraph)
        yield Reference(figure.at, "unit", "unit", figure.unit)
        yield Reference(figure.at, "indicator", "indicator", figure.indicator)
    for commitment in report.commitments:
        yield from _of_commitment(commitment, report.year)
    for excuse in (*report.excused.numbers, *report.excused.quotes, *report.excused.links):
        yield Reference(excuse.at, "paragraph", f"paragraph of {report.year}", excuse.paragraph)
    for excuse in report.excused.links:
        yield Reference(excuse.at, "term", "term", excuse.text)


def _of_node(node: Node, year: int) -> Iterator[Reference]:
    yield Reference(node.at, "parent", f"node of {year}", node.parent)
    yield from _each(node.at, "paragraphs", f"paragraph of {year}", node.paragraphs)
    yield from _marks(node.at, {"summary": node.summary, "why": node.why, "look_for": node.look_for})


def _of_commitment(commitment: Commitment, year: int) -> Iterator[Reference]:
    at = commitment.at
    yield Reference(at, "paragraph", f"paragraph of {year}", commitment.paragraph)
    yield Reference(at, "theme", "theme", commitment.theme)
    yield Reference(at, "unit", "unit", commitment.unit)
    yield Reference(at, "indicator", "indicator", commitment.indicator)
    yield from _each(at, "places", "entity", commitment.places)
    yield from _each(commitment.at, "looked_in", "source", commitment.looked_in)
    if commitment.outcome:
        yield Reference(commitment.outcome.at, "unit", "unit", commitment.outcome.unit)
        yield from _each(commitment.outcome.at, "sources", "source", commitment.outcome.sources)


def _of_indicator(indicator: Indicator) -> Iterator[Reference]:
    at = indicator.at
    yield Reference(at, "id", "theme", indicator.theme)
    yield Reference(at, "unit", "unit", indicator.unit)
    yield from _each(at, "terms", "term", indicator.terms)
    yield from _each(at, "definition_sources", "source", indicator.definition_sources)
    for value in indicator.values:
        yield Reference(value.at, "area", "area", value.area)
        yield Reference(value.at, "unit", "unit", value.unit)
        yield Reference(value.at, "source", "source", value.source)
        yield Reference(value.at, "also", "source", value.also)
        yield Reference(value.at, "paragraph", "paragraph of any report", value.paragraph)


def _of_checks(glossary: Glossary) -> Iterator[Reference]:
    for test in glossary.checks.values():
        yield Reference(test.at, "paragraph", "paragraph of any report", test.paragraph)
        yield from _each(test.at, "sources", "source", test.sources)
        for place, value in enumerate(test.values):
            yield Reference(test.at, f"values.{place}.source", "source", value.source)
            yield Reference(test.at, f"values.{place}.paragraph", "paragraph of any report", value.paragraph)


def _of_site(glossary: Glossary) -> Iterator[Reference]:
    site = glossary.site
    yield Reference(site.at, "place_entity", "entity", site.place_entity)
    yield Reference(site.at, "area", "area", site.area)
    yield Reference(site.at, "newest_report", "report", str(site.newest_report))
    for place, rate in enumerate(site.exchange_rates):
        yield Reference(site.at, f"exchange_rates.{place}.source", "source", rate.source)
    for unit in glossary.units.values():
        yield Reference(unit.at, "source", "source", unit.source)
    for correction in glossary.corrections:
        scheme, _, name = correction.what.partition(":")
        if scheme in ("term", "entity", "indicator", "p"):
            yield Reference(correction.at, "what", "paragraph" if scheme == "p" else scheme, name)


def _each(at: At, key: str, kind: str, names: Iterable[str]) -> Iterator[Reference]:
    return (Reference(at, key, kind, name) for name in names)


def _marks(at: At, texts: Mapping[str, Words]) -> Iterator[Reference]:
    """What the marks of texts point at, by the key of each text."""
    for key, words in texts.items():
        for lang in LANGS:
            yield from _pointed(at, f"{key}.{lang}", words[lang])


def _pointed(at: At, key: str, text: str) -> Iterator[Reference]:
    for link in links(text):
        yield Reference(at, key, "paragraph" if link.scheme == "p" else link.scheme, link.target)
    yield from _each(at, key, "source", cites(text))
