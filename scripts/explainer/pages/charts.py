"""Static SVG charts: classes and `currentColor` only, with title and description inside, the table beside them.

Every function takes plain numbers and words and gives markup; nothing is drawn that the table does not hold.
The drawing is narrow, so that it is read on a phone: there it shrinks to 70 % and the style sheet sets its words in
18 units, for which the room here is reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from explainer.pages import display

WIDTH = 480
SIZE, SMALL, STEP = 18, 16, 22  # words and the source line on a phone, and from line to line
LABEL = 46  # room for a year
WORD = re.compile(r"[!-~‘-”–·]+?(?:/(?!/)|(?=[^!-~‘-”–·])|$)|.")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, the value in words, and the class that colours it (`s1 s2 s3 target`)."""

    label: str
    value: Decimal
    words: str
    css: str = "s1"


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a chart. `uid` makes the ids of title and description unique on a page."""

    uid: str
    title: str
    description: str
    source: str


def bars(rows: Sequence[Bar], frame: Frame) -> Markup:
    """Horizontal bars from a common zero, each under its words; negative values run to the left."""
    low = min(Decimal(0), *(row.value for row in rows))
    high = max(Decimal(0), *(row.value for row in rows))
    span = (high - low) or Decimal(1)
    step, top, thick = 46, 26, 14

    def x(value: Decimal) -> float:
        return float((value - low) / span * (WIDTH - 2)) + 1

    parts = []
    for index, row in enumerate(rows):
        y = step * index
        begin, end = sorted((x(Decimal(0)), x(row.value)))
        parts.append(Markup('<text class="lab" x="0" y="{}">{} <tspan class="val">{}</tspan></text>').format(
            y + 19, row.label, row.words))
        parts.append(rect(begin, y + top, max(end - begin, 1), thick, row.css))
        parts.append(line(x(Decimal(0)), y + top - 3, x(Decimal(0)), y + top + thick + 3, "axis"))
    return svg(parts, step * len(rows) + 4, frame)


def columns(rows: Sequence[Bar], frame: Frame) -> Markup:
    """Vertical bars over time; every label that fits is printed, and always the last."""
    high = max((row.value for row in rows), default=Decimal(1)) or Decimal(1)
    height, top, floor = 150, 24, 174
    step = WIDTH / max(len(rows), 1)
    width = min(step * 0.7, 40)
    every = max(1, -(-len(rows) * LABEL // WIDTH))
    parts = [line(0, floor, WIDTH, floor, "axis")]
    for index, row in enumerate(rows):
        middle = step * (index + 0.5)
        tall = float(row.value / high) * height if row.value > 0 else 0
        parts.append(rect(middle - width / 2, floor - tall, width, max(tall, 0.5), row.css))
        if (len(rows) - 1 - index) % every == 0:
            parts.append(text(middle, floor + 20, row.label, "lab mid"))
        if every == 1 or row.value == high:
            parts.append(text(middle, floor - tall - 5, row.words, "val mid"))
    return svg(parts, floor + top + 6, frame)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its class, and (period, value) points in order."""

    name: str
    css: str
    points: Sequence[tuple[str, Decimal]]


