"""Which terms and entities the paragraphs name: found once, used by several rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.content.model import Glossary, Paragraph, Report
from explainer.language.matching import Found, Matcher

Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in each paragraph, by year and paragraph id.

    `unread` are the slugs of term files that could not be read: they exist, but what they hold is not known.
    """

    terms: Mapping[Place, tuple[Found, ...]]
    entities: Mapping[Place, tuple[Found, ...]]
    unread: frozenset[str]


def find(glossary: Glossary) -> Findings:
    terms = Matcher({form: term.slug for term in glossary.terms.values() for form in term.aliases.match})
    entities = Matcher({form: entity.slug for entity in glossary.entities.values() for form in entity.match})
    places = tuple(paragraphs(glossary))
    return Findings(
        terms={(report.year, paragraph.id): terms.find(paragraph.zh) for report, paragraph in places},
        entities={(report.year, paragraph.id): entities.find(paragraph.zh) for report, paragraph in places},
        unread=frozenset(path.stem for path in glossary.folder.glob("terms/*.yaml")) - glossary.terms.keys(),
    )


def paragraphs(glossary: Glossary) -> Iterator[tuple[Report, Paragraph]]:
    """All paragraphs of all reports, each with its report."""
    for report in glossary.reports.values():
        for paragraph in report.paragraphs.values():
            yield report, paragraph
