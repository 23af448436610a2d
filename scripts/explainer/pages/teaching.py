"""Lesson sheets: for each translated section a printable sheet, and its answer key on a page of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from explainer import addresses
from explainer.content.model import LANGS, Lang, Node, Paragraph, Report, Term
from explainer.derive.figures import Placed
from explainer.pages import display, qr
from explainer.pages.kit import Kit
from explainer.pages.page import Page

T = TypeVar("T")
DIGIT = re.compile(r"\d")
GAPS, MATCHES, QUESTIONS = 8, 8, 6


@dataclass(frozen=True, slots=True)
class Gap:
    """One blank of the gap text: its number and the exact words of the paragraph that belong there."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`pieces` is the paragraph cut at its gaps; `bank`, `definitions` are shuffled by a fixed rule."""

    paragraph: Paragraph
    pieces: tuple[str | Gap, ...]
    gaps: tuple[Gap, ...]
    bank: tuple[str, ...]
    terms: tuple[Term, ...]
    definitions: tuple[Term, ...]
    questions: tuple[Placed, ...]


def pages(kit: Kit) -> Iterator[Page]:
    for report in kit.derived.glossary.reports.values():
        for node in kit.derived.pages_of(report):
            if not kit.has_sheet(report.year, node):
                continue
            made = sheet(kit, report, node)
            for lang in LANGS:
                yield sheet_page(kit, report, node, made, lang, key=False)
                yield sheet_page(kit, report, node, made, lang, key=True)


def sheet_page(kit: Kit, report: Report, node: Node, made: Sheet, lang: Lang, key: bool) -> Page:
    build = addresses.sheet_key if key else addresses.sheet
    address = build(lang, report.year, node.id)
    name = "sheet_key" if key else "sheet"
    title = kit.t(f"{name}_title", lang, title=node.title[lang])
    section = kit.absolute(addresses.section(lang, report.year, node.id))
    units = kit.derived.glossary.units
    body = kit.render(
        name, lang, report=report, node=node, sheet=made, title=title, code=qr.svg(section), url=section,
        answers=[display.figure(placed, lang, units) for placed in made.questions],
    )
    return kit.page(address, lang, "sheet", title, title, body, section="teach")


def sheet(kit: Kit, report: Report, node: Node) -> Sheet:
    """The paragraph with most terms and figures becomes the gap text; the words are those a reader must know."""
    paragraph = max((report.paragraphs[item] for item in node.paragraphs), key=lambda p: richness(kit, report, p))
    spans = gap_spans(kit, report, paragraph)
    pieces, gaps = cut(paragraph.zh, spans)
    terms = tuple(term for term in kit.terms_in(report.year, node.paragraphs) if term.short)[:MATCHES]
    figures = [
        placed for item in node.paragraphs for placed in kit.derived.figures_of.get((report.year, item), ())
        if placed.figure.kind in ("growth", "level", "count", "share", "difference") and placed.figure.metric
    ]
    return Sheet(
        paragraph, pieces, gaps, tuple(shuffled([gap.words for gap in gaps], node.id)), terms,
        tuple(shuffled(list(terms), node.id, lambda term: term.slug)), tuple(spread(figures, QUESTIONS)),
    )


def richness(kit: Kit, report: Report, paragraph: Paragraph) -> tuple[int, int]:
    key = (report.year, paragraph.id)
    return len(kit.derived.found_terms[key]) + len(kit.derived.figures_of.get(key, ())), -paragraph.number


def gap_spans(kit: Kit, report: Report, paragraph: Paragraph) -> list[tuple[int, int]]:
    """Terms first, then figures, none overlapping, at most GAPS, in reading order."""
    key = (report.year, paragraph.id)
    wanted = [(hit.start, hit.end) for hit in kit.derived.found_terms[key]]
    figures = kit.derived.figures_of.get(key, ())
    counted = (p for p in figures if p.figure.kind not in ("label", "date") and DIGIT.search(p.figure.text))
    wanted += [(p.start, p.end) for p in counted]
    chosen: list[tuple[int, int]] = []
    for start, end in wanted:
        if len(chosen) < GAPS and all(end <= s or start >= e for s, e in chosen):
            chosen.append((start, end))
    return sorted(chosen)


def cut(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[str | Gap, ...], tuple[Gap, ...]]:
    pieces: list[str | Gap] = []
    at = 0
    for number, (start, end) in enumerate(spans, 1):
        pieces += [text[at:start], Gap(number, text[start:end])]
        at = end
    pieces.append(text[at:])
    return tuple(pieces), tuple(piece for piece in pieces if isinstance(piece, Gap))


def shuffled(items: list[T], seed: str, key: Callable[[T], str] = str) -> list[T]:
    """A fixed order that gives nothing away: by a hash of the item and the section."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}:{key(item)}".encode()).hexdigest())


def spread(items: list[T], count: int) -> list[T]:
    """`count` items evenly spread over the list."""
    if len(items) <= count:
        return items
    return [items[index * len(items) // count] for index in range(count)]
