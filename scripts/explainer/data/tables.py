"""The tables: one row a term, paragraph, figure, value, promise, check, name or source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from explainer import addresses
from explainer.content import vocabulary
from explainer.content.model import Indicator, Paragraph, Report, Term, Value, Words
from explainer.data.table import Column, Table, ids, listed, table
from explainer.derive import figures, promises
from explainer.derive.derived import Derived
from explainer.language import marks

STRENGTHS = promises.STRENGTHS
SI_UNITS = ("ha", "km2", "m2", "km", "m", "kg", "t", "TEU", "CNY")


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a series, with the series it belongs to and its value in SI units."""

    indicator: Indicator
    value: Value
    si_value: Decimal | None
    si_unit: str


def tables(derived: Derived) -> tuple[Table, ...]:
    """Every table; those of older reports carry the year in their name, because ids are unique within a report."""
    newest = derived.glossary.site.newest_report
    per_report = [
        made
        for year, report in sorted(derived.glossary.reports.items(), reverse=True)
        for made in of_report(derived, report, "" if year == newest else f"-{year}")
        if made.rows or year == newest
    ]
    return (terms(derived), *per_report, values(derived), checks(derived), entities(derived), sources(derived))


def of_report(derived: Derived, report: Report, suffix: str) -> tuple[Table, ...]:
    return (paragraphs(derived, report, suffix), placed(derived, report, suffix), commitments(derived, report, suffix))


def terms(derived: Derived) -> Table:
    cited = derived.full_sources
    columns = (
        Column("slug", lambda term: term.slug, key=True),
        Column("zh", lambda term: term.zh),
        Column("en", lambda term: term.en),
        Column("pinyin", lambda term: term.pinyin),
        Column("notes", lambda term: ids(note_ids(term))),
        Column("category", lambda term: term.category, options=tuple(derived.glossary.site.categories)),
        Column("level", lambda term: term.level, options=vocabulary.LEVELS),
        Column("confidence", lambda term: term.confidence, options=vocabulary.CONFIDENCES),
        *words("short", lambda term: term.short),
        *words("full", lambda term: term.full),
        *words("why", lambda term: term.why),
        *words("confidence_note", lambda term: term.confidence_note),
        *words("misread", lambda term: term.misread),
        Column("aliases_zh", lambda term: listed(term.aliases.zh)),
        Column("aliases_en", lambda term: listed(term.aliases.en)),
        Column("related", lambda term: ids(term.related)),
        Column("sources", lambda term: ids(cited[term.slug])),
        Column("url_zh", lambda term: addresses.term("zh", term.slug)),
        Column("url_en", lambda term: addresses.term("en", term.slug)),
        Column("background", lambda term: term.background, "yesno"),
        Column("revised", lambda term: term.revised, "date"),
    )
    return table("glossary", columns, derived.glossary.terms.values())


def paragraphs(derived: Derived, report: Report, suffix: str) -> Table:
    columns = (
        Column("id", lambda item: item.id, key=True),
        Column("section", lambda item: section(derived, report, item)),
        Column("zh", lambda item: item.zh),
        Column("en", lambda item: marks.plain(item.en)),
        *words("gist", lambda item: item.gist),
        Column("terms", lambda item: ids(terms_in(derived, report.year, item.id))),
        Column("figures", lambda item: ids(figures_in(derived, report.year, item.id))),
    )
    return table(f"paragraphs{suffix}", columns, report.paragraphs.values(), "paragraphs")


def placed(derived: Derived, report: Report, suffix: str) -> Table:
    columns = (
        Column("id", lambda item: item.id, key=True),
        Column("paragraph", lambda item: item.figure.paragraph, refers=f"paragraphs{suffix}.id"),
        Column("start", lambda item: item.start, "integer"),
        Column("end", lambda item: item.end, "integer"),
        Column("text", lambda item: item.figure.text),
        Column("value", lambda item: item.figure.value, "number"),
        Column("unit", lambda item: item.figure.unit),
        Column("kind", lambda item: item.figure.kind, options=vocabulary.FIGURE_KINDS),
        Column("status", lambda item: item.figure.status, options=vocabulary.FIGURE_STATUSES),
        Column("basis", lambda item: item.figure.basis, options=vocabulary.BASES),
        Column("period", lambda item: item.figure.period),
        Column("qualifier", lambda item: item.figure.qualifier),
        *words("metric", lambda item: item.figure.metric),
        Column("si_value", lambda item: item.si_value, "number"),
        Column("si_unit", lambda item: item.si_unit, options=SI_UNITS),
        Column("indicator", lambda item: item.figure.indicator),
    )
    return table(f"figures{suffix}", columns, derived.figures[report.year], "figures")


def values(derived: Derived) -> Table:
    columns = (
        Column("id", lambda row: row.indicator.id),
        Column("theme", lambda row: row.indicator.theme, options=tuple(derived.glossary.site.themes)),
        Column("area", lambda row: row.value.area, options=tuple(derived.glossary.site.areas)),
        Column("period", lambda row: row.value.period),
        Column("kind", lambda row: row.value.kind),
        Column("value", lambda row: row.value.value, "number"),
        Column("unit", lambda row: row.value.unit),
        Column("status", lambda row: row.value.status, options=vocabulary.VALUE_STATUSES),
        Column("source", lambda row: row.value.source, refers="sources.id"),
        Column("si_value", lambda row: row.si_value, "number"),
        Column("si_unit", lambda row: row.si_unit, options=SI_UNITS),
    )
    return table("indicators", columns, series(derived))


