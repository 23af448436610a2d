"""The printed units and what they are in the units of the world: `units.yaml`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from explainer.content.entry import Entry, read_entries, unique
from explainer.content.faults import Faults, quoted
from explainer.content.model import Unit

KEYS = ("unit", "en", "scale", "si", "factor", "source", "note")
SI = ("ha", "km2", "m2", "km", "m", "kg", "t", "TEU", "CNY")
FACTOR = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,12}))?(?:/([1-9][0-9]{0,11}))?")


def load_units(path: Path, faults: Faults) -> dict[str, Unit]:
    """The units as printed, in the order of the file."""
    return unique(read_entries(path, KEYS, faults), "unit", _unit)


def _unit(entry: Entry) -> Unit:
    si = entry.choice("si", SI, needed=False)
    numerator, denominator = _factor(entry, needed=bool(si))
    scale = entry.number("scale", needed=False)
    if scale is not None and scale <= 0:
        entry.fault("scale", "`scale` is not above 0", "Say how many plain units make one printed unit.")
    return Unit(
        unit=entry.line("unit"),
        en=entry.named("en", "en", needed=False),
        scale=scale or Decimal(1),
        si=si,
        numerator=numerator,
        denominator=denominator,
        at=entry.at,
        source=entry.id("source", needed=False),
    )


def _factor(entry: Entry, *, needed: bool) -> tuple[int, int]:
    """The factor as an exact fraction."""
    value = entry.line("factor", needed=needed)
    match = FACTOR.fullmatch(value)
    if not match or not value.isascii():
        if value:
            entry.fault("factor", f"{quoted(value)} is not a fraction", "Write `1/15`, `1000` or `0.5`.")
        return 1, 1
    whole, decimals, divisor = match[1], match[2] or "", match[3] or "1"
    return int(whole + decimals), int(divisor) * 10 ** len(decimals)
