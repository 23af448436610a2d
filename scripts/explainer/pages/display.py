"""Numbers, amounts, periods and sources in words: how computed values are written in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from explainer.content.model import Commitment, Outcome, Unit, Value
from explainer.derive.figures import Placed
from explainer.language.han import has_han

SI_NAMES = {
    "ha": ("公顷", "ha"), "km2": ("平方公里", "km²"), "m2": ("平方米", "m²"), "km": ("公里", "km"), "m": ("米", "m"),
    "kg": ("公斤", "kg"), "t": ("吨", "tonnes"), "TEU": ("标箱", "TEU"), "CNY": ("元", "yuan"),
}
ZH_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
EN_SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
EXACT = 9  # more significant digits than any amount is printed with
PERCENT = ("％", "%")
POINTS = ("个百分点",)
QUALIFIERS = {
    "以上": "or more", "以内": "at most", "近": "nearly", "突破": "more than", "超过": "more than", "左右": "about",
    "力争": "aim", "约": "about", "不低于": "at least", "过": "more than", "余": "more than", "多": "more than",
    "超": "more than", "内": "at most",
}
BOUNDS = {
    "at-least": ("以上", "or more"), "at-most": ("以内", "at most"), "exactly": ("", ""),
    "about": ("左右", "about"), "more-than": ("超过", "more than"),
}

# Measure words that say in English no more than what the promise counts: the number alone is clearer.
MEASURE_WORDS = ("家", "万家", "个", "万个", "项", "件", "条", "户", "万户")
MONTHS = dict(zip((f"{n:02d}" for n in range(1, 13)), (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"), strict=True))
PERIODS = (
    (r"end-(\d{4})", "{0}年末", "end of {0}"),
    (r"since-(\d{4})", "{0}年以来", "since {0}"),
    (r"(\d{4})H1", "{0}年上半年", "first half of {0}"),
    (r"(\d{4}) Q1–Q3", "{0}年前三季度", "first three quarters of {0}"),
    (r"(\d{4}) Q([1-4])", "{0}年第{1}季度", "quarter {1} of {0}"),
    (r"(\d{4})-(\d\d)–(\d\d)", "{0}年{1}—{2}月", "{1}–{2} {0}"),
    (r"(\d{4})-(\d\d)", "{0}年{1}月", "{1} {0}"),
    (r"(\d{4})–(\d{4})-(\d\d)", "{0}年—{1}年{2}月", "{0}–{2} {1}"),
    (r"(\d{4})→(\d{4})", "{0}—{1}年", "{0} to {1}"),
)
LIMITS = ("以上", "以内", "以下", "不低于", "不超过", "突破")  # a limit is shown only where the text prints one


def sentence(text: str) -> str:
    """A name as it begins a heading: its first letter as a capital, where it has one (“four above” → “Four above”)."""
    for index, sign in enumerate(text):
        if sign.isalnum():
            return text[:index] + sign.upper() + text[index + 1:]
    return text


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros that were not printed; a minus is a minus, not a hyphen."""
    return format(value, "f").replace("-", "−")


def grouped(value: Decimal) -> str:
    """`7580` → `7,580`; decimals are kept."""
    return f"{value:,f}".replace("-", "−")


def rounded(value: Decimal, digits: int = 4) -> Decimal:
    """To `digits` significant figures, at most to whole units for numbers longer than that."""
    if not value:
        return value
    place = max(value.adjusted() - digits + 1, -6)
    place = min(place, 0)
    found = value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP)
    return found.normalize() if found != found.to_integral_value() else found.quantize(Decimal(1))


def scaled(value: Decimal, lang: str, digits: int = 4) -> str:
    """A large amount as people write it: `1.54 billion`, `15.4亿`; a printed amount keeps all its digits (`EXACT`)."""
    for scale, word in ZH_SCALES if lang == "zh" else EN_SCALES:
        smallest = scale * 10 if word in (" million", "万") else scale
        if abs(value) >= smallest:
            short = rounded(value / scale, digits)
            return (plain(short) if lang == "zh" else grouped(short)) + word
    return plain(rounded(value, 6)) if lang == "zh" else grouped(rounded(value, 6))


def amount(value: Decimal | None, unit: str, lang: str, units: Mapping[str, Unit]) -> str:
    """A printed value with its unit: as printed in Chinese, in full English words in English."""
    if value is None:
        return ""
    if lang == "zh":
        return plain(value) + unit
    if unit in PERCENT:
        return f"{plain(value)}%"
    if unit in POINTS:
        return f"{plain(value)} percentage points"
    known = units.get(unit)
    if known is None:
        return grouped(value)
    return f"{scaled(value * known.scale, 'en', EXACT)} {known.en}".strip()


