"""An English form that the ledger of a term rejects stands nowhere else in our English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.faults import Faults, quoted
from explainer.content.findings import Findings
from explainer.content.model import At, Glossary, Report, Term, Words
from explainer.language.marks import plain

English = tuple[At, str, str]


def check(glossary: Glossary, _findings: Findings, faults: Faults) -> None:
    rejected = {rendering.en.casefold(): term.slug for term in glossary.terms.values()
                for rendering in term.renderings if rendering.verdict == "rejected" and rendering.en}
    rejected = {form: slug for form, slug in rejected.items() if form not in set(_chosen(glossary))}
    if not rejected:
        return
    # The longest form at each place decides: a rejected form inside of a longer chosen one is part of that.
    forms = dict.fromkeys(_chosen(glossary), "") | rejected
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for at, key, text in english(glossary):
        for match in pattern.finditer(plain(text).casefold()):
            if slug := forms[match[0]]:
                faults.add(at.file, at.of(key), f"the term `{slug}` rejects the English form {quoted(match[0])}",
                           f"Write the form that it chooses: {quoted(glossary.terms[slug].en)}.")


def _chosen(glossary: Glossary) -> Iterator[str]:
    """The forms that we use: names of terms and entities, and renderings that are not rejected."""
    for term in glossary.terms.values():
        yield from (name.casefold() for name in (term.en, *term.aliases.en) if name)
        yield from (form.en.casefold() for form in term.renderings if form.verdict != "rejected" and form.en)
    yield from (entity.en.casefold() for entity in glossary.entities.values() if entity.en)


def english(glossary: Glossary) -> Iterator[English]:
    """All our English, each text with its place, but for names and ledgers of renderings."""
    for term in glossary.terms.values():
        yield from _of_term(term)
    for report in glossary.reports.values():
        yield from _of_report(report)
    for indicator in glossary.indicators.values():
        yield from _words(indicator.at, name=indicator.name, definition=indicator.definition, note=indicator.note)
    for entity in glossary.entities.values():
        yield from _words(entity.at, what=entity.what, note=entity.note)
    for test in glossary.checks.values():
        yield from _words(test.at, what=test.what, conclusion=test.conclusion)


def _of_term(term: Term) -> Iterator[English]:
    yield term.at, "en", term.en
    yield from _words(term.at, short=term.short, full=term.full, why=term.why, confidence_note=term.confidence_note,
                      misread=term.misread)
    for key in ("components", "candidates", "history"):
        for place, item in enumerate(getattr(term, key)):
            yield term.at, f"{key}.{place}.en", item.en


def _of_report(report: Report) -> Iterator[English]:
    yield from _words(report.at, title=report.title, about=report.about)
    for paragraph in report.paragraphs.values():
        yield paragraph.at, "en", paragraph.en
        yield from _words(paragraph.at, gist=paragraph.gist)
    for node in report.outline:
        yield from _words(node.at, title=node.title, summary=node.summary, why=node.why, look_for=node.look_for)
    for figure in report.figures:
        yield from _words(figure.at, metric=figure.metric)
    for commitment in report.commitments:
        yield from _words(commitment.at, what=commitment.what, looked=commitment.looked)
        if commitment.outcome:
            yield from _words(commitment.outcome.at, note=commitment.outcome.note)


def _words(at: At, **texts: Words) -> Iterator[English]:
    return ((at, f"{key}.en", words.en) for key, words in texts.items() if words.en)
