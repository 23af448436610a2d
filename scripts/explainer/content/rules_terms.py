"""The terms among each other: names, forms, notes, renderings, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explainer.content.faults import Faults, quoted
from explainer.content.findings import Findings, paragraphs
from explainer.content.model import LANGS, At, Glossary, Report, Term
from explainer.language.marks import cites
from explainer.language.numerals import NOTE_MARKER


def check(glossary: Glossary, findings: Findings, faults: Faults) -> None:
    _check_names(glossary, faults)
    _check_forms(glossary, faults)
    for report in glossary.reports.values():
        _check_notes(glossary, report, findings, faults)
    for term in glossary.terms.values():
        _check_sources(term, faults)
        _check_jargon(term, glossary.jargon, faults)
    _check_rings(glossary, faults)


def _check_names(glossary: Glossary, faults: Faults) -> None:
    """No name, other name or form of the text belongs to two terms, and no form to two entities."""
    for kind in ("zh", "en", "match"):
        claimed: dict[str, str] = {}
        for term in glossary.terms.values():
            for name, key in _names(term, kind):
                owner = claimed.setdefault(name.casefold(), term.slug)
                if owner != term.slug:
                    faults.add(term.at.file, term.at.of(key), f"{quoted(name)} belongs also to the term `{owner}`",
                               "Leave it to one of them.")
    owners: dict[str, str] = {}
    for entity in glossary.entities.values():
        for form in entity.match:
            if owners.setdefault(form, entity.slug) != entity.slug:
                faults.add(entity.at.file, entity.at.of("match"),
                           f"{quoted(form)} belongs also to the entity `{owners[form]}`", "Leave it to one of them.")


def _names(term: Term, kind: str) -> Iterator[tuple[str, str]]:
    """The names of one kind, each with its key."""
    if kind == "match":
        yield from ((form, "aliases.match") for form in term.aliases.match)
    else:
        if term[kind]:
            yield term[kind], kind
        yield from ((name, f"aliases.{kind}") for name in getattr(term.aliases, kind))


def _check_forms(glossary: Glossary, faults: Faults) -> None:
    """Every form to match stands in some report: else it is mistyped."""
    text = "\n".join(paragraph.zh for _, paragraph in paragraphs(glossary))
    if not text:
        return
    for term in glossary.terms.values():
        for form in term.aliases.match:
            if form not in text:
                _report_form(term.at, "aliases.match", form, faults)
    for entity in glossary.entities.values():
        for form in entity.match:
            if form not in text:
                _report_form(entity.at, "match", form, faults)


def _report_form(at: At, key: str, form: str, faults: Faults) -> None:
    faults.add(at.file, at.of(key), f"{quoted(form)} stands in no report", "Copy it from the text, or delete it.")


def _check_notes(glossary: Glossary, report: Report, findings: Findings, faults: Faults) -> None:
    """Each note of the text has exactly one term, which stands in the note's paragraph."""
    owners: dict[int, Term] = {}
    for term in glossary.terms.values():
        note = term.notes.get(report.year)
        if note is None:
            continue
        if note in owners:
            faults.add(term.at.file, term.at.of("notes"),
                       f"note {note} of {report.year} belongs also to `{owners[note].slug}`", "Mend the number.")
        owners.setdefault(note, term)
    places = _notes_of(report)
    for note, place in places.items():
        paragraph = report.paragraphs[place]
        if note not in owners and (paragraph.draft or findings.unread):
            continue
        if note not in owners:
            faults.add(paragraph.at.file, paragraph.at.of("zh"), f"note {note} in `{place}` has no term",
                       f"Write `notes: {{{report.year}: {note}}}` in its term.")
        elif owners[note].slug not in {hit.slug for hit in findings.terms[report.year, place]}:
            term = owners[note]
            faults.add(term.at.file, term.at.of("notes"),
                       f"note {note} stands in `{place}`, which does not name the term",
                       "Mend the number, or add the form to `aliases.match`.")
    for note, term in owners.items():
        if places and note not in places:
            faults.add(term.at.file, term.at.of("notes"), f"the report of {report.year} has no note {note}",
                       "Mend the number.")


def _notes_of(report: Report) -> Mapping[int, str]:
    """The paragraph of each note marker."""
    return {int(match[0][1:-1]): paragraph.id
            for paragraph in report.paragraphs.values() for match in NOTE_MARKER.finditer(paragraph.zh)}


def _check_sources(term: Term, faults: Faults) -> None:
    """`sources` lists every source that is used anywhere in the entry."""
    used = {source: f"{key}.{lang}" for key in ("full", "why") for lang in LANGS
            for source in cites(getattr(term, key)[lang])}
    for key in ("components", "candidates", "history"):
        for place, item in enumerate(getattr(term, key)):
            used |= dict.fromkeys(item.sources, f"{key}.{place}.sources")
    for source, key in used.items():
        if source not in term.sources:
            faults.add(term.at.file, term.at.of(key), f"{quoted(source)} is cited, but `sources` does not list it",
                       "Add it to `sources`.")


def _check_jargon(term: Term, jargon: tuple[str, ...], faults: Faults) -> None:
    """A short text explains; it may use a word of officialese only if it is the word to explain."""
    for word in jargon:
        lang = "en" if word.isascii() else "zh"
        if _holds(term.short[lang], word) and not _holds(term[lang], word):
            faults.add(term.at.file, term.at.of(f"short.{lang}"),
                       f"`short.{lang}` uses {quoted(word)}, which glossary/jargon.txt lists", "Say it in plain words.")


def _check_rings(glossary: Glossary, faults: Faults) -> None:
    """Two short texts that explain each other explain nothing."""
    for lang in LANGS:
        uses = _uses(glossary, lang)
        for slug, others in uses.items():
            for other in sorted(others):
                if slug < other and slug in uses.get(other, ()):
                    term = glossary.terms[other]
                    faults.add(term.at.file, term.at.of(f"short.{lang}"),
                               f"`short.{lang}` explains the term by `{slug}`, which is explained by it in turn",
                               "Explain one of them without the other.")


def _uses(glossary: Glossary, lang: str) -> Mapping[str, set[str]]:
    """The terms whose names stand in the short text of each term."""
    slugs = {term[lang].casefold(): term.slug for term in glossary.terms.values() if len(term[lang]) > 1}
    if not slugs:
        return {}
    edge = r"\b" if lang == "en" else ""
    longest_first = sorted(slugs, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(f"{edge if name[0].isalnum() else ''}{re.escape(name)}"
                                  f"{edge if name[-1].isalnum() else ''}" for name in longest_first))
    return {term.slug: {slugs[match[0]] for match in pattern.finditer(term.short[lang].casefold())} - {term.slug}
            for term in glossary.terms.values()}


def _holds(text: str, word: str) -> bool:
    """Whether `word` stands in `text`: anywhere in Chinese, as a whole word in English."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
