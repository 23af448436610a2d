"""The arithmetic of a check, computed exactly: `6.4 − 0.4 = 6.0; 7580 ÷ 6800 > 1`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

NOTHING = "—"
CONSTANTS = frozenset(map(Fraction, (1, 10, 100, 1000, 10_000)))
DEPTH = 20
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]{1,20}(?:\.[0-9]{1,12})?)(?P<percent>[%％]?)|(?P<sign>[+−×÷()\-*/]))")
_SIDES = re.compile(r"([=<>])")
_SAME = {"-": "−", "*": "×", "/": "÷"}


class IncomputableError(ValueError):
    """Why an expression cannot be computed, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """One equality or comparison: `holds` tells whether the printed right side is what the left side gives."""

    left: str
    relation: str
    right: str
    value: Fraction
    holds: bool
    numbers: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    sign: str = ""
    value: Fraction = Fraction(0)


def steps(arithmetic: str) -> tuple[Step, ...]:
    """The steps of `arithmetic`, each computed; raises IncomputableError where one cannot be."""
    if arithmetic.strip() == NOTHING:
        return ()
    return tuple(_step(part.strip()) for part in re.split("[;；]", arithmetic) if part.strip())


def strangers(found: Collection[Step], values: Collection[Fraction]) -> tuple[Fraction, ...]:
    """The numbers of left sides that are neither a given value, nor a constant, nor the result of an earlier step."""
    known, strange = set(values) | CONSTANTS, []
    for step in found:
        strange += [number for number in step.numbers if number not in known]
        if step.relation == "=":
            known |= {step.value, evaluate(step.right)}
    return tuple(dict.fromkeys(strange))


def evaluate(expression: str) -> Fraction:
    """The exact value of an expression of numbers, + − × ÷ and brackets."""
    value, rest = _sum(_tokens(expression), 0)
    if rest:
        raise IncomputableError(f"`{expression}` does not end where it should")
    return value


def agrees(value: Fraction, printed: str) -> bool:
    """Whether `value`, rounded to the digits of `printed`, is `printed`."""
    return abs(value - evaluate(printed)) <= _last_digit(printed) / 2


def decimal_of(number: Fraction) -> str:
    """`number` as an editor would type it, cut after six digits."""
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):.6f}"
    return text.rstrip("0").rstrip(".")


def _step(text: str) -> Step:
    parts = _SIDES.split(text)
    if len(parts) != 3:
        raise IncomputableError(f"`{text}` has not exactly one of the signs = < >")
    left, relation, right = (part.strip() for part in parts)
    value = evaluate(left)
    if relation == "=":
        holds = agrees(value, right)
    else:
        holds = value < evaluate(right) if relation == "<" else value > evaluate(right)
    numbers = tuple(token.value for token in _tokens(left) if not token.sign)
    return Step(left, relation, right, value, holds, numbers)


def _last_digit(printed: str) -> Fraction:
    """What one unit in the last printed digit is worth."""
    if not (match := re.fullmatch(r"[−-]?[0-9]+(?:\.([0-9]+))?([%％]?)", printed.strip())):
        return Fraction(0)
    return Fraction(1, 10 ** len(match[1] or "")) / (100 if match[2] else 1)


def _tokens(expression: str) -> list[_Token]:
    tokens, position = [], 0
    text = expression.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise IncomputableError(f"`{text[position:position + 12].strip()}` is no number and no sign")
        if match["sign"]:
            tokens.append(_Token(sign=_SAME.get(match["sign"], match["sign"])))
        else:
            tokens.append(_Token(value=Fraction(match["number"]) / (100 if match["percent"] else 1)))
        position = match.end()
    if not tokens:
        raise IncomputableError("one side is empty")
    return tokens


def _sum(tokens: list[_Token], depth: int) -> tuple[Fraction, list[_Token]]:
    if depth > DEPTH:
        raise IncomputableError("the brackets are nested too deeply")
    value, tokens = _product(tokens, depth)
    while tokens and tokens[0].sign in ("+", "−"):
        sign = tokens[0].sign
        other, tokens = _product(tokens[1:], depth)
        value = value + other if sign == "+" else value - other
    return value, tokens


def _product(tokens: list[_Token], depth: int) -> tuple[Fraction, list[_Token]]:
    value, tokens = _factor(tokens, depth)
    while tokens and tokens[0].sign in ("×", "÷"):
        sign = tokens[0].sign
        other, tokens = _factor(tokens[1:], depth)
        if sign == "÷" and other == 0:
            raise IncomputableError("it divides by 0")
        value = value * other if sign == "×" else value / other
    return value, tokens


def _factor(tokens: list[_Token], depth: int) -> tuple[Fraction, list[_Token]]:
    if not tokens:
        raise IncomputableError("a number is missing at its end")
    first, rest = tokens[0], tokens[1:]
    if not first.sign:
        return first.value, rest
    if first.sign == "−" and depth <= DEPTH:
        value, rest = _factor(rest, depth + 1)
        return -value, rest
    if first.sign == "(":
        value, rest = _sum(rest, depth + 1)
        if rest and rest[0].sign == ")":
            return value, rest[1:]
    raise IncomputableError(f"`{first.sign}` stands where a number should")
