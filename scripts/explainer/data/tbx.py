"""The glossary as a term base: TBX-Basic (ISO 30042:2019) in DCA style, for translation tools.

TBX-Basic knows no code for reliability, so confidence stands in a note for people and in a subset for filters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from lxml import etree

from explainer import addresses
from explainer.content.model import LANGS, Lang, Term
from explainer.data.edition import LICENCE_URL, Edition
from explainer.language import marks

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
DEFAULT = cast("dict[str, str]", {None: NAMESPACE})  # the stubs of lxml know no default namespace
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STATUS = {"chosen": "admittedTerm", "admitted": "admittedTerm", "rejected": "deprecatedTerm"}
Element = etree._Element


def tbx_file(edition: Edition) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}tbx", {"type": "TBX-Basic", "style": "dca", XML_LANG: "en"},
                         nsmap=DEFAULT)
    header(root, edition)
    body = add(add(root, "text"), "body")
    for term in edition.derived.glossary.terms.values():
        concept(body, term, edition)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    child.text = text or None
    return child


def spoken(parent: Element, name: str, text: str, lang: str) -> None:
    add(parent, name, text).set(XML_LANG, lang)


def header(root: Element, edition: Edition) -> None:
    description = add(add(root, "tbxHeader"), "fileDesc")
    add(add(description, "titleStmt"), "title", edition.title("en"))
    published = add(description, "publicationStmt")
    for key in ("licence", "rights"):
        add(published, "p", edition.both(key))
    add(published, "p", LICENCE_URL)
    add(add(description, "sourceDesc"), "p", f"{edition.cite('en')} · {edition.revised} · {edition.version}")


def concept(body: Element, term: Term, edition: Edition) -> None:
    site = edition.derived.glossary.site
    entry = add(body, "conceptEntry", id=f"c-{term.slug}")
    if term.category in site.categories:
        add(entry, "descrip", site.categories[term.category].en, type="subjectField")
    add(entry, "admin", f"confidence-{term.confidence}", type="projectSubset")
    for source in edition.derived.full_sources[term.slug]:
        add(entry, "admin", edition.source_line(source), type="source")
    for slug in related(term, edition):
        add(entry, "ref", edition.derived.glossary.terms[slug].en, type="crossReference", target=f"c-{slug}")
    for lang in LANGS:
        page = edition.absolute(addresses.term(lang, term.slug))
        add(entry, "xref", page, type="externalCrossReference", target=page)
    notes(entry, term, edition)
    language(entry, term, "zh", [(name, "admittedTerm", "") for name in term.aliases.zh], edition)
    language(entry, term, "en", english_names(term), edition)


def related(term: Term, edition: Edition) -> tuple[str, ...]:
    return tuple(slug for slug in term.related if slug in edition.derived.glossary.terms)


def notes(entry: Element, term: Term, edition: Edition) -> None:
    for lang in LANGS:
        spoken(entry, "note", confidence(term, lang, edition), lang)
        for year, number in sorted(term.notes.items(), reverse=True):
            spoken(entry, "note", edition.say("note", lang, year=year, number=number), lang)


def confidence(term: Term, lang: Lang, edition: Edition) -> str:
    """`confidence: unknown. No source was found.`"""
    level = edition.say(f"confidence_{term.confidence}", lang)
    label, why = edition.say("confidence", lang), marks.plain(term.confidence_note[lang])
    return f"{label}：{level}。{why}" if lang == "zh" else f"{label}: {level}. {why}".rstrip()


def english_names(term: Term) -> list[tuple[str, str, str]]:
    """Other names and the ledger of renderings: name, status, and why it was rejected or admitted."""
    ledger = [(each.en, STATUS[each.verdict], marks.plain(each.why.en)) for each in term.renderings]
    return [*ledger, *((name, "admittedTerm", "") for name in term.aliases.en)]


def language(entry: Element, term: Term, lang: Lang, others: Iterable[tuple[str, str, str]], edition: Edition) -> None:
    section = add(entry, "langSec")
    section.set(XML_LANG, lang)
    if short := term.short[lang]:
        add(section, "descrip", marks.plain(short), type="definition")
    pinyin = f"{edition.say('pinyin', 'en')}: {term.pinyin}" if lang == "zh" and term.pinyin else ""
    named(section, term[lang], "preferredTerm", pinyin)
    seen = {term[lang]}
    for name, status, why in others:
        if name not in seen:
            named(section, name, status, why)
            seen.add(name)


def named(section: Element, name: str, status: str, note: str) -> None:
    part = add(section, "termSec")
    add(part, "term", name)
    add(part, "termNote", f"{status}-admn-sts", type="administrativeStatus")
    if note:
        add(part, "note", note)
