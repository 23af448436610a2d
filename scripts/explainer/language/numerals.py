"""Numbers in words and digits: what a Chinese paragraph counts, and whether its English says the same.

Chinese counts in 万 (10⁴) and 亿 (10⁸), English in thousands and millions: a number that was read wrongly is off by a
power of ten and looks right. So every amount of the Chinese is turned into its value and looked for in the English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

# 首 counts too: 首批 is the first batch, 首个 the first one.
COUNTING = re.compile(r"[0-9]+(?:\.[0-9]+)?[％%‰]?|[％%‰]|[零〇一二两三四五六七八九十百千万亿半首]+")
NOTE_MARKER = re.compile(r"（[0-9]{1,3}）")
HEADING = re.compile(r"^（?[一二三四五六七八九十]{1,3}(?:）|、)|^[0-9]{1,2}[.．、]")
# Words in which a numeral counts nothing; what is particular to one report stands in its `excused.yaml`.
NO_COUNTS = (
    "千方百计", "半壁江山", "海纳百川", "半导体", "零部件", "一系列", "一站式", "进一步", "新一轮", "一年来",
    "零售", "清零", "零工", "一般", "一体", "一批", "一流", "一线", "一道", "一起", "一定", "一直", "一切",
    "一些", "一律", "一旦", "统一", "唯一", "百姓", "万一",
)
_NO_COUNT = re.compile("|".join(NO_COUNTS))

_AMOUNT = re.compile(
    r"(?P<digits>[0-9]+(?:\.[0-9]+)?)(?:余|多)?(?P<scale>万亿|亿|万)?(?P<unit>亩|斤|公斤|吨|[％%])?"
    r"|(?P<words>[一二两三四五六七八九十百千]+)(?P<large>亿|万(?=[元亩斤吨人户]))"
    r"|(?<![0-9一二两三四五六七八九十百千万几数余多])(?P<bare>亿)(?=元|级)"
)

_UNDER_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TIMES_TEN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS = {word: value for value, word in enumerate(_UNDER_TWENTY)}
_NUMBER_WORDS |= {word: 10 * value for value, word in enumerate(_TIMES_TEN, start=2)}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH = re.compile(
    r"(?P<digits>(?<![\w.])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?<![\w.])[0-9]+(?:\.[0-9]+)?)"
    rf"|\b(?P<tens>{'|'.join(_TIMES_TEN)})-(?P<ones>[a-z]+)\b"
    rf"|\b(?P<word>{'|'.join(_NUMBER_WORDS)})\b"
    r"|\b(?P<half>half)\b|\b(?P<a>an?|the)(?=[ -](?:hundred|thousand|million|billion|trillion)\b)",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[ -]?({'|'.join(_SCALES)})s?\b", re.IGNORECASE)
# “15.4 and 16.3 billion”, “two to three million”: the scale belongs to both.
_JOINED = re.compile(r"(?:, | and | or | to |, and |–|-)(?:about |nearly |over )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the Chinese text and the value that its English must hold."""

    start: int
    end: int
    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    plain: Decimal
    scale: int

    @property
    def value(self) -> Decimal:
        return self.plain * self.scale


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral (`三十四`, `两`, `1.5万`, `百亿`, `半`), or None if it is none."""
    if text == "半":
        return Decimal("0.5")
    if match := re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)((?:[百千万亿])*)", text):
        return Decimal(match[1]) * _power(match[2])
    if not text or any(sign not in DIGITS and sign not in SMALL and sign not in LARGE for sign in text):
        return None
    if all(sign in DIGITS for sign in text):
        return Decimal("".join(str(DIGITS[sign]) for sign in text))
    return Decimal(_added(text))


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a Chinese text that are counted in 万, 亿, 亩, 斤 or ％."""
    return tuple(_amounts(text))


def english_values(text: str) -> frozenset[Decimal]:
    """All values that the numbers of an English text can stand for, in digits or in words."""
    numbers = tuple(_numbers(text))
    shared = {left.plain * right.scale for left, right in pairwise(numbers)
              if left.scale == 1 and _JOINED.fullmatch(text, left.end, right.start)}
    return frozenset(number.value for number in numbers) | shared


def missing(zh: str, en: str, passed: Iterable[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """The amounts of `zh` whose value `en` does not hold, those within the spans of `passed` left out."""
    values, spans = english_values(en), tuple(passed)
    return tuple(amount for amount in amounts(zh) if amount.value not in values
                 and not any(start <= amount.start and amount.end <= end for start, end in spans))


def counting(text: str) -> tuple[re.Match[str], ...]:
    """Where `text` counts: digits, ％ and Chinese numerals, without headings, note markers and ordinary words."""
    passed = [match.span() for pattern in (NOTE_MARKER, HEADING, _NO_COUNT) for match in pattern.finditer(text)]
    return tuple(match for match in COUNTING.finditer(text)
                 if not any(start <= match.start() and match.end() <= end for start, end in passed))


def _amounts(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        if match["digits"]:
            counted = match["scale"] or match["unit"]
            value = Decimal(match["digits"]) * _power(match["scale"] or "")
        else:
            counted, value = True, Decimal(_added(match[0]))
        if counted:
            yield Amount(match.start(), match.end(), match[0], value)


def _power(signs: str) -> int:
    """`万亿` → 10¹²."""
    power = 1
    for sign in signs:
        power *= SMALL.get(sign) or LARGE[sign]
    return power


def _added(text: str) -> int:
    """A numeral with its powers of ten: 一亿三千四百五十六万."""
    for sign, power in (("亿", LARGE["亿"]), ("万", LARGE["万"])):
        head, found, tail = text.rpartition(sign)
        if found:
            return (_added(head) or 1) * power + _added(tail)
    total, digit = 0, 0
    for sign in text:
        if sign in SMALL:
            total, digit = total + (digit or 1) * SMALL[sign], 0
        else:
            digit = DIGITS[sign]
    return total + digit


def _numbers(text: str) -> Iterator[_Number]:
    for match in _ENGLISH.finditer(text):
        end, scale = match.end(), 1
        while following := _SCALE.match(text, end):
            scale *= _SCALES[following[1].lower()]
            end = following.end()
        yield _Number(match.start(), end, _plain_value(match), scale)


def _plain_value(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        return Decimal(match["digits"].replace(",", ""))
    if match["tens"]:
        ones = _NUMBER_WORDS.get(match["ones"].lower(), 0)
        return Decimal(_NUMBER_WORDS[match["tens"].lower()] + ones)
    if match["word"]:
        return Decimal(_NUMBER_WORDS[match["word"].lower()])
    return Decimal("0.5") if match["half"] else Decimal(1)