def lines(series: Sequence[Line], frame: Frame, unit: str) -> Markup:
    """Lines over periods, with a dot for each value and the name at the end of each line."""
    periods = sorted({period for item in series for period, _ in item.points})
    values = [value for item in series for _, value in item.points]
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    span = (high - low) or Decimal(1)
    marks = [(tick, display.plain(tick) + unit) for tick in ticks(low, high)]
    left, right, top, height = SIZE * max(wide(words) for _, words in marks) + 8, 92, 14, 190
    every = int(-(-len(periods) * LABEL // (WIDTH - left - right)))

    def x(period: str) -> float:
        return left + (WIDTH - left - right) * (periods.index(period) / max(len(periods) - 1, 1))

    def y(value: Decimal) -> float:
        return float(top + (high - value) / span * height)

    parts = [line(left, y(tick), WIDTH - right, y(tick), "axis" if tick == 0 else "grid") for tick, _ in marks]
    parts += [text(left - 6, y(tick) + 5, words, "lab end") for tick, words in marks]
    parts += [text(x(period), top + height + 24, period, "lab mid") for period in periods[::-1][::every]]
    ends: list[float] = []
    for item in series:
        for run in unbroken(item.points, periods):
            dots = " ".join(f"{x(period):.1f},{y(value):.1f}" for period, value in run)
            parts.append(Markup('<polyline class="line {}" points="{}"/>').format(item.css, dots))
        for period, value in item.points:
            parts.append(
                Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="3.5"><title>{} {}: {}{}</title></circle>').format(
                    item.css, x(period), y(value), item.name, period, display.plain(value), unit))
        end = y(item.points[-1][1])
        while any(abs(end - other) < STEP - 4 for other in ends):
            end += STEP - 4
        ends.append(end)
        parts.append(text(WIDTH - right + 10, end + 4, item.name, f"lab {item.css}"))
    return svg(parts, max(top + height + 34, *ends), frame)


def unbroken(points: Sequence[tuple[str, Decimal]], periods: Sequence[str]) -> list[list[tuple[str, Decimal]]]:
    """Points cut where a year has no value: a line may not run over a gap."""
    runs: list[list[tuple[str, Decimal]]] = []
    last: str | None = None
    for point in points:
        near = last is not None and (int(point[0]) - int(last) == 1 if point[0].isdigit() and last.isdigit()
                                     else periods.index(point[0]) - periods.index(last) == 1)
        if near:
            runs[-1].append(point)
        else:
            runs.append([point])
        last = point[0]
    return [run for run in runs if len(run) > 1]


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Three to six round marks that cover the range, zero among them when it is inside."""
    span = (high - low) or Decimal(1)
    unit = Decimal(1).scaleb(span.adjusted())
    step = next(unit * factor for factor in (Decimal("0.2"), Decimal("0.5"), 1, 2, 5) if span / (unit * factor) <= 6)
    first = (low // step) * step
    return [mark for mark in (first + step * i for i in range(12)) if low <= mark <= high]


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Markup:
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(css, x1, y1, x2, y2)


def rect(x: float, y: float, width: float, height: float, css: str) -> Markup:
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        css, x, y, width, height)


def text(x: float, y: float, words: str, css: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(css, x, y, words)


def broken(words: str, room: float) -> list[str]:
    """Words in lines of at most `room` em: a Chinese character is one em wide, a letter about 0.58."""
    made = [""]
    for word in WORD.findall(words):
        if made[-1] and wide(made[-1] + word) > room:
            made.append("")
        made[-1] += word if made[-1] else word.lstrip()
    return made


def wide(words: str) -> float:
    return sum(1 if ord(letter) > 0x2E7F else 0.58 for letter in words)


def block(words: str, size: int, y: float, css: str) -> Markup:
    spans = Markup("").join(
        Markup('<tspan x="0" y="{:.0f}">{}</tspan>').format(y + STEP * index, part)
        for index, part in enumerate(broken(words, WIDTH / size)))
    return Markup('<text class="{}">{}</text>').format(css, spans)


def svg(parts: Sequence[Markup], height: float, frame: Frame) -> Markup:
    """The picture with its title, description and source line: complete when it is copied alone."""
    head = STEP * len(broken(frame.title, WIDTH / SIZE)) + 8
    tail = STEP * len(broken(frame.source, WIDTH / SMALL)) + 6
    return Markup(
        '<svg class="chart-svg" viewBox="0 0 {} {:.0f}" role="img" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}<g transform="translate(0 {})">{}</g>{}</svg>'
    ).format(WIDTH, head + height + tail, frame.uid, frame.uid, frame.uid, frame.title, frame.uid, frame.description,
             block(frame.title, SIZE, 18, "cap"), head, Markup("").join(parts),
             block(frame.source, SMALL, head + height + 18, "src"))
