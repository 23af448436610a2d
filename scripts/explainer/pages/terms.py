"""The glossary: its index, a page for each term, the short pages for slides, and the cards for iframes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from explainer import addresses
from explainer.content.model import LANGS, Lang, Term
from explainer.derive.derived import cited_by
from explainer.pages import citations, display, qr
from explainer.pages.kit import Kit
from explainer.pages.page import Page


def pages(kit: Kit) -> Iterator[Page]:
    terms = kit.derived.glossary.terms
    for lang in LANGS:
        yield index(kit, lang)
        for item in terms.values():
            yield term(kit, item, lang)
            yield embed(kit, item, lang)
    for item in terms.values():
        for year, number in item.notes.items():
            yield short(kit, item, year, number)


def index(kit: Kit, lang: Lang) -> Page:
    glossary = kit.derived.glossary
    newest = glossary.site.newest_report
    ordered = sorted(glossary.terms.values(), key=lambda item: (item.notes.get(newest, 999), item.slug))
    title = kit.t("terms_title", lang)
    body = kit.render("terms", lang, terms=ordered, newest=newest, data=json_ld(set_of_terms(kit, lang)))
    return kit.page(addresses.page(lang, "terms"), lang, "terms", title, kit.t("terms_lede", lang), body,
                    section="terms", crumbs=kit.crumbs(lang, (title, "")), scripts=("js/tables.js",))


def term(kit: Kit, item: Term, lang: Lang) -> Page:
    address = addresses.term(lang, item.slug)
    sources = cited_by(item)
    citation = citations.of_term(kit, item, address, lang)
    title = display.sentence(item[lang])
    numbered = [(year, number) for year, number in sorted(item.notes.items(), reverse=True)]
    related = [kit.term(slug) for slug in item.related if slug in kit.derived.glossary.terms]
    body = kit.render(
        "term", lang, term=item, numbers=kit.numbers(sources), sources=sources, citation=citation, numbered=numbered,
        related=related, places=kit.places_of(item.slug),
        back=[kit.term(slug) for slug in kit.derived.related_from.get(item.slug, ()) if slug not in item.related],
        data=json_ld(defined_term(kit, item, lang)),
        code=qr.svg(kit.absolute(address)),
    )
    description = item.short[lang] or kit.t("draft_term", lang)
    return kit.page(
        address, lang, "term", title, description, body, section="terms", citation=citation.meta,
        crumbs=kit.crumbs(lang, (kit.t("terms_title", lang), f"page:/{addresses.page(lang, 'terms')}"), (title, "")),
    )


def short(kit: Kit, item: Term, year: int, number: int) -> Page:
    """`/t/2024-47/`: both languages on one small page."""
    address = addresses.short(year, number)
    body = kit.render("short", "zh", term=item, year=year, number=number, code=qr.svg(kit.absolute(address)),
                      url=kit.absolute(address))
    title = f"{item.zh} {item.en}"
    return kit.page(address, "zh", "short", title, item.short.zh or item.zh, body)


def embed(kit: Kit, item: Term, lang: Lang) -> Page:
    body = kit.render("embed", lang, term=item)
    title = display.sentence(item[lang])
    return kit.page(addresses.embed(lang, item.slug), lang, "embed", title, item.short[lang] or title, body,
                    robots="noindex")


def json_ld(data: dict[str, Any]) -> str:
    """JSON for a script element: `<`, `>` and `&` escaped so that no text can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def defined_term(kit: Kit, item: Term, lang: str) -> dict[str, Any]:
    address = kit.absolute(addresses.term(lang, item.slug))
    newest = kit.derived.glossary.site.newest_report
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": item[lang],
        "alternateName": [item.zh if lang == "en" else item.en, *item.aliases.zh, *item.aliases.en],
        "description": item.short[lang],
        "inLanguage": lang,
        "inDefinedTermSet": {
            "@type": "DefinedTermSet", "@id": kit.absolute(addresses.page(lang, "terms")),
            "name": kit.t("terms_title", lang), "license": "https://creativecommons.org/licenses/by/4.0/",
        },
    }
    if newest in item.notes:
        data["termCode"] = str(item.notes[newest])
    return data


def set_of_terms(kit: Kit, lang: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": kit.absolute(addresses.page(lang, "terms")),
        "name": kit.t("terms_title", lang),
        "description": kit.t("terms_lede", lang),
        "inLanguage": lang,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "hasDefinedTerm": [
            kit.absolute(addresses.term(lang, slug)) for slug in kit.derived.glossary.terms
        ],
    }
