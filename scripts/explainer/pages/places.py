"""Names of the report: the index by kind, and "what the report says about us" for each place with a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from explainer import addresses
from explainer.content.model import LANGS, Entity, Lang
from explainer.content.vocabulary import ENTITY_KINDS
from explainer.derive.promises import Promise
from explainer.language import marks
from explainer.pages import structured
from explainer.pages.kit import Kit
from explainer.pages.page import Page

SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")


def pages(kit: Kit) -> Iterator[Page]:
    paged = [entity for entity in kit.derived.glossary.entities.values() if entity.page]
    for lang in LANGS:
        yield index(kit, paged, lang)
        for entity in paged:
            yield place(kit, entity, lang)


def index(kit: Kit, paged: list[Entity], lang: Lang) -> Page:
    entities = kit.derived.glossary.entities.values()
    groups = [(kind, [entity for entity in entities if entity.kind == kind]) for kind in ENTITY_KINDS]
    title = kit.t("places_title", lang)
    body = kit.render("places", lang, groups=[group for group in groups if group[1]], paged=paged)
    address, lede = addresses.page(lang, "places"), kit.t("places_lede", lang)
    body = structured.table(body, kit, lang, address, title, lede, "entities.csv")
    return kit.page(address, lang, "places", title, lede, body, section="places", crumbs=kit.crumbs(lang, (title, "")))


def place(kit: Kit, entity: Entity, lang: Lang) -> Page:
    newest = kit.derived.glossary.site.newest_report
    passages = passages_of(kit, entity)
    beside = kit.entities_in(newest, [p["paragraph"].id for p in passages if p["year"] == newest])
    title = kit.t("about_us", lang, name=entity[lang])
    body = kit.render(
        "place", lang, entity=entity, passages=passages, numbers=kit.numbers(entity.sources),
        promises=[p for p in kit.derived.promises[newest] if concerns(p, entity)],
        others=[other for other in beside if other.slug != entity.slug and other.kind != "places"][:40],
    )
    address = addresses.place(lang, entity.slug)
    if any(concerns(p, entity) for p in kit.derived.promises[newest]):
        body = structured.table(body, kit, lang, address, title, entity.what[lang], "commitments.csv")
    return kit.page(
        address, lang, "place", title, entity.what[lang], body, section="places",
        crumbs=kit.crumbs(lang, (kit.t("places_title", lang), f"page:/{lang}/places/"), (entity[lang], "")),
    )


def concerns(promise: Promise, entity: Entity) -> bool:
    """Whether the promise is listed for the place, or its own words name it."""
    item = promise.commitment
    return entity.slug in item.places or any(form in item.text for form in entity.match)


def passages_of(kit: Kit, entity: Entity) -> list[dict[str, Any]]:
    """The paragraphs that name the place, with the sentences in which its name stands."""
    passages = []
    for spot in kit.derived.entity_places.get(entity.slug, ()):
        paragraph = kit.paragraph(spot.year, spot.paragraph)
        starts = [hit.start for hit in kit.derived.found_entities[spot.year, spot.paragraph] if hit.slug == entity.slug]
        passages.append({
            "year": spot.year, "paragraph": paragraph, "section": kit.section(spot.year, spot.paragraph),
            "sentences": sentences_at(paragraph.zh, starts),
            "english": english_sentences(marks.plain(paragraph.en), entity.en, kit.derived.glossary.site.place.en),
        })
    return passages


# Kinds of place that a sentence may leave out: “Exeter” for “Exeter City”.
PLACE_KINDS = re.compile(r" (?:City|County|District|Zone|Town|Lake|Economic.*|High-tech.*|Eco.*|Comprehensive.*)$")
ENGLISH_SENTENCE = re.compile(r"[^.;]+(?:\.(?=\d)[^.;]+)*[.;]?[”’]?")


def english_sentences(text: str, name: str, whole: str) -> list[str]:
    """The English sentences (and clauses between semicolons) that hold the place's name, whole or without its kind.

    `whole` is the place that the report is about: its name alone does not stand for a part of it.
    """
    short = PLACE_KINDS.sub("", name)
    forms = rf"\b{re.escape(name)}\b"
    if short != whole:
        forms += rf"|\b{re.escape(short)}\b(?! (?:Lake|City|County|District|Town))"
    pattern = re.compile(forms)
    return [match.group().strip() for match in ENGLISH_SENTENCE.finditer(text) if pattern.search(match.group())]


def sentences_at(text: str, starts: list[int]) -> list[str]:
    return [
        match.group() for match in SENTENCE.finditer(text)
        if match.group() and any(match.start() <= start < match.end() for start in starts)
    ]
