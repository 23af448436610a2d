"""The report: its front page, a page for each part and section, a page for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import addresses
from explainer.content.model import LANGS, Check, Lang, Node, Paragraph, Report
from explainer.derive.figures import Placed
from explainer.language import marks
from explainer.pages import citations, structured
from explainer.pages.kit import Kit
from explainer.pages.page import Page


def pages(kit: Kit) -> Iterator[Page]:
    for report in kit.derived.glossary.reports.values():
        for lang in LANGS:
            yield front(kit, report, lang)
            nodes = kit.derived.pages_of(report)
            for index, node in enumerate(nodes):
                before = nodes[index - 1] if index else None
                after = nodes[index + 1] if index + 1 < len(nodes) else None
                yield section(kit, report, node, before, after, lang)
            for item in report.paragraphs.values():
                yield paragraph(kit, report, item, lang)


def front(kit: Kit, report: Report, lang: Lang) -> Page:
    body = kit.render("report", lang, report=report, tree=tree(kit, report))
    return kit.page(
        addresses.report(lang, report.year), lang, "report", report.title[lang], marks.plain(report.about[lang]), body,
        section="report", crumbs=kit.crumbs(lang, (report.title[lang], "")),
    )


def tree(kit: Kit, report: Report) -> list[tuple[Node, list[Node]]]:
    """Front page and parts, each with its sections, in reading order."""
    nodes = kit.derived.pages_of(report)
    return [(node, [child for child in nodes if child.parent == node.id]) for node in nodes if not node.parent]


def section(
    kit: Kit, report: Report, node: Node, before: Node | None, after: Node | None, lang: Lang
) -> Page:
    year = report.year
    children = [child for child in kit.derived.pages_of(report) if child.parent == node.id]
    address = addresses.section(lang, year, node.id)
    cited = [source for words in (node.summary, node.why, node.look_for) for source in marks.cites(words[lang])]
    for identifier in node.paragraphs:
        cited += marks.cites(report.paragraphs[identifier].gist[lang])
    citation = citations.of_section(kit, report, node, address, lang)
    body = kit.render(
        "section", lang, report=report, node=node, children=children, before=before, after=after,
        paragraphs=[report.paragraphs[identifier] for identifier in node.paragraphs],
        leads={identifier: kit.derived.lead_of.get((year, identifier)) for identifier in node.paragraphs},
        terms=kit.terms_in(year, node.paragraphs), numbers=kit.numbers(cited), citation=citation,
        figures_shown=key_figures(kit, year, node.paragraphs),
        promises=[p for p in kit.derived.promises[year] if p.section == node.id],
    )
    title = node.title[lang] or node.title["zh"]
    description = marks.plain(node.summary[lang]) or title
    if any(p.section == node.id for p in kit.derived.promises[year]):
        files = structured.rows_of(kit, year, figures=False, promises=True)
        heading = f"{kit.t('promises_here', lang)} · {title}"
        body = structured.table(body, kit, lang, address, heading, description, *files)
    return kit.page(
        address, lang, "section", title, description, body, section="report",
        crumbs=kit.crumbs(lang, (report.title[lang], f"page:/{addresses.report(lang, year)}"), (title, "")),
        citation=citation.meta,
    )


def key_figures(kit: Kit, year: int, paragraphs: tuple[str, ...]) -> list[Placed]:
    """The few figures that matter in a section: those that belong to a series, at most six."""
    found: list[Placed] = []
    seen: set[str] = set()
    for identifier in paragraphs:
        for placed in kit.derived.figures_of.get((year, identifier), ()):
            indicator = placed.figure.indicator
            if indicator and indicator not in seen and placed.figure.kind in ("growth", "level", "count", "share"):
                seen.add(indicator)
                found.append(placed)
    return found[:6]


def paragraph(kit: Kit, report: Report, item: Paragraph, lang: Lang) -> Page:
    year = report.year
    node = kit.derived.section_of[year, item.id]
    lead = kit.derived.lead_of.get((year, item.id))
    address = addresses.paragraph(lang, year, item.id)
    name = kit.t("paragraph_title", lang, number=item.number)
    title = f"{name}：{lead.title['zh']}" if lead and lang == "zh" else f"{name}: {lead.title[lang]}" if lead else name
    citation = citations.of_paragraph(kit, report, item, title, address, lang)
    ids = list(report.paragraphs)
    at = ids.index(item.id)
    body = kit.render(
        "paragraph", lang, report=report, paragraph=item, node=node, title=title, citation=citation,
        figures=kit.derived.figures_of.get((year, item.id), ()), numbers=kit.numbers(marks.cites(item.gist[lang])),
        terms=kit.terms_in(year, [item.id]), entities=kit.entities_in(year, [item.id]),
        promises=[p for p in kit.derived.promises[year] if p.commitment.paragraph == item.id],
        checks=checks_of(kit, year, item.id),
        before=ids[at - 1] if at else "", after=ids[at + 1] if at + 1 < len(ids) else "",
    )
    description = marks.plain(item.gist[lang]) or item.zh
    figures = bool(kit.shown_figures(kit.derived.figures_of.get((year, item.id), ())))
    promised = any(p.commitment.paragraph == item.id for p in kit.derived.promises[year])
    if files := structured.rows_of(kit, year, figures, promised):
        heading = f"{kit.t('figures_caption', lang)} · {title}"
        body = structured.table(body, kit, lang, address, heading, description, *files)
    return kit.page(
        address, lang, "paragraph", f"{title} · {report.title[lang]}", description, body,
        section="report", citation=citation.meta,
        crumbs=kit.crumbs(
            lang, (report.title[lang], f"page:/{addresses.report(lang, year)}"),
            (node.title[lang] or node.title["zh"], f"page:/{addresses.section(lang, year, node.id)}"), (name, ""),
        ),
    )


def checks_of(kit: Kit, year: int, identifier: str) -> list[Check]:
    if year != kit.derived.glossary.site.newest_report:
        return []
    return [
        check for check in kit.derived.glossary.checks.values()
        if check.paragraph == identifier and not check.apart
    ]
