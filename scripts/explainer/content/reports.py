"""A report: `reports/<year>/` with its text as received, its paragraphs in both languages, and its outline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from explainer.content.commitments import load_commitments
from explainer.content.entry import ID, Entry, read_entries, read_entry, unique
from explainer.content.excused import load_excuses
from explainer.content.faults import Faults, quoted, shown
from explainer.content.figures import load_figures
from explainer.content.model import Node, Paragraph, Report, Words
from explainer.content.outside import load_outside
from explainer.content.texts import marked, unmarked, whole_marks
from explainer.content.vocabulary import NODE_KINDS, TRANSLATIONS
from explainer.content.yamlfile import read_text
from explainer.language.marks import plain

YEAR = re.compile(r"[0-9]{4}")
REPORT_KEYS = ("year", "title", "translation", "source", "delivered", "about", "revised")
PARAGRAPH_KEYS = ("id", "zh", "en", "gist", "draft", "reviewed")
NODE_KEYS = ("id", "kind", "parent", "number", "title", "summary", "why", "look_for", "paragraphs", "draft", "reviewed")
GIST_MOST = {"zh": 160, "en": 480}
SHARED_RUN = 24


def load_reports(folder: Path, faults: Faults) -> dict[int, Report]:
    """The reports by year, the oldest first."""
    found = {}
    for path in sorted(folder.glob("*")):
        if path.name.startswith("."):
            continue
        if not (YEAR.fullmatch(path.name) and path.is_dir()):
            faults.add(shown(path), 1, f"{quoted(path.name)} is not a year's folder", "Name it by the year: `2024`.")
        elif report := load_report(path, faults):
            found[report.year] = report
    if not found:
        faults.add(shown(folder), 1, "no report stands here", "Import one into a folder named by its year.")
    return found


def load_report(folder: Path, faults: Faults) -> Report | None:
    """The report in `folder`, or None if its `report.yaml` cannot be used."""
    entry = read_entry(folder / "report.yaml", REPORT_KEYS, faults)
    if entry is None:
        return None
    if (entry.whole("year") or 0) != int(folder.name):
        entry.fault("year", "the year is not that of the folder", f"Write `year: {folder.name}`.")
    translation = entry.choice("translation", TRANSLATIONS) or "partial"
    complete = translation == "complete"
    return Report(
        year=int(folder.name),
        title=unmarked(entry, "title"),
        translation=translation,
        source=entry.id("source", needed=complete),
        delivered=entry.date("delivered", needed=complete),
        about=unmarked(entry, "about", needed=False),
        revised=entry.date("revised"),
        text=read_text(folder / "source.txt", faults) or "",
        paragraphs=_load_paragraphs(folder / "text", faults),
        outline=_load_outline(folder / "outline.yaml", faults),
        figures=load_figures(folder / "figures", faults),
        commitments=load_commitments(folder / "commitments.yaml", faults),
        excused=load_excuses(folder / "excused.yaml", faults),
        at=entry.at,
        outside=load_outside(folder, faults),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a report as received: its lines that are not blank."""
    return tuple(line for line in re.split(r"\r\n|[\n\r]", text) if line.strip())


def _load_paragraphs(folder: Path, faults: Faults) -> Mapping[str, Paragraph]:
    """The paragraphs by id, in the order of their numbers."""
    entries: list[Entry] = []
    for path in sorted(folder.glob("*.yaml")):
        if file := read_entry(path, ("paragraphs",), faults):
            entries.extend(file.entries("paragraphs", PARAGRAPH_KEYS, needed=True))
    if not entries:
        faults.add(shown(folder), 1, "no paragraph stands here",
                   "Write them in `text/*.yaml` under `paragraphs:`, or import the report.")
    found = unique(entries, "id", _paragraph)
    ordered = sorted((paragraph for paragraph in found.values() if paragraph.id), key=lambda each: each.number)
    return {paragraph.id: paragraph for paragraph in ordered}


def _paragraph(entry: Entry) -> Paragraph:
    draft = entry.flag("draft")
    paragraph = Paragraph(
        id=entry.paragraph("id"),
        zh=entry.exact("zh"),
        en=entry.named("en", "en", needed=False),
        gist=marked(entry, "gist", needed=False, most=GIST_MOST),
        at=entry.at,
        draft=draft,
        reviewed=entry.flag("reviewed"),
    )
    whole_marks(entry, "en", paragraph.en)
    _check_gist(entry, paragraph)
    if draft and paragraph.reviewed:
        entry.fault("reviewed", "a draft cannot be reviewed", "Delete `draft` or `reviewed`.")
    return paragraph


def _check_gist(entry: Entry, paragraph: Paragraph) -> None:
    """A gist says what the paragraph says, not as the paragraph says it."""
    for lang, text in (("zh", paragraph.zh), ("en", plain(paragraph.en))):
        if run := shared_run(plain(paragraph.gist[lang]), text, SHARED_RUN):
            entry.fault(f"gist.{lang}", f"`gist.{lang}` repeats the paragraph: {quoted(run)}",
                        "Say it in other, plainer words.")


def shared_run(one: str, other: str, length: int) -> str:
    """The first run of `length` characters of `one` that also stands in `other`, or ""."""
    runs = {other[start:start + length] for start in range(len(other) - length + 1)}
    starts = range(len(one) - length + 1)
    return next((one[start:start + length] for start in starts if one[start:start + length] in runs), "")


def _load_outline(path: Path, faults: Faults) -> tuple[Node, ...]:
    """The nodes in reading order."""
    return tuple(unique(read_entries(path, NODE_KEYS, faults), "id", _node).values())


def _node(entry: Entry) -> Node:
    kind, draft = entry.choice("kind", NODE_KINDS), entry.flag("draft")
    lead = kind == "lead"
    texts = {key: Words() if lead else marked(entry, key, needed=not draft) for key in ("summary", "why", "look_for")}
    if lead and (extra := [key for key in texts if entry.has(key)]):
        entry.fault(extra[0], f"a lead has no `{extra[0]}`", "Delete it; a lead has a title only.")
    node = Node(
        id=entry.line("id"),
        kind=kind,
        title=unmarked(entry, "title", needed=not draft),
        paragraphs=entry.texts("paragraphs"),
        at=entry.at,
        parent=entry.id("parent", needed=lead or kind == "section"),
        number=entry.line("number", needed=False),
        draft=draft,
        reviewed=entry.flag("reviewed"),
        **texts,
    )
    _check_node(entry, node)
    return node


def _check_node(entry: Entry, node: Node) -> None:
    if node.id and not ID.fullmatch(node.id):
        entry.fault("id", f"{quoted(node.id)} is not an id", "Write lower-case letters, digits and single hyphens.")
    for lang in ("zh", "en"):
        said: dict[str, str] = {}
        for key in ("title", "summary", "why", "look_for"):
            text = getattr(node, key)[lang]
            if text and text in said:
                entry.fault(f"{key}.{lang}", f"`{key}` says the same as `{said[text]}`", "Say something else.")
            said[text] = key
