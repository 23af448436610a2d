"""What the page about the data says of the files: names, purposes, sizes, columns, a sample, and the JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer import addresses
from explainer.content.model import Words
from explainer.data.codebook import codebook
from explainer.data.edition import LICENCE_URL, Edition
from explainer.data.files import FOLDER, exported
from explainer.data.table import Column, Table
from explainer.derive.derived import Derived

MEDIA = {
    "apkg": "application/apkg", "csv": "text/csv", "json": "application/json", "tbx": "application/x-tbx",
    "ttl": "text/turtle", "txt": "text/plain", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    bytes: int
    purpose: Words

    @property
    def size(self) -> str:
        return f"{self.bytes / 1000:.0f} kB" if self.bytes < 1_000_000 else f"{self.bytes / 1_000_000:.1f} MB"

    @property
    def media(self) -> str:
        return MEDIA[self.name.rpartition(".")[2]]


@dataclass(frozen=True, slots=True)
class Exports:
    """Asked by the templates of the page; nothing is made before a page asks."""

    derived: Derived
    root: Path

    @property
    def edition(self) -> Edition:
        return exported(self.derived)[0]

    def files(self) -> tuple[File, ...]:
        """Every file but those of single terms, the whole first and the rest by name."""
        edition, files = exported(self.derived)
        shown = [name for name in files if not name.startswith("terms/")]
        names = sorted(shown, key=lambda name: (name != "everything.zip", name))
        return tuple(File(name, len(files[name]), edition.purpose(name)) for name in names)

    def tables(self) -> tuple[Table, ...]:
        """The tables of the newest report and of the whole site, with the codebook."""
        return (*(table for table in self.edition.tables if table.name == table.kind), codebook(self.edition))

    def meaning(self, table: Table, column: Column) -> Words:
        return self.edition.meaning(table.kind, column.name)

    def sample(self, name: str, lines: int = 4) -> str:
        """The head and the first rows of a CSV file, as they stand."""
        return "\n".join(exported(self.derived)[1][name].decode().split("\r\n")[:lines])

    def example(self, name: str) -> str:
        """The text of a worked example; a test runs the same file."""
        return (self.root / "docs" / "assets" / "examples" / name).read_text(encoding="utf-8").strip()

    def json_ld(self, lang: str) -> str:
        """The data as a schema.org `Dataset`; `<`, `>`, `&` are escaped so that no text can end the script element."""
        text = json.dumps(dataset(self, lang), ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def dataset(exports: Exports, lang: str) -> dict[str, Any]:
    edition, glossary = exports.edition, exports.derived.glossary
    site, home = glossary.site, edition.absolute(addresses.page(lang, "data"))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": home,
        "url": home,
        "name": edition.title(lang),
        "description": edition.say("about", lang, description=site.description[lang]),
        "inLanguage": ["zh", "en"],
        "version": edition.version,
        "dateModified": edition.revised,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.title[lang], "url": edition.absolute(addresses.home(lang))},
        "temporalCoverage": f"{min(glossary.reports) - 1}/{max(glossary.reports)}",
        "spatialCoverage": {"@type": "Place", "name": site.place[lang]},
        "variableMeasured": [indicator.name[lang] for indicator in glossary.indicators.values()],
        "distribution": list(downloads(exports)),
    }


def downloads(exports: Exports) -> Iterator[dict[str, Any]]:
    for file in exports.files():
        yield {
            "@type": "DataDownload",
            "name": file.name,
            "encodingFormat": file.media,
            "contentSize": f"{file.bytes} B",
            "contentUrl": exports.edition.absolute(FOLDER + file.name),
        }
