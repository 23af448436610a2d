"""The paragraphs: the text as received, its translation, and the terms that stand in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from explainer.content.faults import Faults, quoted, shown
from explainer.content.findings import Findings, paragraphs
from explainer.content.model import LANGS, At, Excuse, Glossary, Paragraph, Report, Term
from explainer.content.yamlfile import line_at
from explainer.language.marks import links, plain
from explainer.language.numerals import missing

QUOTATION = re.compile(r"“([^“”]+)”")


def check(glossary: Glossary, findings: Findings, faults: Faults) -> None:
    for report in glossary.reports.values():
        _check_received(report, glossary.folder, faults)
        _check_translated(report, faults)
        _check_excuses(report, findings, faults)
    _check_drafts(glossary, faults)
    for report, paragraph in paragraphs(glossary):
        _check_links(report, paragraph, findings, glossary.terms, faults)
        _check_amounts(report, paragraph, faults)
        if not paragraph.draft and not findings.unread:
            _check_quotations(report, paragraph, findings, faults)


def excused(report: Report, paragraph: Paragraph, excuses: tuple[Excuse, ...]) -> Iterator[tuple[int, int]]:
    """The spans of a paragraph that excuses cover: all occurrences, or the `nth`."""
    for excuse in excuses:
        if excuse.paragraph == paragraph.id and excuse.text:
            starts = [match.start() for match in re.finditer(re.escape(excuse.text), paragraph.zh)]
            for start in starts[excuse.nth - 1:excuse.nth] if excuse.nth else starts:
                yield start, start + len(excuse.text)


def received(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of a text that are not blank, with their numbers."""
    found = re.finditer(r"[^\r\n]+", text)
    return tuple((line_at(text, match.start()), match[0]) for match in found if match[0].strip())


def _check_received(report: Report, folder: Path, faults: Faults) -> None:
    """The paragraphs are the lines of `source.txt`, byte for byte and in order, but for notes and leftovers."""
    if not report.text or not report.paragraphs:
        return
    file = shown(folder / "reports" / str(report.year) / "source.txt")
    lines = tuple(pair for pair in received(report.text) if report.outside.get(pair[0]) != pair[1])
    for number, (line, text) in enumerate(lines, start=1):
        paragraph = report.paragraphs.get(f"p{number}")
        if paragraph is None:
            faults.add(file, line, f"this line has no paragraph `p{number}`",
                       f"Add `p{number}` to a file of reports/{report.year}/text/.")
        elif paragraph.zh != text:
            difference = _difference(paragraph.zh, text)
            faults.add(paragraph.at.file, paragraph.at.of("zh"),
                       f"`zh` of `{paragraph.id}` differs from line {line} of source.txt at {difference}",
                       "Copy the line as it is; source.txt is never edited.")
    for paragraph in report.paragraphs.values():
        if paragraph.number > len(lines):
            faults.add(paragraph.at.file, paragraph.at.line, f"source.txt has only {len(lines)} paragraphs",
                       f"Delete `{paragraph.id}`, or mend its number.")


def _difference(one: str, other: str) -> str:
    """Where two texts part."""
    place = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
                 min(len(one), len(other)))
    return f"character {place + 1}: {quoted(one[place:place + 10])}"


def _check_translated(report: Report, faults: Faults) -> None:
    """No text is missing unless its entry is a draft, and no draft stands in a complete translation."""
    for paragraph in report.paragraphs.values():
        if paragraph.draft:
            _refuse_draft(report, paragraph.at, paragraph.id, faults)
            continue
        if not paragraph.en:
            faults.add(paragraph.at.file, paragraph.at.of("en"), f"`{paragraph.id}` is not translated",
                       "Write `en`, or `draft: true`.")
        for lang in LANGS:
            if not paragraph.gist[lang]:
                faults.add(paragraph.at.file, paragraph.at.of(f"gist.{lang}"),
                           f"`{paragraph.id}` has no `gist.{lang}`", "Write it, or `draft: true`.")
    for node in report.outline:
        if node.draft:
            _refuse_draft(report, node.at, node.id, faults)


def _check_drafts(glossary: Glossary, faults: Faults) -> None:
    newest = glossary.reports.get(glossary.site.newest_report)
    for term in glossary.terms.values():
        notes_of_partial = any(report.partial for year in term.notes if (report := glossary.reports.get(year)))
        if term.draft and newest and not notes_of_partial:
            _refuse_draft(newest, term.at, term.slug, faults)


def _refuse_draft(report: Report, at: At, name: str, faults: Faults) -> None:
    if not report.partial:
        faults.add(at.file, at.of("draft"), f"`{name}` is a draft, but the translation is `complete`",
                   f"Finish it and delete `draft`, or say `partial` in reports/{report.year}/report.yaml.")


