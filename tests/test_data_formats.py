"""Each format as its own readers and rules judge it, on the content of the site."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
import read_data
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree
from pyld import jsonld
from rdflib.namespace import RDF, SKOS

from explainer import addresses
from explainer.content.model import Glossary, Words
from explainer.data.files import exported
from explainer.data.page import Exports, dataset
from explainer.derive.derived import derive
from explainer.pages import site, terms

ROOT = Path(__file__).parent.parent
DIALECT = Path(__file__).parent / "cases" / "data" / "tbx-basic-dca.rng"


@pytest.fixture(scope="module")
def files(real: Glossary) -> dict[str, bytes]:
    return read_data.files_of(real)


@pytest.fixture
def folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


# CSV and the data package


def test_csv_lines_end_as_the_standard_says_and_no_mark_comes_first(files: dict[str, bytes]) -> None:
    for name in (name for name in files if name.endswith(".csv")):
        assert files[name].endswith(b"\r\n") and not files[name].startswith(b"\xef\xbb\xbf")


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]


def test_the_package_names_licence_sources_version_and_every_table(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["licenses"] and package["sources"] and re.fullmatch("[0-9a-f]{12}", package["version"])
    assert {resource["path"] for resource in package["resources"]} == {name for name in files if name.endswith(".csv")}
    assert all(re.fullmatch("[a-z0-9._-]+", resource["name"]) for resource in package["resources"])
    for resource in package["resources"]:
        heads = files[resource["path"]].decode().split("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == heads


# The workbook


def test_the_workbook_has_notes_on_top_frozen_heads_and_typed_cells(files: dict[str, bytes]) -> None:
    book = read_data.workbook(files)
    assert book.sheetnames[0].startswith("notes") and any(name.startswith("sources") for name in book.sheetnames)
    assert all(page.freeze_panes for page in book)
    figures = read_data.sheet(files, "figures")
    assert all(isinstance(row["start"], int) for row in figures)
    assert all(row["value"] is None or isinstance(row["value"], (int, float)) for row in figures)
    assert all(isinstance(row["revised"], datetime.datetime) for row in read_data.sheet(files, "terms"))


def test_no_cell_of_the_workbook_is_a_formula(files: dict[str, bytes]) -> None:
    kinds = {cell.data_type for page in read_data.workbook(files) for row in page.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_workbook_carries_the_day_of_the_content(files: dict[str, bytes], real: Glossary) -> None:
    created = read_data.workbook(files).properties.created
    assert created is not None and created.date().isoformat() == exported(derive(real))[0].revised


# TBX


def test_tbx_has_the_structure_of_the_dialect(files: dict[str, bytes]) -> None:
    rules = etree.RelaxNG(etree.parse(str(DIALECT)))
    assert rules.validate(read_data.tbx(files)), rules.error_log


def test_tbx_references_lead_to_a_concept_or_to_the_web(files: dict[str, bytes]) -> None:
    root = read_data.tbx(files)
    known = set(root.xpath("//@id"))
    targets = root.xpath("//@target")
    assert targets and all(target in known or re.match("https?://.", target) for target in targets)


def test_tbx_names_confidence_in_a_note_of_every_concept(files: dict[str, bytes], real: Glossary) -> None:
    for entry in read_data.tbx(files).iterfind(".//t:conceptEntry", read_data.TBX):
        notes = " ".join(note.text or "" for note in entry.iterfind("t:note", read_data.TBX))
        assert f"confidence: {real.terms[entry.get('id').removeprefix('c-')].confidence}" in notes.lower()


def test_tbx_prefers_one_name_in_each_language(files: dict[str, bytes]) -> None:
    for section in read_data.tbx(files).iterfind(".//t:langSec", read_data.TBX):
        statuses = [note.text for note in section.iterfind("t:termSec/t:termNote", read_data.TBX)]
        assert statuses.count("preferredTerm-admn-sts") == 1
        names = [name.text for name in section.iterfind("t:termSec/t:term", read_data.TBX)]
        assert len(names) == len(set(names))


# SKOS


def test_skos_concepts_are_no_schemes(files: dict[str, bytes]) -> None:
    """Integrity condition S9; and S37: collections are neither."""
    graph = read_data.graph(files)
    kinds = [set(graph.subjects(RDF.type, kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection)]
    assert all(kinds) and sum(map(len, kinds)) == len(set().union(*kinds))


def test_skos_labels_of_a_concept_never_meet(files: dict[str, bytes]) -> None:
    """Integrity condition S13."""
    graph = read_data.graph(files)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        labels = [set(graph.objects(concept, role)) for role in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert sum(map(len, labels)) == len(set().union(*labels))


def test_skos_has_one_preferred_label_a_language(files: dict[str, bytes]) -> None:
    """Integrity condition S14."""
    graph = read_data.graph(files)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert sorted(label.language for label in graph.objects(concept, SKOS.prefLabel)) == ["en", "zh"]


def test_skos_relations_go_both_ways_between_concepts(files: dict[str, bytes]) -> None:
    graph = read_data.graph(files)
    pairs = set(graph.subject_objects(SKOS.related))
    assert pairs and all((other, one) in pairs for one, other in pairs)
    assert {one for one, _ in pairs} <= set(graph.subjects(RDF.type, SKOS.Concept))


def test_skos_notation_is_the_note_number(files: dict[str, bytes], real: Glossary) -> None:
    graph, newest = read_data.graph(files), real.site.newest_report
    found = {str(concept).rpartition("/")[2]: str(number) for concept, number in graph.subject_objects(SKOS.notation)
             if (concept, RDF.type, SKOS.Concept) in graph}
    assert found == {slug: str(term.notes[newest]) for slug, term in real.terms.items() if newest in term.notes}


# Cards


def imported(collection: Collection, package: Path) -> int:
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
    return collection.note_count()


def test_a_second_import_doubles_no_card(folder: Path, real: Glossary, tmp_path: Path) -> None:
    collection = Collection(str(tmp_path / "collection.anki2"))
    counts = [imported(collection, folder / "cards.apkg") for _ in range(2)]
    cards = collection.card_count()
    collection.close()
    assert counts == [len(real.terms)] * 2 and cards == 2 * len(real.terms)


def test_a_later_release_updates_a_card_in_place(real: Glossary, folder: Path, tmp_path: Path) -> None:
    slug, term = next(iter(real.terms.items()))
    changed = replace(term, short=Words(zh="改过", en="changed"), revised="2099-01-01")
    later = read_data.files_of(replace(real, terms={**real.terms, slug: changed}))
    (tmp_path / "later.apkg").write_bytes(later["cards.apkg"])
    collection = Collection(str(tmp_path / "collection.anki2"))
    imported(collection, folder / "cards.apkg")
    assert imported(collection, tmp_path / "later.apkg") == len(real.terms)
    found = [collection.get_note(note) for note in collection.find_notes(f'slug:"{slug}"')]
    collection.close()
    assert [note["short_en"] for note in found] == ["changed"]


def test_cards_go_both_ways_and_say_how_sure_we_are(files: dict[str, bytes], real: Glossary) -> None:
    newest = real.site.newest_report
    for _, fields in read_data.notes(files["cards.apkg"]):
        term = real.terms[fields[0]]
        assert term.confidence in fields[7].lower()
        assert bool(fields[6]) is (newest in term.notes)
        assert bool(fields[8]) or not term.sources


def test_card_text_says_what_anki_needs_to_know(files: dict[str, bytes]) -> None:
    lines = files["cards.txt"].decode().splitlines()
    heads = [line for line in lines if line.startswith("#")]
    assert heads[:2] == ["#separator:tab", "#html:true"]
    assert [head.split(":")[0] for head in heads[2:]] == ["#notetype", "#deck", "#columns", "#tags column"]
    columns = heads[4].removeprefix("#columns:").split("\t")
    assert heads[5] == f"#tags column:{len(columns)}"
    assert all(line.count("\t") == len(columns) - 1 for line in lines[6:])


# JSON-LD


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_data_set_names_its_downloads_in_full(lang: str, real: Glossary, files: dict[str, bytes]) -> None:
    derived = derive(real)
    data = dataset(Exports(derived, ROOT), lang)
    (found,) = jsonld.expand({**data, "@context": {"@vocab": "https://schema.org/"}})
    assert found["@type"] == ["https://schema.org/Dataset"]
    assert 50 <= len(data["description"]) <= 5000 and data["name"] and data["license"]
    urls = [item["https://schema.org/contentUrl"][0]["@value"] for item in found["https://schema.org/distribution"]]
    shown = {name for name in files if not name.startswith("terms/")} - {"addresses.json"}
    assert set(urls) == {addresses.absolute(real.site.base_url, f"data/{name}") for name in shown}
    for item in data["distribution"]:
        assert item["contentSize"] == f"{len(files[item['name']])} B"


def test_no_text_ends_the_script_element(real: Glossary) -> None:
    assert not set("<>&") & set(Exports(derive(real), ROOT).json_ld("en"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_term_page_says_which_set_its_term_belongs_to(lang: str, tiny: Glossary) -> None:
    kit = site.kit_for(derive(tiny), ROOT)
    whole = terms.set_of_terms(kit, lang)
    for term in tiny.terms.values():
        data = terms.defined_term(kit, term, lang)
        (found,) = jsonld.expand({**data, "@context": {"@vocab": "https://schema.org/"}})
        assert found["@type"] == ["https://schema.org/DefinedTerm"]
        assert found["@id"] == kit.absolute(addresses.term(lang, term.slug))
        assert found["https://schema.org/inDefinedTermSet"][0]["@id"] == whole["@id"]
    assert len(whole["hasDefinedTerm"]) == len(tiny.terms)
