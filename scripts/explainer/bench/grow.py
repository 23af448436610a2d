"""The content several times over, so that cost can be measured against size: other years and slugs, the same words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # text stays as typed
YEARS_APART = 10
ROOM = 900_000  # bytes; the readers refuse a file of a megabyte
Entry = dict[str, Any]


class Dumper(yaml.SafeDumper):
    """Without anchors, which the readers refuse."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def grow(content: Path, into: Path, times: int) -> None:
    """Write `content` to `into`, `times` over. Copies have names that no text holds."""
    shutil.copytree(content, into)
    for turn in range(2, times + 1):
        for folder in sorted((content / "reports").iterdir()):
            if folder.is_dir():
                copy_report(folder, into / "reports" / str(later(folder.name, turn)), turn)
        for path in sorted((content / "terms").glob("*.yaml")):
            write(into / "terms" / f"{path.stem}-{turn}.yaml", other_term(read(path), turn))
        for path in sorted((content / "indicators").glob("*.yaml")):
            copy = into / "indicators" / f"{path.stem}-{turn}.yaml"
            write(copy, [other_indicator(item, turn) for item in read(path)])
    for path in sorted((content / "entities").glob("*.yaml")):
        write(into / "entities" / path.name, list(repeated(read(path), times, other_entity)))
    checks = content / "checks.yaml"
    write(into / checks.name, list(repeated(read(checks), min(times, ROOM // checks.stat().st_size), renamed)))
    write(into / "site.yaml", more_themes(read(content / "site.yaml"), times))
    number_again(into, content, times)


def later(year: str | int, turn: int) -> int:
    return int(year) + YEARS_APART * (turn - 1)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)


def write(path: Path, value: Any) -> None:
    path.write_text(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")


def repeated(entries: list[Entry], times: int, change: Callable[[Entry, int], Entry]) -> Iterator[Entry]:
    yield from entries
    for turn in range(2, times + 1):
        yield from (change(entry, turn) for entry in entries)


def renamed(entry: Entry, turn: int) -> Entry:
    return {**entry, "id": f"{entry['id']}-{turn}"}


def other_term(term: Entry, turn: int) -> Entry:
    """Without notes and forms: a background concept that no paragraph names."""
    kept = {key: value for key, value in term.items() if key not in ("notes", "aliases", "renderings", "reviewed")}
    return {
        **kept, "zh": f"{term['zh']}·{turn}", "en": f"{term['en']} {turn}", "pinyin": f"{term['pinyin']} {turn}",
        "aliases": {"zh": [], "en": [], "match": []}, "background": "true",
        "related": [f"{slug}-{turn}" for slug in term.get("related", [])],
    }


def other_entity(entity: Entry, turn: int) -> Entry:
    kept = {key: value for key, value in entity.items() if key not in ("match", "aliases")}
    return {**kept, "slug": f"{entity['slug']}-{turn}", "zh": f"{entity['zh']}·{turn}", "en": f"{entity['en']} {turn}"}


def other_indicator(indicator: Entry, turn: int) -> Entry:
    name = {lang: f"{words} {turn}" for lang, words in indicator["name"].items()}
    return {**renamed(indicator, turn), "name": name}


def more_themes(site: Entry, times: int) -> Entry:
    def other(theme: Entry, turn: int) -> Entry:
        return {**renamed(theme, turn), "zh": f"{theme['zh']}·{turn}", "en": f"{theme['en']} {turn}"}

    return {**site, "themes": list(repeated(site["themes"], times, other))}


def copy_report(folder: Path, into: Path, turn: int) -> None:
    shutil.copytree(folder, into)
    report = read(into / "report.yaml")
    write(into / "report.yaml", {**retitled(report, turn), "year": str(later(report["year"], turn))})
    write(into / "outline.yaml", [retitled(node, turn) for node in read(into / "outline.yaml")])
    promises = into / "commitments.yaml"
    if promises.exists():
        write(promises, [renamed(entry, turn) for entry in read(promises)])


def retitled(entry: Entry, turn: int) -> Entry:
    return {**entry, "title": {lang: f"{words} {turn}" for lang, words in entry["title"].items()}}


def number_again(into: Path, content: Path, times: int) -> None:
    """The same terms carry the notes of the copied reports."""
    for path in sorted((content / "terms").glob("*.yaml")):
        term = read(path)
        if notes := term.get("notes"):
            more = {str(later(year, turn)): note for turn in range(2, times + 1) for year, note in notes.items()}
            write(into / "terms" / path.name, {**term, "notes": {**notes, **more}})
