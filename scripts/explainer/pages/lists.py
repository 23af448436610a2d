"""Pages made of lists: sources, corrections, search, the changes between two reports, the choice of languages, 404."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer import addresses
from explainer.content.model import LANGS, Lang, Report
from explainer.derive import changes
from explainer.pages.kit import Kit
from explainer.pages.page import Page


def pages(kit: Kit) -> Iterator[Page]:
    for lang in LANGS:
        yield sources(kit, lang)
        yield corrections(kit, lang)
        yield search(kit, lang)
        for report in kit.derived.glossary.reports.values():
            if kit.has_changes(report.year):
                yield changed(kit, report, lang)
    yield front_door(kit)
    yield not_found(kit)


def sources(kit: Kit, lang: Lang) -> Page:
    listed = kit.derived.glossary.sources.values()
    counts = Counter(source.via for source in listed)
    title = kit.t("sources_title", lang)
    body = kit.render("sources", lang, sources=listed, counts=dict(sorted(counts.items())))
    return kit.page(addresses.page(lang, "sources"), lang, "page", title, kit.t("sources_lede", lang), body,
                    section="about", crumbs=kit.crumbs(lang, (title, "")))


def corrections(kit: Kit, lang: Lang) -> Page:
    title = kit.t("corrections_title", lang)
    body = kit.render("corrections", lang, corrections=kit.derived.glossary.corrections)
    return kit.page(addresses.page(lang, "corrections"), lang, "page", title, kit.t("corrections_lede", lang), body,
                    section="about", crumbs=kit.crumbs(lang, (title, "")))


def search(kit: Kit, lang: Lang) -> Page:
    title = kit.t("search_title", lang)
    return kit.page(addresses.page(lang, "search"), lang, "search", title, kit.t("search_lede", lang),
                    kit.render("search", lang), crumbs=kit.crumbs(lang, (title, "")), scripts=("js/search.js",),
                    robots="noindex")


def changed(kit: Kit, report: Report, lang: Lang) -> Page:
    """What is new, dropped, renamed or refilled against the report of the year before."""
    before = kit.report(report.year - 1)
    title = kit.t("changes_title", lang, year=report.year, before=before.year)
    body = kit.render("changes", lang, report=report, before=before, title=title,
                      found=changes.between(kit.derived, before.year, report.year))
    return kit.page(addresses.changes(lang, report.year), lang, "diff", title, kit.t("changes_lede", lang), body,
                    section="report", crumbs=kit.crumbs(
                        lang, (report.title[lang], f"page:/{addresses.report(lang, report.year)}"), (title, "")))


def front_door(kit: Kit) -> Page:
    """`/`: both languages, with plain links."""
    site = kit.derived.glossary.site
    return Page("", "zh", "door", f"{site.title.zh} · {site.title.en}", site.description.zh,
                kit.render("door", "zh", site=site), robots="")


def not_found(kit: Kit) -> Page:
    site = kit.derived.glossary.site
    return Page("404/", "zh", "missing", f"404 · {site.short_title.zh} · {site.short_title.en}",
                kit.t("missing", "zh"), kit.render("missing", "zh", site=site), robots="noindex",
                scripts=("js/missing.js",))
