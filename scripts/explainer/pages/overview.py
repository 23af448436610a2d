"""Lists and counts across the whole newest report, for the pages of `docs/`: home, guide, teaching, investors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.content.model import Entity, Report
from explainer.derive.derived import Derived
from explainer.derive.figures import Placed
from explainer.derive.promises import STRENGTHS, VERDICTS, Promise

MONEY = ("亿元", "万美元")
INVESTED = "投资"


@dataclass(frozen=True, slots=True)
class Overview:
    """Answers about the newest report; each is computed from the content in its fixed order."""

    derived: Derived

    @property
    def report(self) -> Report:
        return self.derived.glossary.report

    @property
    def promises(self) -> tuple[Promise, ...]:
        return self.derived.promises[self.report.year]

    def strengths(self) -> dict[str, int]:
        """How many promises have each strength, firmest first."""
        counts = Counter(promise.strength for promise in self.promises)
        return {name: counts[name] for name in STRENGTHS}

    def verdicts(self) -> dict[str, int]:
        counts = Counter(promise.verdict for promise in self.promises)
        return {name: counts[name] for name in VERDICTS}

    def verbs(self, strength: str, count: int = 6) -> list[str]:
        """The printed verbs that stand most often in promises of one strength."""
        found = Counter(promise.commitment.verb for promise in self.promises if promise.strength == strength)
        return [verb for verb, _ in found.most_common(count)]

    def example(self, strength: str) -> Promise | None:
        """The first promise whose printed words hold the commonest verb of a strength, if possible with a number."""
        mine = [promise for promise in self.promises if promise.strength == strength]
        verb = next(iter(self.verbs(strength)), "")
        plain = [promise for promise in mine if verb in promise.commitment.text]
        numbered = [promise for promise in plain if promise.commitment.target is not None]
        return next(iter(numbered or plain or mine), None)

    def promise_of(self, indicator: str) -> Promise | None:
        """The numbered promise about a series."""
        found = (p for p in self.promises if p.commitment.indicator == indicator and p.commitment.target is not None)
        return next(found, None)

    def numbered(self, themes: Iterable[str]) -> list[Promise]:
        """Promises with a number that belong to a series, of some themes."""
        wanted = set(themes)
        mine = [promise for promise in self.promises if promise.commitment.theme in wanted]
        return [p for p in mine if p.commitment.target is not None and p.commitment.indicator]

    def investments(self) -> list[Placed]:
        """Sums of money that the report calls investment (not the thresholds that sort projects)."""
        return [
            placed for placed in self.derived.figures[self.report.year]
            if placed.figure.kind == "level" and placed.figure.unit in MONEY
            and INVESTED in placed.figure.metric.zh and "门槛" not in placed.figure.metric.zh
        ]

    def listed(self) -> list[Entity]:
        """Names with a stock code: companies first, then what belongs to a listed owner."""
        found = [entity for entity in self.derived.glossary.entities.values() if entity.listed]
        return sorted(found, key=lambda entity: entity.kind != "companies")

    def figure(self, paragraph: str, text: str, nth: int = 1) -> Placed:
        """A figure of the report by its place; one that is not there is an error of the page that asks."""
        for placed in self.derived.figures_of.get((self.report.year, paragraph), ()):
            if placed.figure.text == text and placed.figure.nth == nth:
                return placed
        raise KeyError(f"{paragraph} {text}")

    def copies(self) -> dict[str, int]:
        """How many sources were seen in which sort of copy, commonest first."""
        return dict(Counter(source.via for source in self.derived.glossary.sources.values()).most_common())

    def paragraphs_of(self, slug: str) -> list[str]:
        """Ids of the paragraphs of the newest report that name an entity, once each."""
        places = self.derived.entity_places.get(slug, ())
        return list(dict.fromkeys(place.paragraph for place in places if place.year == self.report.year))
