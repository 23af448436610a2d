"""How much of the content is there: the counts that `make check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from explainer.content.findings import Findings, find
from explainer.content.model import Glossary, Report
from explainer.content.rules_numbers import left_over, span_of
from explainer.content.rules_paragraphs import QUOTATION, uncovered
from explainer.content.vocabulary import CONFIDENCES, ENTITY_KINDS, LEVELS, VIAS
from explainer.language.han import has_han

Row = tuple[str, str]


def coverage(glossary: Glossary) -> tuple[Row, ...]:
    """Each count as a name and what is to be printed beside it, in a fixed order."""
    findings = find(glossary)
    rows: list[Row] = []
    for report in glossary.reports.values():
        rows += _of_report(glossary, report, findings)
    return (*rows, *_of_terms(glossary), *_of_the_rest(glossary))


def table(rows: Iterable[Row]) -> str:
    """The rows as lines, their names in one column."""
    found = tuple(rows)
    width = max((len(name) for name, _ in found), default=0)
    return "\n".join(f"{name:<{width}}  {counts}" for name, counts in found)


def _of_report(glossary: Glossary, report: Report, findings: Findings) -> list[Row]:
    paragraphs = tuple(report.paragraphs.values())
    figures = [figure for figure in report.figures if figure.paragraph in report.paragraphs]
    spans = {paragraph.id: [span for figure in figures if figure.paragraph == paragraph.id
                            and (span := span_of(figure, paragraph.zh))] for paragraph in paragraphs}
    left = sum(1 for paragraph in paragraphs for _ in left_over(report, paragraph, spans[paragraph.id]))
    placed = sum(map(len, spans.values()))
    quotations = sum(1 for paragraph in paragraphs for _ in QUOTATION.finditer(paragraph.zh))
    open_quotations = sum(1 for paragraph in paragraphs for _ in uncovered(report, paragraph, findings))
    noted = {term.notes[report.year] for term in glossary.terms.values() if report.year in term.notes}
    outcomes = [commitment.outcome for commitment in report.commitments if commitment.outcome]
    year, total = str(report.year), len(paragraphs)
    return [
        (f"{year} paragraphs translated", f"{sum(bool(each.en) for each in paragraphs)}/{total}"),
        (f"{year} paragraphs with gist", f"{sum(bool(each.gist.zh and each.gist.en) for each in paragraphs)}/{total}"),
        (f"{year} paragraphs reviewed", f"{sum(each.reviewed for each in paragraphs)}/{total}"),
        (f"{year} paragraphs in draft", str(sum(each.draft for each in paragraphs))),
        (f"{year} outline nodes", _tally((node.kind for node in report.outline), ())),
        (f"{year} numbers traced", f"{placed}/{placed + left}"),
        (f"{year} numbers excused", str(len(report.excused.numbers))),
        (f"{year} figures by kind", _tally((figure.kind for figure in report.figures), ())),
        (f"{year} quoted phrases covered", f"{quotations - open_quotations}/{quotations}"),
        (f"{year} numbered terms", str(len(noted))),
        (f"{year} commitments with outcome", f"{len(outcomes)}/{len(report.commitments)}"),
    ]


def _of_terms(glossary: Glossary) -> list[Row]:
    terms = tuple(glossary.terms.values())
    return [
        ("terms", f"{len(terms)}, of which background {sum(term.background for term in terms)}"),
        ("terms by confidence", _tally((term.confidence for term in terms), CONFIDENCES)),
        ("terms by level", _tally((term.level for term in terms), LEVELS)),
        ("terms by category", _tally((term.category for term in terms), tuple(glossary.site.categories))),
        ("terms related", f"{sum(bool(term.related) for term in terms)}/{len(terms)}"),
        ("terms in draft", str(sum(term.draft for term in terms))),
        ("terms reviewed", f"{sum(term.reviewed for term in terms)}/{len(terms)}"),
    ]


def _of_the_rest(glossary: Glossary) -> list[Row]:
    values = [value for indicator in glossary.indicators.values() for value in indicator.values]
    vias = (glossary.sources[value.source].via for value in values if value.source in glossary.sources)
    return [
        ("entities by kind", _tally((entity.kind for entity in glossary.entities.values()), ENTITY_KINDS)),
        ("indicators", f"{len(glossary.indicators)} with {len(values)} values"),
        ("values by via of source", _tally(vias, VIAS)),
        ("checks by verdict", _tally((check.verdict for check in glossary.checks.values()), ())),
        ("sources by via", _tally((source.via for source in glossary.sources.values()), VIAS)),
        ("publishers with English name", _named(glossary)),
    ]


def _named(glossary: Glossary) -> str:
    """Of the publishers that print their names in Chinese, those whose English name `names.yaml` has."""
    chinese = {source.publisher for source in glossary.sources.values() if has_han(source.publisher)}
    return f"{len(chinese & set(glossary.names.publishers))}/{len(chinese)}"


def _tally(words: Iterable[str], order: tuple[str, ...]) -> str:
    """`confirmed 12, unknown 3`: in `order`, then by name."""
    counts = Counter(words)
    names = [*(word for word in order if counts[word]), *sorted(word for word in counts if word and word not in order)]
    return ", ".join(f"{name} {counts[name]}" for name in names) or "none"
