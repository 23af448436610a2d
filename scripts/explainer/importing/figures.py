"""Draft figures: every number of a paragraph with its unit, for an editor to finish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = (
    "个百分点|百分点|平方公里|平方千米|平方米|立方米|公里|千米|公顷|厘米|千瓦时|千瓦|标箱|人次|人份|美元|元|亩|吨|斤|公斤|"
    "人|户|家|个|项|座|所|张|套|条|处|例|件|次|倍|场|种|类|位|支|期|批|米|辆|床|株|只|头|份|门|部|名|年|月|日|天|小时|分钟|％|%|‰"
)
NUMBER = re.compile(
    rf"(?P<value>[0-9]+(?:\.[0-9]+)?)(?P<about>余|多)?(?P<unit>(?:万亿|千万|百万|亿|万|千)?(?:{UNITS})?)(?P<hedge>以上|以内|左右)?"
)
NOTE_MARKER = re.compile(r"（[0-9]{1,3}）|\[\^?[0-9]{1,3}\]|〔[0-9]{1,3}〕|<sup>.{1,8}?</sup>")
LIST_NUMBER = re.compile(r"^[\s*#]*[0-9]{1,2}[．.、](?![0-9])")
RATES, PERIODS = ("％", "%", "‰"), ("年", "月", "日", "天", "小时", "分钟")
AMOUNTS = ("元", "亩", "吨", "斤", "公里", "千米", "平方米", "立方米", "公顷", "千瓦", "时", "米", "标箱")
GROWING = re.compile(r"(?:增|长|升|涨|降|减|翻)[^0-9，。；]{0,4}$")
METRIC_MOST = 24
PARAGRAPH_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A number as printed, and what can be guessed of it; what it measures is named by the words before it."""

    paragraph: str
    text: str
    nth: int
    metric: str
    value: str
    unit: str
    kind: str
    status: str
    qualifier: str


def drafts_of(paragraph: str, text: str, status: str) -> Iterator[Draft]:
    """The numbers of a paragraph in reading order, without note markers and list numbers."""
    if len(text) > PARAGRAPH_MOST:
        return
    passed = [match.span() for pattern in (NOTE_MARKER, LIST_NUMBER) for match in pattern.finditer(text)]
    for match in NUMBER.finditer(text):
        printed = f"{match['value']}{match['about'] or ''}{match['unit']}"
        # `nth` counts every place where the printed form stands, inside of longer numbers too.
        nth = sum(1 for _ in re.finditer(f"(?={re.escape(printed)})", text[:match.start() + len(printed)]))
        if any(start <= match.start() and match.end() <= end for start, end in passed):
            continue
        kind = _kind(text, match)
        yield Draft(
            paragraph=paragraph,
            text=printed,
            nth=nth,
            metric=_metric(text[:match.start()]),
            value=match["value"],
            unit="" if kind in ("date", "label") else match["unit"].replace("%", "％"),
            kind=kind,
            status=status,
            qualifier=match["hedge"] or match["about"] or "",
        )


def _kind(text: str, match: re.Match[str]) -> str:
    unit = match["unit"]
    if not unit or (text[match.start() - 1:match.start()] == "“" and text[match.end():match.end() + 1] in ("”", "＋")):
        return "label"
    if unit.endswith("百分点"):
        return "difference"
    if unit.endswith(RATES):
        return "growth" if GROWING.search(text[:match.start()]) else "share"
    if unit.endswith("倍"):
        return "multiple"
    if unit in PERIODS:
        return "date"
    return "level" if unit.endswith(AMOUNTS) or "亿" in unit else "count"


def _metric(before: str) -> str:
    """The words before a number, back to the last stop."""
    words = re.split(r"[，。；：、！？（）\s]", before[-60:])[-1]
    return re.sub(r"[^\w“”]+", "", words)[-METRIC_MOST:]
