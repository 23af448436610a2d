"""The data files as their own programs read them: what each format knows of a term, for tests that compare formats."""

from __future__ import annotations

import html
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import rdflib
from lxml import etree
from rdflib.namespace import RDF, SKOS

from explainer.content.model import Glossary
from explainer.data import csv_files
from explainer.data.files import data_files
from explainer.derive.derived import derive

TBX = {"t": "urn:iso:std:iso:30042:ed-2"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Label:
    zh: str
    en: str
    short_zh: str
    short_en: str


Labels = dict[str, Label]


def files_of(glossary: Glossary) -> dict[str, bytes]:
    """All data files by name, without the folder."""
    made = data_files(derive(glossary), ["zh/", "en/"])
    return {name.removeprefix("data/"): content for name, content in made.items()}


def from_json(files: Mapping[str, bytes]) -> Labels:
    return {term["slug"]: of_term(term) for term in json.loads(files["glossary.json"])}


def from_single_files(files: Mapping[str, bytes]) -> Labels:
    names = [name for name in files if name.startswith("terms/")]
    return {Path(name).stem: of_term(json.loads(files[name])) for name in names}


def of_term(term: Mapping[str, Any]) -> Label:
    return Label(term["zh"], term["en"], term["short"]["zh"], term["short"]["en"])


def from_csv(files: Mapping[str, bytes]) -> Labels:
    rows = csv_files.read(files["glossary.csv"])
    return {row["slug"]: Label(row["zh"], row["en"], row["short_zh"], row["short_en"]) for row in rows}


def from_workbook(files: Mapping[str, bytes]) -> Labels:
    rows = sheet(files, "terms")
    return {
        row["slug"]: Label(*(row[name] or "" for name in ("zh", "en", "short_zh", "short_en"))) for row in rows
    }


def workbook(files: Mapping[str, bytes]) -> openpyxl.Workbook:
    return opened(files[next(name for name in files if name.endswith(".xlsx"))])


@lru_cache(maxsize=1)
def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet(files: Mapping[str, bytes], name: str) -> list[dict[str, Any]]:
    """The rows of the sheet whose name begins with `name`."""
    page = next(page for page in workbook(files) if page.title.split(" ")[0] == name)
    heads, *rows = page.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def tbx(files: Mapping[str, bytes]) -> etree._Element:
    return etree.fromstring(files["glossary.tbx"])


def from_tbx(files: Mapping[str, bytes]) -> Labels:
    entries = tbx(files).iterfind(".//t:conceptEntry", TBX)
    return {entry.get("id").removeprefix("c-"): of_entry(entry) for entry in entries}


def of_entry(entry: etree._Element) -> Label:
    sections = {section.get(LANG): section for section in entry.iterfind("t:langSec", TBX)}
    names = [sections[lang].findtext("t:termSec/t:term", "", TBX) for lang in ("zh", "en")]
    texts = [sections[lang].findtext("t:descrip[@type='definition']", "", TBX) for lang in ("zh", "en")]
    return Label(*names, *texts)


def graph(files: Mapping[str, bytes]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files["glossary.ttl"], format="turtle")


def from_skos(files: Mapping[str, bytes]) -> Labels:
    found = graph(files)
    concepts = found.subjects(RDF.type, SKOS.Concept)
    return {str(concept).rpartition("/")[2]: of_concept(found, concept) for concept in concepts}


def of_concept(found: rdflib.Graph, concept: rdflib.term.Node) -> Label:
    def said(role: rdflib.URIRef, lang: str) -> str:
        return next((str(o) for o in found.objects(concept, role) if getattr(o, "language", "") == lang), "")

    return Label(*(said(role, lang) for role in (SKOS.prefLabel, SKOS.definition) for lang in ("zh", "en")))


def notes(package: bytes) -> list[tuple[str, list[str]]]:
    """The guid and the fields of every note of an Anki package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive, tempfile.TemporaryDirectory() as folder:
        archive.extract("collection.anki2", folder)
        database = sqlite3.connect(Path(folder) / "collection.anki2")
        rows = database.execute("select guid, flds from notes").fetchall()
        database.close()
    return [(guid, fields.split("\x1f")) for guid, fields in rows]


def from_cards(files: Mapping[str, bytes]) -> Labels:
    return of_fields(fields for _, fields in notes(files["cards.apkg"]))


def from_card_text(files: Mapping[str, bytes]) -> Labels:
    lines = files["cards.txt"].decode().removesuffix("\n").split("\n")
    return of_fields(line.split("\t") for line in lines if not line.startswith("#"))


def of_fields(rows: Any) -> Labels:
    def plain(text: str) -> str:
        return html.unescape(text.replace("<br>", "\n"))

    return {row[0]: Label(*(plain(row[index]) for index in (1, 3, 4, 5))) for row in rows}


READERS = {
    "glossary.json": from_json, "terms/*.json": from_single_files, "glossary.csv": from_csv, "workbook": from_workbook,
    "glossary.tbx": from_tbx, "glossary.ttl": from_skos, "cards.apkg": from_cards, "cards.txt": from_card_text,
}
