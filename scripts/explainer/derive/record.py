"""Targets against outcomes over the years, for the site's own area and for comparable places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.content.model import Indicator, Value

SETTLED = ("final", "outcome", "reported", "preliminary")


@dataclass(frozen=True, slots=True)
class Season:
    """One year of one series: what was aimed at and what was later printed, either may be missing."""

    year: str
    target: Value | None
    outcome: Value | None

    @property
    def met(self) -> bool | None:
        """None where one of the two is missing or not a number."""
        if not self.target or not self.outcome or self.target.value is None or self.outcome.value is None:
            return None
        return self.outcome.value >= self.target.value


def one(values: Iterable[Value], area: str, year: str, kind: str, statuses: tuple[str, ...]) -> Value | None:
    """The most settled value of `statuses` for a year, without a scope of its own."""
    found = [
        value for value in values
        if value.area == area and value.period == year and value.kind == kind and value.status in statuses
        and value.value is not None and not value.scope
    ]
    return min(found, key=lambda value: statuses.index(value.status)) if found else None


def pairs(item: Indicator, area: str, years: Iterable[str], kind: str = "growth") -> tuple[Season, ...]:
    """The asked years, whether or not a target or an outcome is known."""
    return tuple(
        Season(year, one(item.values, area, year, kind, ("target",)), one(item.values, area, year, kind, SETTLED))
        for year in years
    )


def seasons(item: Indicator, area: str, kind: str = "growth") -> tuple[Season, ...]:
    """Every year for which a target is known, oldest first."""
    years = sorted({v.period for v in item.values if v.area == area and v.status == "target" and v.period.isdigit()})
    made = (
        Season(year, one(item.values, area, year, kind, ("target",)), one(item.values, area, year, kind, SETTLED))
        for year in years
    )
    return tuple(season for season in made if season.target)
