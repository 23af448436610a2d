"""The files that an import writes, the way to write them, and the way back to the bytes of the text."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from explainer.importing.behind import ATTACHED
from explainer.importing.figures import Draft, drafts_of
from explainer.importing.notes import Remark
from explainer.importing.outline import Node, Part, outline_of, parts_of
from explainer.importing.received import Line, Received, RefusedError, receive
from explainer.importing.scalars import block, inline, lines
from explainer.importing.shape import Shape, shape_of
from explainer.importing.terms import Drafts, Spell, no_pinyin

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Files = Mapping[str, bytes]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of a report by name, and what was not understood."""

    files: Files
    remarks: tuple[Remark, ...]
    shape: Shape


def imported(data: bytes, year: int | None = None, *, source: str = "", category: str = "governance",
             spell: Spell = no_pinyin, tell: Tell = lambda _stage: None) -> Imported:
    """What `data` becomes; `RefusedError` if it is no report."""
    received = receive(data)
    tell("sorting lines")
    shape = shape_of(received.text)
    if not shape.paragraphs:
        raise RefusedError("the text has no paragraph besides front matter, notes and tables")
    year = year or shape.year
    source = source or (f"gwr-{year}" if year else "gwr")
    nodes = outline_of(shape.paragraphs)
    parts = parts_of(nodes)
    tell(f"{len(shape.paragraphs)} paragraphs in {len(parts)} parts, {len(shape.notes)} notes")
    revised = shape.delivered or (str(year) if year else "")
    drafts = Drafts("\n".join(line.text for line in shape.paragraphs), year, source, category, revised, spell)
    drafts.add_all(shape.notes)
    remarks = (*_remarks(shape, year), *drafts.remarks)
    return Imported(dict(_files(received, shape, year, source, nodes, parts, drafts, remarks)), remarks, shape)


def save(files: Files, folder: Path) -> None:
    """Write the files into a new folder, all or none; a folder that exists is left alone."""
    if folder.exists() or folder.is_symlink():
        raise RefusedError(f"{folder} exists; nothing of an earlier import is overwritten, name another folder")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        for name, data in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        draft.rename(folder)
    except (OSError, ValueError) as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise RefusedError(f"{folder} cannot be written: {getattr(error, 'strerror', None) or error}") from error


def reproduce(folder: Path) -> bytes:
    """The bytes of the report, put together from what the import wrote: paragraphs, notes, what was left over."""
    received = loaded(folder / "received.yaml")
    paragraphs = [item for path in sorted((folder / "text").glob("*.yaml")) for item in loaded(path)["paragraphs"]]
    paragraphs.sort(key=lambda item: int(item["id"][1:]))
    outside = {item["line"]: item["text"] for item in received["lines"]}
    outside |= {item["line"]: item["text"] for item in loaded(folder / "leftover.yaml") or ()}
    texts = iter([str(item["zh"]) for item in paragraphs])
    usual, others = received["between"], received["otherwise"]
    pieces: list[str] = []
    number = 1
    for place in range(len(paragraphs) + len(outside)):
        before = others.get(place, usual)
        number += _ends(before)
        pieces += [before, outside[number] if number in outside else next(texts)]
    return Received("".join([*pieces, received["behind"]]), received["encoding"], received["mark"]).spelled()


def loaded(path: Path) -> Any:
    """What a YAML file that the import wrote holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def _ends(text: str) -> int:
    """How many lines end in a text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _remarks(shape: Shape, year: int | None) -> Iterator[Remark]:
    kept = "It is kept in leftover.yaml."
    for attached, group in groupby(shape.leftover, key=lambda left: left.why == ATTACHED):
        first, *others = group
        if attached:
            yield Remark(first.line.number, f"{ATTACHED}, {1 + len(others)} lines", kept)
        else:
            yield from (Remark(left.line.number, left.why, kept) for left in (first, *others))
    yield from shape.remarks
    if year is None:
        yield Remark(1, "the text does not say its year", "Write `year` in report.yaml.")
    elif shape.year and shape.year != year:
        yield Remark(1, f"the text says that it was given in {shape.year}, not in {year}",
                     f"If it is right, delete the folder and import it with {shape.year}.")


