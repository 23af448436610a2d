"""A change of meaning is made in the open: a new `revised`, and a line in `corrections.yaml`.

`meanings.txt` holds one line a term: slug, hash of what the entry says, date. It is written by `make meanings`.
"""

from __future__ import annotations

import hashlib

from explainer.content.faults import Faults
from explainer.content.findings import Findings
from explainer.content.model import Glossary, Term
from explainer.content.yamlfile import read_text

FILE = "meanings.txt"


def meaning(term: Term) -> str:
    """A short hash of what the entry says: a change of it is a change of meaning."""
    texts = (term.zh, term.en, term.short.zh, term.short.en, term.full.zh, term.full.en, term.confidence)
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:12]


def recorded(text: str) -> dict[str, tuple[str, str]]:
    """Hash and date by slug."""
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


def written(glossary: Glossary) -> str:
    """What `meanings.txt` should hold for the content as it stands."""
    lines = [f"{term.slug} {meaning(term)} {term.revised}" for term in glossary.terms.values() if not term.draft]
    return "\n".join(["# Written by `make meanings`. One term a line: slug, hash of its meaning, date.", *lines, ""])


def check(glossary: Glossary, findings: Findings, faults: Faults) -> None:
    """Every published term whose meaning differs from the recorded one has a new date and a line for readers."""
    path = glossary.folder / FILE
    text = read_text(path, faults) if path.exists() else None
    published = recorded(text or "")
    told = {(correction.what, correction.date) for correction in glossary.corrections}
    for term in glossary.terms.values():
        known, date = published.get(term.slug, ("", ""))
        if not known or meaning(term) == known:
            continue
        if term.revised <= date:
            faults.add(term.at.file, term.at.of("revised"), "the meaning was changed, but `revised` is as before",
                       "Write today's date in `revised`.")
        elif (f"term:{term.slug}", term.revised) not in told:
            faults.add(term.at.file, term.at.of("revised"),
                       f"the meaning was changed on {term.revised}, but corrections.yaml does not say so",
                       f"Add `- date: {term.revised}`, `what: term:{term.slug}`, `zh`, `en` there.")
