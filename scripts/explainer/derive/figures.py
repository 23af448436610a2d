"""Figures as the site shows them: where they stand, their id, and their value in units a reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from explainer.content.model import Figure, Rate, Unit


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with all that is computed.

    `start` and `end` count code points of the paragraph; `id` is `p7-19`: the paragraph and the start, which never
    change because the report's text never changes. `si_value` is exact; `si_unit` is one of
    `ha km2 m2 km m kg t TEU CNY` or `""`.
    """

    figure: Figure
    id: str
    start: int
    end: int
    si_value: Decimal | None
    si_unit: str
    usd: Decimal | None = None
    rate: Rate | None = None


def occurrence(text: str, part: str, nth: int) -> int:
    """The position of the `nth` (1 is the first) occurrence of `part`; -1 if there are fewer."""
    at = -1
    for _ in range(nth):
        at = text.find(part, at + 1)
        if at < 0:
            return -1
    return at


def place_all(
    figures: Iterable[Figure], texts: Mapping[str, str], units: Mapping[str, Unit], rates: tuple[Rate, ...]
) -> tuple[Placed, ...]:
    """Every figure whose text stands in its paragraph, in reading order. `texts`: zh by paragraph id."""
    placed = []
    for figure in figures:
        start = occurrence(texts.get(figure.paragraph, ""), figure.text, figure.nth)
        if start >= 0:
            placed.append(placed_at(figure, start, units, rates))
    return tuple(sorted(placed, key=lambda item: (int(item.figure.paragraph[1:]), item.start)))


def placed_at(figure: Figure, start: int, units: Mapping[str, Unit], rates: tuple[Rate, ...]) -> Placed:
    si_value, si_unit = converted(figure.value, units.get(figure.unit))
    rate = rate_of(figure.period, rates) if si_unit == "CNY" else None
    usd = dollars(si_value, rate) if rate and si_value is not None else None
    return Placed(
        figure, f"{figure.paragraph}-{start}", start, start + len(figure.text), si_value, si_unit, usd, rate
    )


def converted(value: Decimal | None, unit: Unit | None) -> tuple[Decimal | None, str]:
    """`value` printed units in the unit's SI counterpart: exact, with at most six decimals where the factor is 1/15.

    >>> converted(Decimal("3.13"), 万亩) == (Decimal("2086.666667"), "ha")
    """
    if value is None or unit is None or not unit.si:
        return None, ""
    exact = Fraction(value) * Fraction(unit.scale) * Fraction(unit.numerator, unit.denominator)
    return decimal(exact), unit.si


def decimal(exact: Fraction, places: int = 6) -> Decimal:
    """A fraction as a decimal: exact where it ends, else rounded half up to `places`."""
    scaled = exact * 10**places
    whole = int(scaled + Fraction(1, 2)) if scaled >= 0 else -int(-scaled + Fraction(1, 2))
    return Decimal(whole).scaleb(-places).normalize() if whole % 10**places else Decimal(whole // 10**places)


def rate_of(period: str, rates: tuple[Rate, ...]) -> Rate | None:
    """The average exchange rate of the last year that `period` names."""
    return next((rate for rate in sorted(rates, key=lambda r: -r.year) if str(rate.year) in period), None)


def dollars(yuan: Decimal, rate: Rate) -> Decimal:
    """Yuan in US dollars at the year's average rate, rounded to three significant figures."""
    exact = yuan / rate.cny_per_usd
    digits = exact.adjusted() - 2
    return exact.quantize(Decimal(1).scaleb(digits)).normalize() + 0
