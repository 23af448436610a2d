"""What an editor writes, as immutable typed objects: one class for each kind of entry in `glossary/`.

Nothing here is computed: conversions, verdicts, strengths and back-links are made in `explainer.derive`.
Each object knows where it stands (`at`), so that a rule across files can point at the line to mend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from explainer.content.pieces import LANGS as LANGS
from explainer.content.pieces import NO_ALIASES, NO_WORDS, InBoth
from explainer.content.pieces import Aliases as Aliases
from explainer.content.pieces import At as At
from explainer.content.pieces import Candidate as Candidate
from explainer.content.pieces import Component as Component
from explainer.content.pieces import Lang as Lang
from explainer.content.pieces import Past as Past
from explainer.content.pieces import Rendering as Rendering
from explainer.content.pieces import Usage as Usage
from explainer.content.pieces import Words as Words


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    date: str
    url: str
    via: str
    kind: str
    link: bool
    at: At
    accessed: str = ""
    quote: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term(InBoth):
    slug: str
    zh: str
    en: str
    pinyin: str
    category: str
    level: str
    confidence: str
    at: At
    notes: Mapping[int, int] = field(default_factory=dict)
    aliases: Aliases = NO_ALIASES
    background: bool = False
    short: Words = NO_WORDS
    full: Words = NO_WORDS
    components: tuple[Component, ...] = ()
    why: Words = NO_WORDS
    related: tuple[str, ...] = ()
    confidence_note: Words = NO_WORDS
    sources: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    history: tuple[Past, ...] = ()
    usage: Usage | None = None
    renderings: tuple[Rendering, ...] = ()
    misread: Words = NO_WORDS
    draft: bool = False
    reviewed: bool = False
    revised: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    zh: str
    en: str
    gist: Words
    at: At
    draft: bool = False
    reviewed: bool = False

    @property
    def number(self) -> int:
        return int(self.id[1:])


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the outline: the front page, a part, a numbered section, or a paragraph with a lead sentence."""

    id: str
    kind: str
    title: Words
    paragraphs: tuple[str, ...]
    at: At
    parent: str = ""
    number: str = ""
    summary: Words = NO_WORDS
    why: Words = NO_WORDS
    look_for: Words = NO_WORDS
    draft: bool = False
    reviewed: bool = False

    @property
    def has_page(self) -> bool:
        return self.kind != "lead"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text, as printed. `value` is in printed units (`53.13` of `万亩`)."""

    paragraph: str
    text: str
    nth: int
    metric: Words
    value: Decimal | None
    unit: str
    kind: str
    status: str
    at: At
    period: str = ""
    qualifier: str = ""
    compare: str = ""
    basis: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a commitment: a value with its basis, or a state."""

    at: At
    value: Decimal | None = None
    unit: str = ""
    date: str = ""
    basis: str = ""
    state: str = ""
    done_on: str = ""
    sources: tuple[str, ...] = ()
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    paragraph: str
    text: str
    what: Words
    verb: str
    deadline: str
    theme: str
    at: At
    target: Decimal | None = None
    unit: str = ""
    bound: str = ""
    places: tuple[str, ...] = ()
    indicator: str = ""
    outcome: Outcome | None = None
    looked: Words = NO_WORDS
    looked_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excuse:
    paragraph: str
    text: str
    why: str
    at: At
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Excuses:
    numbers: tuple[Excuse, ...] = ()
    quotes: tuple[Excuse, ...] = ()
    links: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    year: int
    title: Words
    translation: str
    source: str
    delivered: str
    about: Words
    revised: str
    text: str
    paragraphs: Mapping[str, Paragraph]
    outline: tuple[Node, ...]
    figures: tuple[Figure, ...]
    commitments: tuple[Commitment, ...]
    excused: Excuses
    at: At
    outside: Mapping[int, str] = field(default_factory=dict)  # lines of `text` that are no paragraphs, by number

    @property
    def partial(self) -> bool:
        """Whether drafts are allowed; `untranslated` says whether there are any."""
        return self.translation == "partial"

    @property
    def untranslated(self) -> int:
        return sum(not paragraph.en for paragraph in self.paragraphs.values())


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a series, as printed in its source; `printed` stands where there is no single number."""

    area: str
    period: str
    kind: str
    status: str
    source: str
    at: At
    value: Decimal | None = None
    printed: str = ""
    unit: str = ""
    bound: str = ""
    scope: Words = NO_WORDS
    also: str = ""
    paragraph: str = ""
    quote: str = ""
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    theme: str
    name: Words
    unit: str
    better: str
    definition: Words
    definition_sources: tuple[str, ...]
    note: Words
    terms: tuple[str, ...]
    values: tuple[Value, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Entity(InBoth):
    slug: str
    kind: str
    zh: str
    en: str
    en_status: str
    what: Words
    match: tuple[str, ...]
    sources: tuple[str, ...]
    at: At
    unit: str = ""
    page: bool = False
    full_zh: str = ""
    listed: str = ""
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class CheckValue:
    value: Decimal
    of: Words
    source: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """An arithmetic or cross-source test ("does it add up?")."""

    id: str
    what: Words
    arithmetic: str
    values: tuple[CheckValue, ...]
    verdict: str
    conclusion: Words
    sources: tuple[str, ...]
    at: At
    paragraph: str = ""
    apart: bool = False  # it stands on the page of checks only


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit. `scale` plain units make one printed unit; `factor` turns a plain unit into `si`."""

    unit: str
    en: str
    scale: Decimal
    si: str
    numerator: int
    denominator: int
    at: At
    source: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    date: str
    what: str
    words: Words
    at: At


@dataclass(frozen=True, slots=True)
class Named(InBoth):
    """An id of a list in `site.yaml` with its name."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rate:
    year: int
    cny_per_usd: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Site:
    base_url: str
    title: Words
    short_title: Words
    place: Words
    place_entity: str
    area: str
    description: Words
    newest_report: int
    contact: str
    revised: str
    categories: Mapping[str, Named]
    themes: Mapping[str, Named]
    areas: Mapping[str, Named]
    exchange_rates: tuple[Rate, ...]
    at: At
    province: Words = NO_WORDS
    corpus_note: Words = NO_WORDS
    corpus: Mapping[int, int] = field(default_factory=dict)  # work reports held by the corpus, per year


@dataclass(frozen=True, slots=True)
class Names:
    """English by Chinese: publishers, places of the corpus, printed verbs, and who uses a rendering."""

    publishers: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    users: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All the content, by id, in a fixed order (reading order, or sorted by id)."""

    site: Site
    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    checks: Mapping[str, Check]
    corrections: tuple[Correction, ...]
    jargon: tuple[str, ...]
    reports: Mapping[int, Report]
    terms: Mapping[str, Term]
    indicators: Mapping[str, Indicator]
    entities: Mapping[str, Entity]
    folder: Path
    names: Names = field(default_factory=Names)

    @property
    def report(self) -> Report:
        """The newest report."""
        return self.reports[self.site.newest_report]
