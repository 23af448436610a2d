"""Every number of the text is a figure or is excused, and every figure stands where it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.faults import Faults, quoted
from explainer.content.findings import Findings
from explainer.content.model import Excuse, Figure, Glossary, Paragraph, Report
from explainer.content.rules_paragraphs import excused
from explainer.language.numerals import COUNTING, counting

Span = tuple[int, int]
Spans = dict[str, list[tuple[Span, Figure]]]


def check(glossary: Glossary, _findings: Findings, faults: Faults) -> None:
    for report in glossary.reports.values():
        spans = _spans(report, faults)
        for paragraph in report.paragraphs.values():
            own = spans.get(paragraph.id, [])
            _check_apart(own, faults)
            if not paragraph.draft:
                _check_traced(report, paragraph, [span for span, _ in own], faults)
        _check_excuses(report, spans, faults)
        _check_commitments(report, faults)


def span_of(figure: Figure, text: str) -> Span | None:
    """Where the figure stands in the text of its paragraph."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(figure.text)})", text)]
    if not figure.text or figure.nth > len(starts):
        return None
    start = starts[figure.nth - 1]
    return start, start + len(figure.text)


def left_over(report: Report, paragraph: Paragraph, spans: list[Span]) -> Iterator[str]:
    """What a paragraph counts outside of `spans` and of what is excused."""
    covered = [*spans, *excused(report, paragraph, report.excused.numbers)]
    for match in counting(paragraph.zh):
        if not any(_meet(match.span(), span) for span in covered):
            yield paragraph.zh[max(0, match.start() - 2):match.end() + 2]


def _spans(report: Report, faults: Faults) -> Spans:
    """The figures by paragraph, each with its span."""
    spans: Spans = {}
    for figure in report.figures:
        paragraph = report.paragraphs.get(figure.paragraph)
        if paragraph is None:
            continue
        if span := span_of(figure, paragraph.zh):
            spans.setdefault(figure.paragraph, []).append((span, figure))
        elif figure.text in paragraph.zh:
            faults.add(figure.at.file, figure.at.of("nth"),
                       f"{quoted(figure.text)} stands in `{paragraph.id}` fewer than {figure.nth} times", "Mend `nth`.")
        else:
            faults.add(figure.at.file, figure.at.of("text"),
                       f"{quoted(figure.text)} does not stand in `{paragraph.id}`", "Copy it from the paragraph.")
    return spans


def _check_apart(spans: list[tuple[Span, Figure]], faults: Faults) -> None:
    """Figures never overlap."""
    last = 0
    for (start, end), figure in sorted(spans, key=lambda pair: (pair[0], pair[1].at.line)):
        if start < last:
            faults.add(figure.at.file, figure.at.of("text"),
                       f"{quoted(figure.text)} overlaps another figure of `{figure.paragraph}`",
                       "Shorten one of them, or mend `nth`.")
        last = max(last, end)


def _check_traced(report: Report, paragraph: Paragraph, spans: list[Span], faults: Faults) -> None:
    for context in left_over(report, paragraph, spans):
        faults.add(paragraph.at.file, paragraph.at.of("zh"),
                   f"the number in {quoted(context)} of `{paragraph.id}` is no figure",
                   f"Add it to reports/{report.year}/figures/, or to `numbers` in excused.yaml.")


def _check_excuses(report: Report, spans: Spans, faults: Faults) -> None:
    """An excuse covers a number that is no figure."""
    for excuse in report.excused.numbers:
        if not COUNTING.search(excuse.text):
            faults.add(excuse.at.file, excuse.at.of("text"), f"{quoted(excuse.text)} holds no number",
                       "Delete the line.")
        elif excuse.paragraph in report.paragraphs and not _is_needed(report, excuse, spans):
            faults.add(excuse.at.file, excuse.at.of("text"),
                       f"every number in {quoted(excuse.text)} of `{excuse.paragraph}` is a figure", "Delete the line.")


def _is_needed(report: Report, excuse: Excuse, spans: Spans) -> bool:
    """Whether a number within the excused words is no figure, or the words do not stand there at all."""
    paragraph = report.paragraphs[excuse.paragraph]
    figures = [span for span, _ in spans.get(paragraph.id, [])]
    words = list(excused(report, paragraph, (excuse,)))
    numbers = [match.span() for start, end in words for match in COUNTING.finditer(paragraph.zh, start, end)]
    return not words or any(not any(_meet(number, figure) for figure in figures) for number in numbers)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _check_commitments(report: Report, faults: Faults) -> None:
    """What is promised is quoted as printed."""
    for commitment in report.commitments:
        paragraph = report.paragraphs.get(commitment.paragraph)
        if paragraph and commitment.text not in paragraph.zh:
            faults.add(commitment.at.file, commitment.at.of("text"),
                       f"{quoted(commitment.text)} does not stand in `{paragraph.id}`", "Copy it from the paragraph.")
