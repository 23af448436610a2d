"""Small answers that templates ask for: headline values, shares of the corpus, frames of charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from explainer import addresses
from explainer.content.model import LANGS, Glossary, Indicator, Named, Term, Value
from explainer.derive.record import Season, pairs, seasons
from explainer.pages import charts, display
from explainer.pages.asked import Asked

AFTER = ("final", "outcome", "preliminary", "reported")


RELATIVE = ("rank", "difference", "multiple", "ratio")


def headline(glossary: Glossary, item: Indicator) -> Value | None:
    """The value that stands for a series: of the newest report itself if there is one, else the newest one.

    A value of the whole comes before one with a scope of its own, and an amount or rate before a rank or a gap.
    """
    own = [v for v in item.values if v.area == glossary.site.area and v.value is not None]
    printed = [v for v in own if v.source == glossary.report.source and v.status == "reported"]
    chosen = printed or [v for v in own if v.status != "target"] or own
    return min(chosen, key=lambda v: (v.kind in RELATIVE, bool(v.scope), newest_first(v.period)), default=None)


def newest_first(period: str) -> int:
    """Sorts the later year before the earlier one."""
    return -int("".join(sign for sign in period if sign.isdigit())[:4] or 0)


def summary(glossary: Glossary, item: Indicator) -> dict[str, Value | None]:
    """What the report printed, what it aimed at, and what was printed later for the target's year."""
    newest = str(glossary.site.newest_report)
    own = [v for v in item.values if v.area == glossary.site.area]
    reported = headline(glossary, item)
    if reported is not None and (reported.status != "reported" or reported.source != glossary.report.source):
        reported = None
    targets = [v for v in own if v.status == "target" and v.period == newest]
    target = min(targets, key=lambda v: (v.value is None, v.kind in RELATIVE, bool(v.scope)), default=None)
    later = [
        v for v in own
        if v.period == newest and v.status in AFTER and v.source != glossary.report.source
        and (target is None or (v.kind, v.unit, v.scope) == (target.kind, target.unit, target.scope))
    ]
    outcome = min(later, key=lambda v: AFTER.index(v.status)) if later else None
    return {"reported": reported, "target": target, "outcome": outcome}


def usage_rows(term: Term, totals: dict[int, int]) -> list[charts.Bar]:
    """Yearly use of a label: as a share of that year's texts where the corpus total is known, else as a count."""
    if term.usage is None:
        return []
    rows = []
    for year, count in term.usage.by_year.items():
        total = totals.get(year)
        if total:
            share = Decimal(count) * 100 / total
            rows.append(charts.Bar(str(year), share, f"{share:.1f}%" if share < 10 else f"{share:.0f}%"))
    return rows or [charts.Bar(str(y), Decimal(c), str(c)) for y, c in term.usage.by_year.items()]


# The headline targets that every year's report sets.
RECORDED_YEARS = 6


@dataclass(frozen=True, slots=True)
class Record:
    """Targets against outcomes: `rows` hold one season a year of `years`, or None.

    `peers`: the first series of `rows` for the other areas, in the last two years that the report speaks of.
    """

    years: tuple[str, ...]
    rows: tuple[tuple[Indicator, tuple[Season | None, ...]], ...]
    peers: tuple[tuple[Named, tuple[Season, ...]], ...]
    picture: Mapping[str, Markup | None]


def record(kit: Asked) -> Record:
    """Every series of the site's own area with growth targets in at least three years."""
    glossary = kit.derived.glossary
    found = [(item, {season.year: season for season in seasons(item, glossary.site.area)})
             for item in glossary.indicators.values()]
    kept = [(item, by_year) for item, by_year in found if len(by_year) >= 3]
    years = tuple(sorted({year for _, by_year in kept for year in by_year})[-RECORDED_YEARS:])
    rows = tuple((item, tuple(by_year.get(year) for year in years)) for item, by_year in kept)
    pictures: dict[str, Markup | None] = {lang: record_picture(kit, rows, years, lang) for lang in LANGS}
    return Record(years, rows, peers(kit, rows[0][0]) if rows else (), pictures)


def peers(kit: Asked, item: Indicator) -> tuple[tuple[Named, tuple[Season, ...]], ...]:
    """Every area with a target or an outcome, in the order of `site.yaml`."""
    site = kit.derived.glossary.site
    years = (str(site.newest_report - 1), str(site.newest_report))
    found = [(area, pairs(item, area.id, years)) for area in site.areas.values()]
    return tuple((area, cells) for area, cells in found if any(cell.target or cell.outcome for cell in cells))


def record_picture(
    kit: Asked, rows: tuple[tuple[Indicator, tuple[Season | None, ...]], ...], years: tuple[str, ...], lang: str
) -> Markup | None:
    """Target and outcome of the first series with both, as two lines."""
    for item, cells in rows:
        pairs = [(year, cell) for year, cell in zip(years, cells, strict=True) if cell and cell.met is not None]
        if len(pairs) < 3:
            continue
        t = kit.t
        aims = [(year, cell.target.value) for year, cell in pairs if cell.target and cell.target.value is not None]
        ends = [(year, cell.outcome.value) for year, cell in pairs if cell.outcome and cell.outcome.value is not None]
        title = t("chart_record", lang, name=item.name[lang])
        words = "; ".join(
            f"{year}: {display.plain(aim)}% → {display.plain(end)}%"
            for (year, aim), (_, end) in zip(aims, ends, strict=True)
        )
        frame = charts.Frame(f"record-{item.id}", title, words, kit.absolute(addresses.page(lang, "indicators")))
        series = [
            charts.Line(t("status_target", lang), "target", aims),
            charts.Line(t("outcome_word", lang), "s1", ends),
        ]
        return charts.lines(series, frame, "%")
    return None

