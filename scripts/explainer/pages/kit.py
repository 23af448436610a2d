"""What every page module needs: the derived content, the Jinja environment, and a few lookups for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from explainer import addresses
from explainer.content.model import Entity, Indicator, Lang, Named, Node, Paragraph, Report, Source, Term, Value
from explainer.derive.derived import Derived
from explainer.derive.figures import Placed
from explainer.derive.occurrences import Place
from explainer.language.han import has_han
from explainer.language.matching import Found
from explainer.pages import charts, citations, overview, qr, summaries
from explainer.pages.page import Crumb, Page


@dataclass(frozen=True, slots=True)
class Kit:
    """`words` are the interface's words by key and language."""

    derived: Derived
    env: jinja2.Environment
    words: Mapping[str, Mapping[str, str]]

    def render(self, template: str, lang: Lang, **context: Any) -> str:
        return self.env.get_template(f"pages/{template}.md.jinja").render(lang=lang, kit=self, **context)

    def page(self, address: str, lang: Lang, kind: str, title: str, description: str, body: str, **more: Any) -> Page:
        """A page with the site's name behind its title."""
        return Page(address, lang, kind, f"{title} · {self.site_title(lang)}", one_line(description), body, **more)

    def site_title(self, lang: str) -> str:
        return self.derived.glossary.site.short_title[lang]

    def t(self, key: str, lang: str, **slots: object) -> str:
        """A word of the interface with its slots filled."""
        text = self.words[key][lang]
        return text.format(**slots) if slots else text

    def crumbs(self, lang: Lang, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
        """Home, then each `(title, href)`; the last one is the page itself and has no href."""
        return (Crumb(self.t("home", lang), f"page:/{lang}/"), *(Crumb(title, href) for title, href in steps))

    # Lookups that templates use.

    def term(self, slug: str) -> Term:
        return self.derived.glossary.terms[slug]

    def entity(self, slug: str) -> Entity:
        return self.derived.glossary.entities[slug]

    def source(self, identifier: str) -> Source:
        return self.derived.glossary.sources[identifier]

    def report(self, year: int) -> Report:
        return self.derived.glossary.reports[year]

    def paragraph(self, year: int, identifier: str) -> Paragraph:
        return self.report(year).paragraphs[identifier]

    def section(self, year: int, identifier: str) -> Node:
        return self.derived.section_of[year, identifier]

    def category(self, identifier: str) -> Named:
        return self.derived.glossary.site.categories[identifier]

    def theme(self, identifier: str) -> Named:
        return self.derived.glossary.site.themes[identifier]

    def area(self, identifier: str) -> Named:
        return self.derived.glossary.site.areas[identifier]

    def terms_in(self, year: int, paragraphs: Iterable[str]) -> tuple[Term, ...]:
        """The terms of some paragraphs, once each, in the order in which they first stand."""
        slugs = dict.fromkeys(hit.slug for p in paragraphs for hit in self.derived.found_terms[year, p])
        return tuple(self.term(slug) for slug in slugs)

    def entities_in(self, year: int, paragraphs: Iterable[str]) -> tuple[Entity, ...]:
        slugs = dict.fromkeys(hit.slug for p in paragraphs for hit in self.derived.found_entities[year, p])
        return tuple(self.entity(slug) for slug in slugs)

    def places_of(self, slug: str) -> tuple[Place, ...]:
        return self.derived.term_places.get(slug, ())

    def linked_zh(self, year: int, paragraph: Paragraph) -> Markup:
        """The Chinese of a paragraph with its terms linked; its text content is the paragraph exactly."""
        return linked(paragraph.zh, self.derived.found_terms[year, paragraph.id])

    def absolute(self, address: str) -> str:
        return addresses.absolute(self.derived.glossary.site.base_url, address)

    def qr(self, url: str) -> Markup:
        return qr.svg(url)

    def numbers(self, sources: Iterable[str]) -> dict[str, int]:
        """Source ids numbered from 1 in order, once each."""
        return {source: number for number, source in enumerate(dict.fromkeys(sources), 1)}

    def indicator_href(self, identifier: str, lang: str) -> str:
        return "page:/" + addresses.indicator(lang, self.derived.glossary.indicators[identifier].theme, identifier)

    def headline(self, item: Indicator) -> Value | None:
        return summaries.headline(self.derived.glossary, item)

    def summary(self, item: Indicator) -> dict[str, Value | None]:
        return summaries.summary(self.derived.glossary, item)

    def quotes_of(self, item: Indicator) -> dict[str, str]:
        """The first words of each source that a series quotes."""
        return {value.source: value.quote for value in reversed(item.values) if value.quote}

    def publisher(self, name: str, lang: str) -> Markup:
        """A publisher as the page's language has it; marked with its own language where it has no other name."""
        return in_language(name, lang, self.derived.glossary.names.publishers)

    def publisher_words(self, name: str, lang: str) -> str:
        """The same where no markup can stand, as in a picture."""
        return name if lang == "zh" else self.derived.glossary.names.publishers.get(name, name)

    def corpus_place(self, name: str, lang: str) -> Markup:
        return in_language(name, lang, self.derived.glossary.names.places)

    def verb(self, name: str) -> str:
        """A printed verb in English; `""` where it has none."""
        return self.derived.glossary.names.verbs.get(name, "")

    def user(self, name: str, lang: str) -> Markup:
        """Who uses a rendering; the ledger is written in English."""
        chinese = {en: zh for zh, en in self.derived.glossary.names.users.items()}
        if lang == "en" or has_han(name):
            return Markup("{}").format(name)
        other = Markup('<span lang="en">{}</span>').format(name)
        return Markup("{}").format(chinese[name]) if name in chinese else other

    def usage_rows(self, term: Term, lang: str) -> list[charts.Bar]:
        return summaries.usage_rows(term, dict(self.derived.glossary.site.corpus))

    def usage_share(self, year: int, count: int) -> str:
        total = self.derived.glossary.site.corpus.get(year)
        return f"{count * 100 / total:.1f}%" if total else "–"

    def frame(self, uid: str, title: str, description: str, source: str) -> charts.Frame:
        return charts.Frame(uid, title, description, source)

    def short_address(self, slug: str, lang: str) -> str:
        """The address to print inside a picture: the numbered short one where there is one."""
        newest = self.derived.glossary.site.newest_report
        notes = self.term(slug).notes
        return self.absolute(addresses.short(newest, notes[newest]) if newest in notes else addresses.term(lang, slug))

    def has_changes(self, year: int) -> bool:
        return year - 1 in self.derived.glossary.reports

    def has_sheet(self, year: int, node: Node) -> bool:
        """A lesson sheet wants a section that is fully translated."""
        report = self.report(year)
        return node.kind == "section" and all(report.paragraphs[item].en for item in node.paragraphs)

    def shown_figures(self, figures: Iterable[Placed]) -> list[Placed]:
        return [placed for placed in figures if placed.figure.kind != "label"]

    def cited_term(self, slug: str, lang: str) -> citations.Citation:
        return citations.of_term(self, self.term(slug), addresses.term(lang, slug), lang)

    def overview(self) -> overview.Overview:
        return overview.Overview(self.derived)

    def record(self) -> summaries.Record:
        return summaries.record(self)

    def letter(self, definitions: Sequence[Term], term: Term) -> str:
        """The letter of a definition on a sheet: A, B, C …"""
        return chr(ord("A") + list(definitions).index(term))

    def named(self, link: str, lang: str) -> str:
        """The name of what a correction is about: `term:slug` or `p:2024/p12`."""
        scheme, _, rest = link.partition(":")
        if scheme == "term":
            return self.term(rest)[lang]
        return rest

    def count_confidence(self, level: str) -> int:
        return sum(term.confidence == level for term in self.derived.glossary.terms.values())


def in_language(name: str, lang: str, english: Mapping[str, str]) -> Markup:
    if lang == "zh" or not has_han(name):
        return Markup("{}").format(name)
    return Markup("{}").format(english[name]) if name in english else Markup('<span lang="zh">{}</span>').format(name)


def linked(text: str, hits: Iterable[Found]) -> Markup:
    pieces, at = [], 0
    for hit in hits:
        pieces.append(Markup("{}").format(text[at:hit.start]))
        pieces.append(Markup('<a class="term" href="term:{}" data-term="{}">{}</a>').format(
            hit.slug, hit.slug, text[hit.start:hit.end]))
        at = hit.end
    pieces.append(Markup("{}").format(text[at:]))
    return Markup("").join(pieces)


def one_line(text: str, limit: int = 200) -> str:
    """A description for the head of a page: one line, cut at a word or character with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
