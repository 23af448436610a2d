"""The machine-readable twins are one record in many forms."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import read_data

from explainer.content.model import Glossary
from explainer.data import csv_files
from explainer.language import marks

FILES = (
    "addresses.json", "cards-quizlet.txt", "cards.apkg", "cards.txt", "checks.csv", "codebook.csv", "commitments.csv",
    "datapackage.json", "entities.csv", "everything.zip", "figures.csv", "glossary.csv", "glossary.json",
    "glossary.tbx", "glossary.ttl", "indicators.csv", "indicators.json", "paragraphs.csv", "readme.txt",
    "sources.csv",
)
HEADS = {
    "figures.csv": "id,paragraph,start,end,text,value,unit,kind,status,basis,period,qualifier,metric_zh,metric_en,"
                   "si_value,si_unit,indicator",
    "indicators.csv": "id,theme,area,period,kind,value,unit,status,source,si_value,si_unit",
    "commitments.csv": "id,paragraph,what_zh,what_en,verb,strength,target,unit,deadline,outcome,verdict,basis,source",
    "checks.csv": "id,paragraph,what_zh,what_en,arithmetic,verdict,source",
    "sources.csv": "id,title,publisher,date,url,accessed,via,kind,link,quote,note",
}


@pytest.fixture(scope="module", params=["tiny", "real"])
def glossary(request: pytest.FixtureRequest) -> Glossary:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def files(glossary: Glossary) -> dict[str, bytes]:
    return read_data.files_of(glossary)


def test_every_promised_file_is_there(files: dict[str, bytes], glossary: Glossary) -> None:
    single = {f"terms/{slug}.json" for slug in glossary.terms}
    reports = {f"report-{year}.json" for year in glossary.reports}
    workbook = f"{glossary.site.area}-{glossary.site.newest_report}.xlsx"
    older = {f"{table}-{year}.csv" for table in ("paragraphs", "figures", "commitments")
             for year in glossary.reports if year != glossary.site.newest_report}
    assert set(files) - older == {*FILES, *single, *reports, workbook}


@pytest.mark.parametrize("name", read_data.READERS)
def test_every_twin_holds_the_same_ids_and_labels(name: str, files: dict[str, bytes], glossary: Glossary) -> None:
    expected = {
        slug: read_data.Label(term.zh, term.en, marks.plain(term.short.zh), marks.plain(term.short.en))
        for slug, term in glossary.terms.items()
    }
    assert read_data.READERS[name](files) == expected


@pytest.mark.parametrize("name", HEADS)
def test_columns_are_the_agreed_ones(name: str, files: dict[str, bytes]) -> None:
    assert files[name].decode().split("\r\n")[0] == HEADS[name]


def test_a_table_begins_with_slug_and_both_names(files: dict[str, bytes]) -> None:
    assert files["glossary.csv"].startswith(b"slug,zh,en,")
    assert list(read_data.sheet(files, "terms")[0])[:3] == ["slug", "zh", "en"]


def test_a_term_in_json_has_every_key(files: dict[str, bytes], glossary: Glossary) -> None:
    wanted = {
        "slug", "zh", "en", "pinyin", "url", "notes", "aliases", "category", "level", "short", "full", "components",
        "why", "related", "confidence", "confidence_note", "sources", "full_sources", "candidates", "history", "usage",
        "renderings", "revised",
    }
    for term in json.loads(files["glossary.json"]):
        assert wanted <= set(term)
        assert term["url"] == {lang: f"{lang}/terms/{term['slug']}/" for lang in ("zh", "en")}
        item = glossary.terms[term["slug"]]
        assert set(term["full_sources"]) == {*marks.cites(item.full.zh), *marks.cites(item.full.en)}
        assert set(term["full_sources"]) <= set(term["sources"]) <= set(glossary.sources)


def test_the_report_is_flat_and_in_reading_order(files: dict[str, bytes], glossary: Glossary) -> None:
    report = json.loads(files["report-2024.json"])
    assert set(report) == {"paragraphs", "sections"}
    assert [item["id"] for item in report["paragraphs"]] == list(glossary.report.paragraphs)
    assert [item["zh"] for item in report["paragraphs"]] == [item.zh for item in glossary.report.paragraphs.values()]
    assert [item["id"] for item in report["sections"]] == [node.id for node in glossary.report.outline]
    parents = {item["id"] for item in report["sections"]} | {None}
    assert all(item["parent"] in parents for item in report["sections"])
    for item in report["paragraphs"]:
        assert set(item) == {"id", "section", "zh", "en", "gist", "terms", "figures"}
        assert set(item["terms"]) <= set(glossary.terms)
    for item in report["sections"]:
        assert set(item) == {"id", "kind", "parent", "title", "summary", "why", "look_for", "paragraphs"}


def test_figures_stand_where_they_say(files: dict[str, bytes], glossary: Glossary) -> None:
    rows = csv_files.read(files["figures.csv"])
    assert len(rows) == len(glossary.report.figures)
    for row in rows:
        assert glossary.report.paragraphs[row["paragraph"]].zh[int(row["start"]):int(row["end"])] == row["text"]
    report = json.loads(files["report-2024.json"])
    assert [row["id"] for row in rows] == [item for paragraph in report["paragraphs"] for item in paragraph["figures"]]


def test_the_workbook_holds_what_the_tables_hold(files: dict[str, bytes]) -> None:
    sheets = {"terms": "glossary", **{name: name for name in (
        "paragraphs", "figures", "indicators", "commitments", "checks", "entities", "sources", "codebook")}}
    for sheet, table in sheets.items():
        rows = csv_files.read(files[f"{table}.csv"])
        key = next(iter(rows[0]))
        assert [row[key] for row in read_data.sheet(files, sheet)] == [row[key] for row in rows]


def test_ids_in_one_cell_lead_to_their_rows(files: dict[str, bytes], glossary: Glossary) -> None:
    for name in ("commitments.csv", "checks.csv"):
        for row in csv_files.read(files[name]):
            assert set(row["source"].split()) <= set(glossary.sources)


def test_every_export_that_can_says_its_licence(files: dict[str, bytes]) -> None:
    for name in ("readme.txt", "glossary.tbx", "datapackage.json"):
        assert "CC BY 4.0" in files[name].decode()
    assert "creativecommons.org/licenses/by/4.0/" in files["glossary.ttl"].decode()
    assert all(term["license"] == "CC-BY-4.0" for term in json.loads(files["glossary.json"]))
    assert all("CC BY 4.0" in fields[9] for _, fields in read_data.notes(files["cards.apkg"]))
    assert any("CC BY 4.0" in str(cell) for row in read_data.workbook(files).worksheets[0].values for cell in row)


def test_the_archive_holds_every_other_file(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["everything.zip"])) as archive:
        assert set(archive.namelist()) == set(files) - {"everything.zip", "addresses.json"}
        assert all(archive.read(name) == files[name] for name in archive.namelist())


def test_addresses_are_the_given_ones(files: dict[str, bytes]) -> None:
    assert json.loads(files["addresses.json"]) == ["en/", "zh/"]