def _files(received: Received, shape: Shape, year: int | None, source: str, nodes: Sequence[Node],
           parts: Sequence[Part], drafts: Drafts, remarks: Sequence[Remark]) -> Iterator[tuple[str, bytes]]:
    texts = {f"p{number}": line.text for number, line in enumerate(shape.paragraphs, start=1)}
    yield "source.txt", received.text.encode()
    yield "received.yaml", "".join(_received(received, shape)).encode()
    yield "leftover.yaml", _leftover(shape).encode()
    yield "report.yaml", _report(shape, year, source).encode()
    yield "outline.yaml", "\n".join(map(_node, nodes)).encode()
    for part in parts:
        yield f"text/{part.name}.yaml", _text(part, texts).encode()
        status = "reported" if part.node.startswith(("opening", "review")) else "target"
        found = [draft for name in part.paragraphs for draft in drafts_of(name, texts[name], status)]
        if found:
            yield f"drafts/figures/{part.name}.yaml", f"figures:\n{''.join(map(_figure, found))}".encode()
    for slug, text in drafts.files.items():
        yield f"terms/{slug}.yaml", text.encode()


def _received(received: Received, shape: Shape) -> Iterator[str]:
    """How the text was spelled, and its lines that are no paragraphs: with them the bytes can be made again."""
    every = sorted((*shape.paragraphs, *(line for _, line in shape.outside), *(left.line for left in shape.leftover)),
                   key=lambda line: line.number)
    usual = Counter(line.before for line in every[1:]).most_common(1)
    between = usual[0][0] if usual else ""
    yield "# How source.txt was received, and its lines that are no paragraphs. Written by the import.\n"
    yield f"encoding: {received.encoding}\nmark: {str(received.mark).lower()}\n"
    yield f"between: {inline(between)}\nbehind: {inline(shape.tail)}\n"
    odd = {place: line.before for place, line in enumerate(every) if line.before != between}
    yield "otherwise:\n" if odd else "otherwise: {}\n"
    yield from (f"  {place}: {inline(text)}\n" for place, text in odd.items())
    yield "lines:\n" if shape.outside else "lines: []\n"
    for kind, line in shape.outside:
        yield _outside(line, kind, "  ", "kind")


def _leftover(shape: Shape) -> str:
    head = "# Lines of source.txt that fitted nowhere: neither paragraph nor note.\n"
    return head + ("".join(_outside(left.line, left.why, "", "why") for left in shape.leftover) or "[]\n")


def _outside(line: Line, reason: str, indent: str, key: str) -> str:
    return (f"{indent}- line: {line.number}\n{indent}  {key}: {inline(reason)}\n"
            f"{indent}  text: {block(line.text, f'{indent}    ')}\n")


def _report(shape: Shape, year: int | None, source: str) -> str:
    english = f"Government Work Report {year or ''}".strip()
    return lines({"year": str(year or "# the year of the report")}) + (
        f"title:\n  zh: {inline(shape.title)}\n  en: {english}\n") + lines({
            "translation": "partial",
            "source": source,
            "delivered": shape.delivered,
            "revised": shape.delivered or str(year or "# the date"),
        })


def _node(node: Node) -> str:
    return f"- id: {node.id}\n" + "".join(f"  {line}\n" for line in (
        f"kind: {node.kind}",
        *([f"parent: {node.parent}"] if node.parent else []),
        *([f"number: {node.number}"] if node.number else []),
        f"title:\n    zh: {block(node.title, '      ')}",
        f"paragraphs: [{', '.join(node.paragraphs)}]",
        "draft: true",
    ))


def _text(part: Part, texts: Mapping[str, str]) -> str:
    return "paragraphs:\n" + "\n".join(
        f"  - id: {name}\n    zh: {block(texts[name], '      ')}\n    draft: true\n" for name in part.paragraphs)


def _figure(draft: Draft) -> str:
    keys = lines({
        "paragraph": draft.paragraph,
        "text": inline(draft.text),
        "nth": str(draft.nth),
        "metric": f"{{zh: {inline(draft.metric)}}}" if draft.metric else "",
        "value": draft.value,
        "unit": inline(draft.unit) if draft.unit else "",
        "kind": draft.kind,
        "status": draft.status,
        "qualifier": draft.qualifier,
    })
    return "  - " + keys.rstrip("\n").replace("\n", "\n    ") + "\n"
