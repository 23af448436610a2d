"""Indicators: the index, a page per theme, a page per series with its charts and every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from explainer import addresses
from explainer.content.model import LANGS, Indicator, Lang, Named, Value
from explainer.pages import charts, citations, display, structured
from explainer.pages.kit import Kit
from explainer.pages.page import Page
from explainer.pages.terms import json_ld

# Statuses from the most to the least settled: of two values for one year, the more settled one is drawn.
SETTLED = ("final", "outcome", "reported", "preliminary", "derived")
DRAWN_AREAS = 3


def pages(kit: Kit) -> Iterator[Page]:
    for lang in LANGS:
        yield index(kit, lang)
        for theme, items in by_theme(kit):
            yield theme_page(kit, theme, items, lang)
            for item in items:
                yield indicator(kit, theme, item, lang)


def by_theme(kit: Kit) -> list[tuple[Named, list[Indicator]]]:
    glossary = kit.derived.glossary
    grouped = [
        (theme, [item for item in glossary.indicators.values() if item.theme == theme.id])
        for theme in glossary.site.themes.values()
    ]
    return [(theme, items) for theme, items in grouped if items]


def index(kit: Kit, lang: Lang) -> Page:
    title = kit.t("indicators_title", lang)
    address, lede = addresses.page(lang, "indicators"), kit.t("indicators_lede", lang)
    body = kit.render("indicators", lang, themes=by_theme(kit))
    body = structured.table(body, kit, lang, address, title, lede, "indicators.csv")
    return kit.page(address, lang, "theme", title, lede, body, section="numbers", crumbs=kit.crumbs(lang, (title, "")))


def theme_page(kit: Kit, theme: Named, items: list[Indicator], lang: Lang) -> Page:
    body = kit.render("theme", lang, theme=theme, items=items)
    description = kit.t("theme_lede", lang, count=len(items), theme=theme[lang])
    address = addresses.theme(lang, theme.id)
    body = structured.table(body, kit, lang, address, theme[lang], description, "indicators.csv")
    return kit.page(
        address, lang, "theme", theme[lang], description, body, section="numbers",
        crumbs=kit.crumbs(lang, (kit.t("indicators_title", lang), f"page:/{lang}/indicators/"), (theme[lang], "")),
    )


def indicator(kit: Kit, theme: Named, item: Indicator, lang: Lang) -> Page:
    address = addresses.indicator(lang, theme.id, item.id)
    groups = by_area(kit, item)
    cited = [*item.definition_sources]
    for _, values in groups:
        cited += [source for value in values for source in (value.source, value.also) if source]
    citation = citations.of_indicator(kit, item, address, lang)
    newest = kit.derived.glossary.site.newest_report
    body = kit.render(
        "indicator", lang, item=item, numbers=kit.numbers(cited), citation=citation,
        charts=pictures(kit, item, address, lang), groups=groups, data=json_ld(dataset(kit, item, address, lang)),
        promises=[p for p in kit.derived.promises[newest] if p.commitment.indicator == item.id],
        terms=[kit.term(slug) for slug in item.terms],
    )
    return kit.page(
        address, lang, "indicator", f"{item.name[lang]} · {theme[lang]}",
        item.definition[lang] or item.name[lang], body,
        section="numbers", citation=citation.meta,
        crumbs=kit.crumbs(
            lang, (kit.t("indicators_title", lang), f"page:/{lang}/indicators/"),
            (theme[lang], f"page:/{addresses.theme(lang, theme.id)}"), (item.name[lang], ""),
        ),
    )


def by_area(kit: Kit, item: Indicator) -> list[tuple[Named, list[Value]]]:
    """Values by area, the site's own area first, each sorted by period."""
    areas = kit.derived.glossary.site.areas
    return [
        (area, sorted((v for v in item.values if v.area == area.id), key=lambda v: (v.period, v.kind, v.status)))
        for area in areas.values() if any(v.area == area.id for v in item.values)
    ]


def pictures(kit: Kit, item: Indicator, address: str, lang: Lang) -> list[Markup]:
    """At most two charts: the series over years by area, and target against outcome of the site's own area."""
    made = [over_years(kit, item, address, lang), against_target(kit, item, address, lang)]
    return [picture for picture in made if picture is not None]


def drawn_kind(values: Iterable[Value]) -> str:
    """The kind with most yearly values: growth where there is enough of it, else levels, counts or shares."""
    counts: dict[str, int] = {}
    for value in values:
        if value.value is not None and value.period.isdigit() and value.status in SETTLED:
            counts[value.kind] = counts.get(value.kind, 0) + 1
    order = ("growth", "share", "level", "count", "ratio")
    return max(order, key=lambda kind: (counts.get(kind, 0), -order.index(kind)))


