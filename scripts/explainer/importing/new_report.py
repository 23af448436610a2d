"""A new report within the content: the import, its drafts put where they belong, and what an editor does next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.content.model import Glossary
from explainer.content.sources import is_web
from explainer.importing.received import RefusedError
from explainer.importing.scalars import block, inline, lines
from explainer.importing.write import Imported, loaded


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of the draft terms: files written, and terms that the content has already, with their note."""

    written: tuple[str, ...]
    known: Mapping[str, int | None]


def place_terms(glossary: Glossary, report: Path, year: int) -> Placed:
    """Move the draft terms of a new report to the others; a term that exists is never touched."""
    written: list[str] = []
    known: dict[str, int | None] = {}
    for draft in sorted((report / "terms").glob("*.yaml")):
        keys = loaded(draft)
        number = (keys.get("notes") or {}).get(year)
        if owner := _owner(glossary, str(keys["zh"]), tuple(keys["aliases"]["match"])):
            known[owner] = number
        else:
            path = _free(glossary.folder / "terms", draft.stem, year)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(draft.read_bytes())
            written.append(path.name)
    shutil.rmtree(report / "terms", ignore_errors=True)
    return Placed(tuple(written), known)


def add_source(glossary: Glossary, result: Imported, source: str) -> bool:
    """Enter the report in `sources.yaml` unless it is there; what is not known is left for the editor."""
    path = glossary.folder / "sources.yaml"
    if source in glossary.sources:
        return False
    shape = result.shape
    url = shape.front.get("source") or shape.front.get("url") or ""
    entry = lines({
        "id": source,
        "title": inline(f"{shape.title}（{shape.year}年）" if shape.year else shape.title),
        "publisher": inline(f"{glossary.site.place.zh}人民政府"),
        "date": shape.delivered or str(shape.year or "undated"),
        "url": inline(url) if is_web(url) else "",
        "via": "transcription",
        "kind": "official-report",
        "link": "no",
        "note": block("entered by the import; check title, publisher, date and url", "    "),
    })
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    blank = "\n" if before.strip() else ""
    try:
        path.write_text(f"{before.rstrip()}\n{blank}- {entry.rstrip().replace(chr(10), chr(10) + '  ')}\n".lstrip(),
                        encoding="utf-8", newline="\n")
    except OSError as error:
        raise RefusedError(f"{path} cannot be written: {error.strerror}") from error
    return True


def next_steps(glossary: Glossary, year: int, result: Imported, placed: Placed, *, source: str,
               entered: bool) -> Iterator[str]:
    """What an editor does after the import, in the order in which it is best done."""
    report = f"reports/{year}"
    yield f"{report}/report.yaml: write the English title, `about`, today's date in `revised`; check `delivered`."
    yield (f"sources.yaml: check the entry `{source}`, which was added at the end." if entered
           else f"sources.yaml: `{source}` is there already; nothing to do.")
    if result.shape.leftover:
        yield f"{report}/leftover.yaml: {len(result.shape.leftover)} lines fitted nowhere; compare with the text."
    yield (f"{report}/outline.yaml: give the sections English ids, write `title`, `summary`, `why`, `look_for`, "
           "and delete `draft`.")
    yield f"{report}/text/: write `gist` and `en` of each paragraph, and delete its `draft`."
    yield f"{report}/drafts/figures/: finish the figures and move the files to {report}/figures/."
    if placed.written:
        yield f"terms/: finish {len(placed.written)} drafts: {', '.join(sorted(placed.written, key=_order))}."
        if any(name.startswith("note-") for name in placed.written):
            yield "terms/: rename each `note-….yaml` to the pinyin of its name; the file name is the address for ever."
    for slug, number in placed.known.items():
        note = f": add `{year}: {number}` to its `notes`" if number else ""
        yield f"terms/{slug}.yaml: the report explains this term too{note}, and cite [@{source}]."
    told = (f" The results that it tells are outcomes: they go to reports/{year - 1}/commitments.yaml."
            if year - 1 in glossary.reports else "")
    yield f"{report}/commitments.yaml: write what the report promises.{told}"
    if year > glossary.site.newest_report:
        yield f"site.yaml: `newest_report: {year}` once the report is to stand first."
    yield "make check: after each step; a text is asked for once its `draft` is deleted."


def _order(name: str) -> tuple[int, str]:
    """`note-2025-9.yaml` before `note-2025-10.yaml`."""
    return len(name), name


def _owner(glossary: Glossary, zh: str, forms: tuple[str, ...]) -> str:
    """The term that has the name or one of the forms already."""
    wanted = {zh.casefold(), *(str(form).casefold() for form in forms)}
    for term in glossary.terms.values():
        if wanted & {name.casefold() for name in (term.zh, *term.aliases.zh, *term.aliases.match)}:
            return term.slug
    return ""


def _free(folder: Path, stem: str, year: int) -> Path:
    """A file name that no term has."""
    names = (stem, f"{stem}-{year}", *(f"{stem}-{year}-{number}" for number in range(2, 1000)))
    return next(path for name in names if not (path := folder / f"{name}.yaml").exists())