def figure(placed: Placed, lang: str, units: Mapping[str, Unit]) -> str:
    """The figure as printed (zh) or in English words (en)."""
    item = placed.figure
    if lang == "zh" or item.value is None:
        return item.text if lang == "zh" else ""
    qualifier = QUALIFIERS.get(item.qualifier, "")
    text = amount(item.value, item.unit, "en", units) if item.unit else plain(item.value)
    if item.kind == "count" and item.unit in units and not units[item.unit].si:
        text = scaled(item.value * units[item.unit].scale, "en", EXACT)  # the metric says of what
    return f"{text} {qualifier}" if qualifier == "or more" else f"{qualifier} {text}".strip()


def conversion(placed: Placed, lang: str, t: object = None) -> str:
    """The figure in SI units, or yuan in dollars; `""` where there is nothing to convert."""
    if placed.si_value is None:
        return ""
    if placed.si_unit == "CNY":
        if placed.usd is None or placed.rate is None:
            return ""
        if lang == "zh":
            return f"约{scaled(placed.usd, 'zh')}美元（按{placed.rate.year}年平均汇率）"
        return f"about US${scaled(placed.usd, 'en')} at the {placed.rate.year} average rate"
    if placed.si_unit in ("km", "m", "TEU") and lang == "en":
        return ""
    if placed.si_unit in ("km", "TEU", "t", "m") and lang == "zh":
        return ""
    zh, en = SI_NAMES[placed.si_unit]
    value, name = placed.si_value, zh if lang == "zh" else en
    if placed.si_unit == "kg" and abs(value) >= 1000:
        value, name = value / 1000, SI_NAMES["t"][0 if lang == "zh" else 1]
    return f"{scaled(value, lang)}{'' if lang == 'zh' else ' '}{name}"


def value_text(value: Value, lang: str, units: Mapping[str, Unit]) -> str:
    """A value of a series with its bound (以上 / or more)."""
    if value.value is None:
        return value.printed
    zh, en = BOUNDS.get(value.bound, ("", ""))
    text = counted(value.value, value.unit, lang, units)
    if lang == "zh":
        return f"{text}{zh}" if zh != "超过" else f"{zh}{text}"
    return f"{text} {en}".strip() if en == "or more" else f"{en} {text}".strip()


def target(item: Commitment, lang: str, units: Mapping[str, Unit]) -> str:
    if item.target is None:
        return ""
    zh, en = BOUNDS[item.bound] if item.bound in BOUNDS and any(w in item.text for w in LIMITS) else ("", "")
    text = counted(item.target, item.unit, lang, units)
    return f"{text}{zh}" if lang == "zh" else (f"{text} {en}" if en == "or more" else f"{en} {text}").strip()


def outcome(item: Outcome, lang: str, units: Mapping[str, Unit]) -> str:
    return counted(item.value, item.unit, lang, units)


def counted(value: Decimal | None, unit: str, lang: str, units: Mapping[str, Unit]) -> str:
    """An amount beside words that say what is counted: English needs no measure word there."""
    if lang == "en" and value is not None and unit in MEASURE_WORDS and unit in units:
        return scaled(value * units[unit].scale, "en", EXACT)
    return amount(value, unit, lang, units)


def period(written: str, lang: str) -> str:
    """A period in words: `end-2023`, `since-2020`, `2024H1`, `2024 Q1–Q3`, `2025-01–05` mean nothing to a reader."""
    for pattern, zh, en in PERIODS:
        if found := re.fullmatch(pattern, written):
            if lang == "zh":
                return zh.format(*(part.lstrip("0") for part in found.groups()))
            return en.format(*(MONTHS.get(part, part) for part in found.groups()))
    return written


def whole(number: int, lang: str) -> str:
    """`3004` → `3,004` in English."""
    return f"{number:,}" if lang == "en" else str(number)


def kind_and_scope(kind: str, scope: str, lang: str) -> str:
    """What sort of value it is and what it counts, without saying one thing twice."""
    if not scope or scope.startswith(kind):
        return scope or kind
    return f"{kind}：{scope}" if lang == "zh" else f"{kind}: {scope}"


def half(note: str, lang: str) -> str:
    """Of a note written `中文 / English`, the half in the page's language; all of a note that is written otherwise."""
    first, slash, second = note.partition(" / ")
    if not slash or not has_han(first) or has_han(second):
        return note
    return first if lang == "zh" else second


def joined(items: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(items)
