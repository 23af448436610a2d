"""The content as JSON: every key of a term, a report in reading order, the series with all their remarks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from explainer import addresses
from explainer.content.model import LANGS, Component, Indicator, Node, Past, Report, Term, Usage, Value, Words
from explainer.data.tables import figures_in, section, terms_in
from explainer.derive.derived import Derived
from explainer.language import marks

LICENCE = "CC-BY-4.0"


def json_files(derived: Derived) -> dict[str, bytes]:
    written = {slug: dumped(term(derived, item)) for slug, item in derived.glossary.terms.items()}
    return {
        "glossary.json": ("[\n" + ",\n".join(written.values()) + "\n]\n").encode(),
        **{f"terms/{slug}.json": (item + "\n").encode() for slug, item in written.items()},
        **{f"report-{year}.json": file(report(derived, item)) for year, item in derived.glossary.reports.items()},
        "indicators.json": file([indicator(item) for item in derived.glossary.indicators.values()]),
    }


def file(data: Any) -> bytes:
    return (dumped(data) + "\n").encode()


def dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=number)


def number(value: Decimal) -> int | float:
    """A decimal as JSON writes it: `7`, `6.4`."""
    return int(value) if value == value.to_integral_value() else float(value)


def words(pair: Words) -> dict[str, str]:
    return {lang: marks.plain(pair[lang]) for lang in LANGS}


def term(derived: Derived, item: Term) -> dict[str, Any]:
    return {
        "slug": item.slug,
        "zh": item.zh,
        "en": item.en,
        "pinyin": item.pinyin,
        "url": {lang: addresses.term(lang, item.slug) for lang in LANGS},
        "notes": {str(year): note for year, note in sorted(item.notes.items())},
        "aliases": {"zh": item.aliases.zh, "en": item.aliases.en, "match": item.aliases.match},
        "background": item.background,
        "category": item.category,
        "level": item.level,
        "short": words(item.short),
        "full": words(item.full),
        "components": sourced(item.components),
        "why": words(item.why),
        "misread": words(item.misread),
        "related": item.related,
        "confidence": item.confidence,
        "confidence_note": words(item.confidence_note),
        "sources": item.sources,
        "full_sources": cited_in_full(item),
        "candidates": [
            {"zh": each.zh, "en": each.en, "why": words(each.why), "sources": each.sources} for each in item.candidates
        ],
        "history": [{"year": year.year, **one} for year, one in zip(item.history, sourced(item.history), strict=True)],
        "usage": usage(item.usage) if item.usage else None,
        "renderings": [
            {"en": each.en, "by": each.by, "verdict": each.verdict, "why": words(each.why)} for each in item.renderings
        ],
        "draft": item.draft,
        "reviewed": item.reviewed,
        "revised": item.revised,
        "license": LICENCE,
    }


def cited_in_full(item: Term) -> list[str]:
    """The sources that the sentences of `full` carry, in order: plain text cannot show them."""
    return list(dict.fromkeys((*marks.cites(item.full.zh), *marks.cites(item.full.en))))


def sourced(items: Iterable[Component | Past]) -> list[dict[str, Any]]:
    return [{"zh": item.zh, "en": item.en, "sources": item.sources} for item in items]


def usage(found: Usage) -> dict[str, Any]:
    return {
        "matched": found.matched,
        "first_seen": {"place": found.first_place, "year": found.first_year} if found.first_year else None,
        "reports": found.reports,
        "places": found.places,
        "by_year": {str(year): count for year, count in found.by_year.items()},
        "hubei_places": found.hubei_places,
        "corpus_reports": found.corpus_reports,
        "variants": found.variants,
    }


def report(derived: Derived, item: Report) -> dict[str, Any]:
    """Flat lists in reading order."""
    return {
        "paragraphs": [
            {
                "id": each.id,
                "section": section(derived, item, each),
                "zh": each.zh,
                "en": marks.plain(each.en),
                "gist": words(each.gist),
                "terms": terms_in(derived, item.year, each.id),
                "figures": figures_in(derived, item.year, each.id),
            }
            for each in item.paragraphs.values()
        ],
        "sections": [node(each) for each in item.outline],
    }


def node(item: Node) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "parent": item.parent or None,
        "title": words(item.title),
        "summary": words(item.summary),
        "why": words(item.why),
        "look_for": words(item.look_for),
        "paragraphs": item.paragraphs,
    }


def indicator(item: Indicator) -> dict[str, Any]:
    return {
        "id": item.id,
        "theme": item.theme,
        "name": words(item.name),
        "unit": item.unit,
        "better": item.better,
        "definition": words(item.definition),
        "definition_sources": item.definition_sources,
        "note": words(item.note),
        "terms": item.terms,
        "values": [value(each) for each in item.values],
    }


def value(item: Value) -> dict[str, Any]:
    return {
        "area": item.area,
        "period": item.period,
        "kind": item.kind,
        "value": item.value,
        "printed": item.printed,
        "unit": item.unit,
        "bound": item.bound,
        "scope": words(item.scope),
        "status": item.status,
        "source": item.source,
        "also": item.also,
        "paragraph": item.paragraph,
        "quote": item.quote,
        "note": words(item.note),
    }
