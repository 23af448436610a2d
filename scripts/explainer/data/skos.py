"""The glossary as linked data: SKOS in Turtle. A concept is called like its Chinese page, without the last slash."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from explainer import addresses
from explainer.content.model import LANGS, Lang, Named, Term
from explainer.data.edition import LICENCE_URL, Edition
from explainer.data.tbx import confidence
from explainer.language import marks
from explainer.language.pinyin import without_tones

PINYIN = "zh-Latn-pinyin"


def skos_file(edition: Edition) -> bytes:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("skos", SKOS), ("dct", DCTERMS), ("rdfs", RDFS), ("xsd", XSD)):
        graph.bind(prefix, namespace)
    scheme(graph, edition)
    for term in edition.derived.glossary.terms.values():
        concept(graph, term, edition)
    collections(graph, edition)
    return graph.serialize(format="turtle", encoding="utf-8")


def address(edition: Edition, slug: str) -> URIRef:
    return URIRef(edition.absolute(addresses.term("zh", slug)).rstrip("/"))


def scheme_address(edition: Edition) -> URIRef:
    return URIRef(edition.absolute(addresses.page("zh", "terms")).rstrip("/"))


def scheme(graph: Graph, edition: Edition) -> None:
    here, site = scheme_address(edition), edition.derived.glossary.site
    graph.add((here, RDF.type, SKOS.ConceptScheme))
    for lang in LANGS:
        graph.add((here, DCTERMS.title, Literal(site.title[lang], lang=lang)))
        rights = f"{edition.say('licence', lang)} {edition.say('rights', lang)}"
        graph.add((here, DCTERMS.rights, Literal(rights, lang=lang)))
    graph.add((here, DCTERMS.license, URIRef(LICENCE_URL)))
    graph.add((here, DCTERMS.modified, Literal(edition.revised, datatype=XSD.date)))
    graph.add((here, DCTERMS.hasVersion, Literal(edition.version)))


def concept(graph: Graph, term: Term, edition: Edition) -> None:
    here = address(edition, term.slug)
    graph.add((here, RDF.type, SKOS.Concept))
    graph.add((here, SKOS.inScheme, scheme_address(edition)))
    labels(graph, here, term)
    for lang in LANGS:
        texts(graph, here, term, lang, edition)
    if note := term.notes.get(edition.derived.glossary.site.newest_report):
        graph.add((here, SKOS.notation, Literal(str(note))))
    for slug in term.related:
        if slug in edition.derived.glossary.terms:
            graph.add((here, SKOS.related, address(edition, slug)))
            graph.add((address(edition, slug), SKOS.related, here))
    for source in edition.derived.full_sources[term.slug]:
        graph.add((here, DCTERMS.source, Literal(edition.source_line(source))))
    if term.revised:
        graph.add((here, DCTERMS.modified, Literal(term.revised, datatype=XSD.date)))


def labels(graph: Graph, here: URIRef, term: Term) -> None:
    """One preferred label a language; no label of a concept stands in two roles (SKOS S13, S14)."""
    used: set[Literal] = set()

    def label(role: URIRef, names: Iterable[str], lang: str) -> None:
        for name in names:
            said = Literal(name, lang=lang)
            if name and said not in used:
                used.add(said)
                graph.add((here, role, said))

    spelled = without_tones(term.pinyin)
    label(SKOS.prefLabel, [term.zh], "zh")
    label(SKOS.prefLabel, [term.en], "en")
    label(SKOS.altLabel, term.aliases.zh, "zh")
    label(SKOS.altLabel, [*term.aliases.en, *ledger(term, rejected=False)], "en")
    label(SKOS.hiddenLabel, ledger(term, rejected=True), "en")
    label(SKOS.hiddenLabel, [term.pinyin, spelled, spelled.replace(" ", "")], PINYIN)


def ledger(term: Term, *, rejected: bool) -> list[str]:
    return [each.en for each in term.renderings if (each.verdict == "rejected") is rejected]


def texts(graph: Graph, here: URIRef, term: Term, lang: Lang, edition: Edition) -> None:
    said = (
        (SKOS.definition, term.short[lang]), (SKOS.scopeNote, term.full[lang]),
        (SKOS.editorialNote, confidence(term, lang, edition)),
    )
    for role, text in said:
        if text:
            graph.add((here, role, Literal(marks.plain(text), lang=lang)))
    graph.add((here, RDFS.seeAlso, URIRef(edition.absolute(addresses.term(lang, term.slug)))))


def collections(graph: Graph, edition: Edition) -> None:
    """Terms by category and by confidence, so that a query can ask for either."""
    terms = edition.derived.glossary.terms.values()
    for name in edition.derived.glossary.site.categories.values():
        members = [term for term in terms if term.category == name.id]
        collection(graph, edition, Named(f"category-{name.id}", name.zh, name.en), members)
    for level in sorted({term.confidence for term in terms}):
        name = Named(f"confidence-{level}", *(edition.say(f"confidence_{level}", lang) for lang in LANGS))
        collection(graph, edition, name, [term for term in terms if term.confidence == level])


def collection(graph: Graph, edition: Edition, name: Named, members: list[Term]) -> None:
    if not members:
        return
    here = URIRef(f"{scheme_address(edition)}#{name.id}")
    graph.add((here, RDF.type, SKOS.Collection))
    graph.add((here, SKOS.notation, Literal(name.id)))
    for lang in LANGS:
        graph.add((here, SKOS.prefLabel, Literal(name[lang], lang=lang)))
    for term in members:
        graph.add((here, SKOS.member, address(edition, term.slug)))
