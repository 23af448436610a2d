"""Pages about the numbers as a whole: the promises of the newest report, and whether the numbers add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from explainer import addresses
from explainer.content.model import LANGS, Lang
from explainer.derive.promises import VERDICTS
from explainer.pages import charts, structured
from explainer.pages.kit import Kit
from explainer.pages.page import Page


def pages(kit: Kit) -> Iterator[Page]:
    for lang in LANGS:
        yield promises(kit, lang)
        yield checks(kit, lang)


def promises(kit: Kit, lang: Lang) -> Page:
    glossary = kit.derived.glossary
    report = glossary.report
    made = kit.derived.promises[report.year]
    counts = Counter(promise.verdict for promise in made)
    t = kit.t
    title = kit.t("promises_title", lang)
    rows = [
        charts.Bar(t("verdict_" + name.replace("-", "_"), lang), Decimal(counts[name]), str(counts[name]), f"v-{name}")
        for name in VERDICTS
    ]
    frame = charts.Frame(
        "verdicts", t("chart_verdicts", lang, year=report.year), "; ".join(f"{row.label}: {row.words}" for row in rows),
        kit.absolute(addresses.page(lang, "promises")),
    )
    themes = [theme for theme in glossary.site.themes.values() if any(p.commitment.theme == theme.id for p in made)]
    slugs = dict.fromkeys(slug for promise in made for slug in promise.commitment.places)
    body = kit.render(
        "promises", lang, report=report, promises=made, picture=charts.bars(rows, frame), themes=themes,
        found=len(made) - counts["not-found"], places=[kit.entity(slug) for slug in slugs if slug in glossary.entities],
    )
    lede = t("promises_lede", lang, year=report.year, count=len(made), found=len(made) - counts["not-found"])
    address = addresses.page(lang, "promises")
    body = structured.table(body, kit, lang, address, title, lede, "commitments.csv")
    return kit.page(address, lang, "promises", title, lede, body, section="promises",
                    crumbs=kit.crumbs(lang, (title, "")), scripts=("js/tables.js",))


def checks(kit: Kit, lang: Lang) -> Page:
    listed = list(kit.derived.glossary.checks.values())
    counts = Counter(check.verdict for check in listed)
    title = kit.t("checks_title", lang)
    body = kit.render("checks", lang, checks=listed, counts=dict(sorted(counts.items())))
    lede = kit.t("checks_lede", lang, count=len(listed))
    address = addresses.page(lang, "checks")
    body = structured.table(body, kit, lang, address, title, lede, "checks.csv")
    return kit.page(address, lang, "checks", title, lede, body, section="numbers",
                    crumbs=kit.crumbs(lang, (title, "")))
