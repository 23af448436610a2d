"""The rules that cross files, in one list; each is a function that sees all the content and writes faults."""

from __future__ import annotations

from explainer.content import (
    rules_evidence,
    rules_meanings,
    rules_numbers,
    rules_outline,
    rules_paragraphs,
    rules_references,
    rules_renderings,
    rules_terms,
)
from explainer.content.faults import Faults
from explainer.content.findings import find
from explainer.content.model import Glossary

RULES = (
    rules_references.check,
    rules_outline.check,
    rules_paragraphs.check,
    rules_numbers.check,
    rules_terms.check,
    rules_renderings.check,
    rules_evidence.check,
    rules_meanings.check,
)


def check(glossary: Glossary, faults: Faults) -> None:
    """All that is wrong between the files of a glossary."""
    findings = find(glossary)
    for rule in RULES:
        rule(glossary, findings, faults)
