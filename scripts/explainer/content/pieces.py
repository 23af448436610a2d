"""The small pieces that the entries of `explainer.content.model` are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, Lang] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class At:
    """Where an entry stands: its file, its first line, and the line of each of its keys (dotted: `full.zh`)."""

    file: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """The line of `key`, or of the nearest key above it, or of the entry."""
        while key:
            if key in self.keys:
                return self.keys[key]
            key = key.rpartition(".")[0]
        return self.line


class InBoth:
    """What has words in both languages. Any other key is a fault, and so is a misspelt field in a template."""

    __slots__ = ()
    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        if lang not in LANGS:
            raise KeyError(lang)
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Words(InBoth):
    """One text in both languages; `""` where it is missing."""

    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Component(InBoth):
    zh: str
    en: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate(InBoth):
    """A possible reading of a label whose content is not known."""

    zh: str
    en: str
    why: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past(InBoth):
    """What the same label held in another year's report."""

    year: int
    zh: str
    en: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    en: str
    by: str
    verdict: str
    why: Words


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts of a label in the corpus of work reports (uneven by place and year)."""

    matched: tuple[str, ...]
    first_place: str
    first_year: int | None
    reports: int
    places: int
    by_year: Mapping[int, int]
    hubei_places: tuple[str, ...]
    corpus_reports: int
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aliases:
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    match: tuple[str, ...] = ()


NO_ALIASES = Aliases()