def series(derived: Derived) -> Iterator[Row]:
    units = derived.glossary.units
    for indicator in derived.glossary.indicators.values():
        for value in indicator.values:
            yield Row(indicator, value, *figures.converted(value.value, units.get(value.unit)))


def commitments(derived: Derived, report: Report, suffix: str) -> Table:
    columns = (
        Column("id", lambda made: made.commitment.id, key=True),
        Column("paragraph", lambda made: made.commitment.paragraph, refers=f"paragraphs{suffix}.id"),
        *words("what", lambda made: made.commitment.what),
        Column("verb", lambda made: made.commitment.verb),
        Column("strength", lambda made: made.strength, options=STRENGTHS),
        Column("target", lambda made: made.commitment.target, "number"),
        Column("unit", lambda made: made.commitment.unit),
        Column("deadline", lambda made: made.commitment.deadline),
        Column("outcome", lambda made: outcome(made)),
        Column("verdict", lambda made: verdict(made.verdict), options=tuple(map(verdict, promises.VERDICTS))),
        Column("basis", lambda made: made.commitment.outcome.basis if made.commitment.outcome else "",
               options=vocabulary.OUTCOME_BASES),
        Column("source", lambda made: ids(made.commitment.outcome.sources if made.commitment.outcome else ())),
    )
    return table(f"commitments{suffix}", columns, derived.promises[report.year], "commitments")


def verdict(identifier: str) -> str:
    """A verdict as data files say it: `not found`, for the id `not-found`."""
    return identifier.replace("-", " ")


def outcome(made: promises.Promise) -> Decimal | str | None:
    """What became of a promise: a number where one was printed, else its state."""
    found = made.commitment.outcome
    if found is None:
        return None
    return found.value if found.value is not None else found.state


def checks(derived: Derived) -> Table:
    columns = (
        Column("id", lambda check: check.id, key=True),
        Column("paragraph", lambda check: check.paragraph),
        *words("what", lambda check: check.what),
        Column("arithmetic", lambda check: check.arithmetic),
        Column("verdict", lambda check: check.verdict, options=vocabulary.CHECK_VERDICTS),
        Column("source", lambda check: ids(check.sources)),
    )
    return table("checks", columns, derived.glossary.checks.values())


def entities(derived: Derived) -> Table:
    columns = (
        Column("slug", lambda entity: entity.slug, key=True),
        Column("kind", lambda entity: entity.kind, options=vocabulary.ENTITY_KINDS),
        Column("zh", lambda entity: entity.zh),
        Column("en", lambda entity: entity.en),
        Column("en_status", lambda entity: entity.en_status, options=vocabulary.NAME_STATUSES),
        Column("full_zh", lambda entity: entity.full_zh),
        *words("what", lambda entity: entity.what),
        Column("unit", lambda entity: entity.unit),
        Column("listed", lambda entity: entity.listed),
        Column("sources", lambda entity: ids(entity.sources)),
        *words("note", lambda entity: entity.note),
    )
    return table("entities", columns, derived.glossary.entities.values())


def sources(derived: Derived) -> Table:
    columns = (
        Column("id", lambda source: source.id, key=True),
        Column("title", lambda source: source.title),
        Column("publisher", lambda source: source.publisher),
        Column("date", lambda source: source.date),
        Column("url", lambda source: source.url),
        Column("accessed", lambda source: source.accessed),
        Column("via", lambda source: source.via, options=vocabulary.VIAS),
        Column("kind", lambda source: source.kind, options=vocabulary.SOURCE_KINDS),
        Column("link", lambda source: source.link, "yesno"),
        Column("quote", lambda source: source.quote),
        Column("note", lambda source: source.note),
    )
    return table("sources", columns, derived.glossary.sources.values())


def words(name: str, get: Callable[[Any], Words]) -> tuple[Column, ...]:
    """Two columns of a text that is written in both languages, its marks removed."""
    return (
        Column(f"{name}_zh", lambda item: marks.plain(get(item).zh)),
        Column(f"{name}_en", lambda item: marks.plain(get(item).en)),
    )


def note_ids(term: Term) -> tuple[str, ...]:
    """`2024-47`: the note numbers of a term as its short addresses spell them, newest report first."""
    return tuple(f"{year}-{number}" for year, number in sorted(term.notes.items(), reverse=True))


def section(derived: Derived, report: Report, paragraph: Paragraph) -> str:
    node = derived.section_of.get((report.year, paragraph.id))
    return node.id if node else ""


def terms_in(derived: Derived, year: int, paragraph: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.slug for hit in derived.found_terms.get((year, paragraph), ())))


def figures_in(derived: Derived, year: int, paragraph: str) -> tuple[str, ...]:
    return tuple(item.id for item in derived.figures_of.get((year, paragraph), ()))
