"""Every data file of the site: the content in, `{address: bytes}` out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from explainer.data.archive import archive
from explainer.data.codebook import codebook, readme
from explainer.data.csv_files import csv_file
from explainer.data.deck import deck_files
from explainer.data.edition import Edition, codebook_words
from explainer.data.json_files import file, json_files
from explainer.data.package import package
from explainer.data.skos import skos_file
from explainer.data.tables import tables
from explainer.data.tbx import tbx_file
from explainer.data.workbook import workbook_file
from explainer.derive.derived import Derived

FOLDER = "data/"


def data_files(derived: Derived, addresses: Iterable[str] = ()) -> dict[str, bytes]:
    """The files under `data/`, by address, sorted. `addresses`: all public pages, which become `addresses.json`."""
    _, files = exported(derived)
    every = {**files, "addresses.json": file(sorted(set(addresses)))}
    return {FOLDER + name: every[name] for name in sorted(every)}


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """The content as a key: equal only to itself."""

    derived: Derived

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.derived is self.derived

    def __hash__(self) -> int:
        return id(self.derived)


def exported(derived: Derived) -> tuple[Edition, dict[str, bytes]]:
    """All files but the list of addresses. One build asks twice: for the page about the data, and to write them."""
    return _exported(Same(derived))


@lru_cache(maxsize=1)
def _exported(key: Same) -> tuple[Edition, dict[str, bytes]]:
    derived = key.derived
    found = tables(derived)
    files = {**json_files(derived), **{f"{table.name}.csv": csv_file(table) for table in found}}
    edition = Edition(derived, found, version=digest(files), words=codebook_words())
    explained = codebook(edition)
    files |= {
        "codebook.csv": csv_file(explained),
        "glossary.tbx": tbx_file(edition),
        "glossary.ttl": skos_file(edition),
        f"{edition.name}.xlsx": workbook_file(edition, explained),
        **deck_files(edition),
    }
    files["datapackage.json"] = file(package(edition, files, (*found, explained)))
    names = sorted([*files, "everything.zip", "readme.txt"])
    files["readme.txt"] = readme(edition, names)
    files["everything.zip"] = archive({name: files[name] for name in sorted(files)}, edition.day)
    return edition, files


def digest(files: Mapping[str, bytes]) -> str:
    """The version: it changes if and only if the content does."""
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(name.encode() + b"\0" + files[name] + b"\0")
    return found.hexdigest()[:12]
