"""A new term's file: every key that an editor may fill in, each with a hint."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import ID
from explainer.content.findings import paragraphs
from explainer.content.model import Glossary
from explainer.content.vocabulary import CONFIDENCES, LEVELS
from explainer.importing.notes import form_in
from explainer.importing.received import RefusedError
from explainer.importing.scalars import inline, listed
from explainer.importing.terms import Spell

TEXTS = (
    ("short", "one sentence in plain words, at most 80 characters (zh) and 240 (en)"),
    ("full", "2 to 5 sentences, at least 40 and 120 characters; [@source-id] behind what a source carries"),
    ("why", "why a reader should care: money, rights, duties"),
    ("confidence_note", "why we are that sure, and what differs"),
    ("misread", "the common misreading and the right one; delete the key if there is none"),
)


def write_term(glossary: Glossary, slug: str, zh: str, en: str, revised: str, spell: Spell) -> Path:
    """The path of the new file; `RefusedError` if the term cannot be written or is there already."""
    path = glossary.folder / "terms" / f"{slug}.yaml"
    if not ID.fullmatch(slug):
        raise RefusedError(f"`{slug}` is no slug; write lower-case letters, digits and single hyphens: `cai-lan-zi`")
    if not zh.strip() or not en.strip():
        raise RefusedError("a term needs its name in both languages")
    if path.exists():
        raise RefusedError(f"terms/{slug}.yaml exists; it is not overwritten, edit it instead")
    if taken := _taken(glossary, zh, en):
        name, owner = taken
        raise RefusedError(f"`{name}` is a name of the term `{owner}` already; edit terms/{owner}.yaml instead")
    try:
        path.write_text(written(glossary, zh.strip(), en.strip(), revised, spell), encoding="utf-8", newline="\n")
    except OSError as error:
        raise RefusedError(f"{path} cannot be written: {error.strerror}") from error
    return path


def _taken(glossary: Glossary, zh: str, en: str) -> tuple[str, str] | None:
    """The one of the names that a term has already, and that term."""
    for term in glossary.terms.values():
        names = {name.casefold() for name in (term.zh, term.en, *term.aliases.zh, *term.aliases.en,
                                              *term.aliases.match)}
        for name in (zh, en):
            if name.casefold() in names:
                return name, term.slug
    return None


def written(glossary: Glossary, zh: str, en: str, revised: str, spell: Spell) -> str:
    """The file of a new term."""
    form = form_in("\n".join(paragraph.zh for _, paragraph in paragraphs(glossary)), zh)
    pinyin = spell(zh)
    texts = "".join(f"{key}:  # {hint}\n  zh:\n  en:\n" for key, hint in TEXTS)
    head, tail = texts.split("confidence_note:", 1)
    note, misread = tail.split("misread:", 1)
    return (
        "# A draft: fill in what is empty and delete the hints. glossary/README.md shows a complete term.\n"
        f"zh: {inline(zh)}\n"
        f"en: {inline(en)}\n"
        + (f"pinyin: {inline(pinyin)}  # check it\n" if pinyin
           else "pinyin:  # syllables with tone marks, a space between them: cài lán zi\n")
        + "notes: {}  # the number of its note per report: {2024: 1}\n"
        "aliases:\n"
        "  zh: []  # other Chinese names, for the search\n"
        "  en: []\n"
        f"  match: {listed([form] if form else [])}  # exact forms of the report's text\n"
        f"background: {'false' if form else 'true'}  # true: no report names it, and `match` is empty\n"
        f"category: {next(iter(glossary.site.categories), '')}  # {' '.join(glossary.site.categories)}\n"
        f"level: municipal  # {' '.join(LEVELS)}\n"
        + head
        + "components: []  # the items of a number label: - {zh: …, en: …, sources: [id]}\n"
        "related: []  # slugs of terms that help to understand this one\n"
        f"confidence: unknown  # {' '.join(CONFIDENCES)}\n"
        f"confidence_note:{note}"
        "sources: []  # every source id that the entry uses\n"
        "quotes: []  # - {source: id, text: at most 40 characters of it}\n"
        "candidates: []  # possible readings of an unknown label: - {zh: …, en: …, why: {zh: …, en: …}, sources: []}\n"
        "history: []  # other years' reports: - {year: 2023, zh: …, en: …, sources: [id]}\n"
        "renderings: []  # English forms: - {en: …, by: …, verdict: chosen, why: {zh: …, en: …}}\n"
        f"misread:{misread}"
        "draft: true  # delete this line when all is written\n"
        "reviewed: false\n"
        f"revised: {revised}\n"
    )