def yearly(values: Iterable[Value], area: str, kind: str, unit: str = "") -> list[tuple[str, Value]]:
    """One value a year: the most settled one. Values with a scope of their own are not comparable and stay out."""
    best: dict[str, Value] = {}
    for value in values:
        if (value.area != area or value.kind != kind or value.value is None or value.scope
                or not value.period.isdigit() or value.status not in SETTLED or (unit and value.unit != unit)):
            continue
        held = best.get(value.period)
        if held is None or SETTLED.index(value.status) < SETTLED.index(held.status):
            best[value.period] = value
    return sorted(best.items())


def over_years(kit: Kit, item: Indicator, address: str, lang: Lang) -> Markup | None:
    areas = list(kit.derived.glossary.site.areas.values())[:DRAWN_AREAS]
    kind = drawn_kind(item.values)
    own = yearly(item.values, areas[0].id, kind)
    if len(own) < 2:
        return None
    unit = own[-1][1].unit
    shown = areas if kind in ("growth", "share") else areas[:1]
    series = [
        charts.Line(area[lang], f"s{number}", [(period, value.value or Decimal(0)) for period, value in points])
        for number, area in enumerate(shown, 1)
        if len(points := yearly(item.values, area.id, kind, unit)) >= 2
    ]
    if not series:
        return None
    t = kit.t
    label = "%" if unit in display.PERCENT else ""
    title = t("chart_over_years", lang, name=item.name[lang], kind=t(f"kind_{kind}", lang))
    words = [
        f"{one.name}: " + ", ".join(f"{period} {display.plain(value)}{label}" for period, value in one.points)
        for one in series
    ]
    unit_words = "" if label else (unit if lang == "zh" else unit_en(kit, unit))
    frame = charts.Frame(f"years-{item.id}", f"{title}{f' ({unit_words})' if unit_words else ''}",
                         "; ".join(words), source_words(kit, own, address, lang))
    return charts.lines(series, frame, label)


def unit_en(kit: Kit, unit: str) -> str:
    known = kit.derived.glossary.units.get(unit)
    return f"{display.scaled(known.scale, 'en')} {known.en}".replace("1 ", "", 1) if known else unit


def against_target(kit: Kit, item: Indicator, address: str, lang: Lang) -> Markup | None:
    summary = kit.summary(item)
    target, outcome = summary["target"], summary["outcome"]
    if not target or not outcome or target.value is None or outcome.value is None or target.unit != outcome.unit:
        return None
    units = kit.derived.glossary.units
    t = kit.t
    rows = [
        charts.Bar(t("col_target_2024", lang, year=target.period), target.value,
                   display.value_text(target, lang, units), "target"),
        charts.Bar(f"{display.period(outcome.period, lang)} {t('status_' + outcome.status, lang)}", outcome.value,
                   display.value_text(outcome, lang, units), "s1"),
    ]
    title = t("chart_target", lang, name=item.name[lang])
    description = "; ".join(f"{row.label}: {row.words}" for row in rows)
    frame = charts.Frame(f"target-{item.id}", title, description,
                         source_words(kit, [(outcome.period, outcome)], address, lang))
    return charts.bars(rows, frame)


def source_words(kit: Kit, points: list[tuple[str, Value]], address: str, lang: Lang) -> str:
    """Publishers of the drawn values and the address of the page, for a picture that travels alone."""
    names = list(dict.fromkeys(kit.publisher_words(kit.source(value.source).publisher, lang) for _, value in points))
    listed = display.joined(names[:2], lang) + ("…" if len(names) > 2 else "")
    return f"{kit.t('sources', lang)}{kit.t('colon', lang)}{listed} · {kit.absolute(address)}"


def dataset(kit: Kit, item: Indicator, address: str, lang: str) -> dict[str, Any]:
    periods = sorted({value.period[:4] for value in item.values})
    description = f"{item.name[lang]}. {item.definition[lang]} {kit.t('values_note', lang)}"
    return {
        "@context": "https://schema.org", "@type": "Dataset",
        "@id": kit.absolute(address), "url": kit.absolute(address),
        "name": item.name[lang], "description": description[:4900], "inLanguage": lang,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": kit.derived.glossary.site.title[lang]},
        "temporalCoverage": f"{periods[0]}/{periods[-1]}" if periods else "",
        "spatialCoverage": kit.derived.glossary.site.place[lang],
        "variableMeasured": item.name[lang],
        "distribution": [{
            "@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": kit.absolute("data/indicators.csv"),
        }],
    }