def _check_links(report: Report, paragraph: Paragraph, findings: Findings, known: Mapping[str, Term],
                 faults: Faults) -> None:
    """The terms linked in the English are those found in the Chinese, but for what is excused."""
    if not paragraph.en:
        return
    found = {hit.slug: hit.form for hit in reversed(findings.terms[report.year, paragraph.id])}
    linked = {link.target for link in links(paragraph.en) if link.scheme == "term"}
    passed = {excuse.text for excuse in report.excused.links if excuse.paragraph == paragraph.id}
    for slug in sorted(found.keys() - linked - passed):
        faults.add(paragraph.at.file, paragraph.at.of("en"),
                   f"`{paragraph.id}` names {quoted(found[slug])}, but its English does not link it",
                   f"Write `[words](term:{slug})`, or list it under `links` in excused.yaml.")
    for slug in sorted((linked & known.keys()) - found.keys() - passed):
        faults.add(paragraph.at.file, paragraph.at.of("en"),
                   f"the English of `{paragraph.id}` links `{slug}`, which its Chinese does not name",
                   "Delete the link, or add the Chinese form to `aliases.match` of the term.")
    for excuse in report.excused.links:
        if excuse.paragraph == paragraph.id and (excuse.text in found) == (excuse.text in linked):
            faults.add(excuse.at.file, excuse.at.of("term"), f"{quoted(excuse.text)} needs no excuse here",
                       "Delete the line.")


def _check_amounts(report: Report, paragraph: Paragraph, faults: Faults) -> None:
    """What the Chinese counts in 万, 亿, 亩, 斤 and ％ stands in the English with the same value."""
    if not paragraph.en:
        return
    passed = tuple(excused(report, paragraph, report.excused.numbers))
    for amount in missing(paragraph.zh, plain(paragraph.en), passed):
        value = f"{amount.value.normalize():,f}"
        faults.add(paragraph.at.file, paragraph.at.of("en"),
                   f"the English of `{paragraph.id}` does not hold {quoted(amount.text)}, which is {value}",
                   "Write it with this value: 1亿 is 100 million, 1万 is 10,000.")


def _check_quotations(report: Report, paragraph: Paragraph, findings: Findings, faults: Faults) -> None:
    """A phrase in quotation marks is a term or a name that the glossary explains, or is excused."""
    for phrase in uncovered(report, paragraph, findings):
        faults.add(paragraph.at.file, paragraph.at.of("zh"),
                   f"{quoted(phrase)} in `{paragraph.id}` is neither a term nor a name",
                   "Add it to `match` of a term or an entity, or list it under `quotes` in excused.yaml.")


def uncovered(report: Report, paragraph: Paragraph, findings: Findings,
              excuses: tuple[Excuse, ...] | None = None) -> Iterator[str]:
    """The quoted phrases of a paragraph that nothing explains and nothing of `excuses` (else: of all) excuses."""
    place = report.year, paragraph.id
    spans = [(hit.start, hit.end) for hit in (*findings.terms[place], *findings.entities[place])]
    spans += excused(report, paragraph, report.excused.quotes if excuses is None else excuses)
    for match in QUOTATION.finditer(paragraph.zh):
        if not any(start <= match.start(1) and match.end(1) <= end for start, end in spans):
            yield match[0]


def _is_open(report: Report, paragraph: Paragraph, excuse: Excuse, findings: Findings) -> bool:
    """Whether the excused words hold a phrase that nothing else explains."""
    return any(phrase in excuse.text or excuse.text in phrase for phrase in uncovered(report, paragraph, findings, ()))


def _check_excuses(report: Report, findings: Findings, faults: Faults) -> None:
    """An excuse that excuses nothing hides a later fault."""
    for excuse in report.excused.quotes:
        paragraph = report.paragraphs.get(excuse.paragraph)
        stands = paragraph and excuse.text and excuse.text in paragraph.zh
        if paragraph and stands and not _is_open(report, paragraph, excuse, findings):
            faults.add(excuse.at.file, excuse.at.of("text"),
                       f"{quoted(excuse.text)} in `{excuse.paragraph}` is a term or a name already", "Delete the line.")
    for excuse in (*report.excused.numbers, *report.excused.quotes):
        paragraph = report.paragraphs.get(excuse.paragraph)
        if paragraph and excuse.text and not list(excused(report, paragraph, (excuse,))):
            faults.add(excuse.at.file, excuse.at.of("text"),
                       f"{quoted(excuse.text)} does not stand in `{excuse.paragraph}`", "Delete the line, or mend it.")
