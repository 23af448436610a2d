"""What an editor gets from `new_term` and `new_report`: files that load as drafts, and nothing overwritten."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import new_report
import new_term
from explainer.content.load import load
from explainer.content.model import Glossary
from explainer.importing.terms import slug_of, speller

REPORT = """---
title: 青石镇政府工作报告（2025年1月9日）
source: https://example.org/2025.html
---

各位代表：

一、2024年工作回顾

推行“三统一分”，新建高标准农田2万亩，探索“庭院经济”。

| 指标 | 数值 |

二、2025年工作安排

（一）抓农业。地区生产总值增长6％。

名词解释

1．“三统一分”：统一供种、统一机耕、统一防虫，分户管理。

2．高标准农田：能灌能排的田。

3．“庭院经济”：用房前屋后的地增加收入。
"""


@pytest.fixture
def folder(tiny_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(tiny_folder, tmp_path / "glossary")
    return tmp_path / "glossary"


@pytest.fixture(params=["with pinyin", "without pinyin"])
def pinyin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param == "with pinyin":
        pytest.importorskip("pypinyin")
        return True
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    return False


def report_file(folder: Path) -> Path:
    file = folder.parent / "report.md"
    file.write_text(REPORT, encoding="utf-8")
    return file


def loaded(folder: Path) -> tuple[Glossary, list[str]]:
    glossary, faults = load(folder)
    assert glossary is not None
    return glossary, [f"{fault.wrong}. {fault.mend}" for fault in faults]


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def add_report(folder: Path, *more: str) -> int:
    return new_report.main(["2025", str(report_file(folder)), "--folder", str(folder), *more])


def test_new_report_loads_without_a_fault(folder: Path, pinyin: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert add_report(folder) == 0
    glossary, faults = loaded(folder)
    assert faults == []
    report = glossary.reports[2025]
    assert (report.year, report.partial, report.delivered) == (2025, True, "2025-01-09")
    assert len(report.paragraphs) == 5
    assert all(paragraph.draft for paragraph in report.paragraphs.values())
    assert glossary.sources["gwr-2025"].url == "https://example.org/2025.html"
    notes = {term.notes[2025]: term for term in glossary.terms.values() if 2025 in term.notes}
    assert {number: term.zh for number, term in notes.items()} == {1: "三统一分", 3: "庭院经济"}
    assert all(term.draft and term.sources == ("gwr-2025",) for term in notes.values())
    assert all(bool(term.pinyin) is pinyin for term in notes.values())


def test_editor_is_told_what_to_do_next(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add_report(folder) == 0
    out, err = capsys.readouterr()
    steps = [line for line in out.splitlines() if line[:1].isdigit()]
    assert [step.split(".", 1)[0] for step in steps] == [str(number) for number in range(1, len(steps) + 1)]
    for words in ("reports/2025/report.yaml", "sources.yaml", "leftover.yaml: 1 lines", "reports/2025/outline.yaml",
                  "reports/2025/text/", "drafts/figures/", "finish 2 drafts", "add `2025: 2` to its `notes`",
                  "newest_report: 2025", "make check"):
        assert words in out, words
    assert "a row of a table" in err


def test_terms_that_exist_are_not_touched(folder: Path) -> None:
    before = everything(folder / "terms")
    assert add_report(folder) == 0
    assert {path: data for path, data in everything(folder / "terms").items() if path in before} == before
    assert not (folder / "reports" / "2025" / "terms").exists()


def test_source_that_exists_is_used(folder: Path) -> None:
    before = (folder / "sources.yaml").read_bytes()
    name = next(iter(loaded(folder)[0].sources))
    assert add_report(folder, "--source", name) == 0
    assert (folder / "sources.yaml").read_bytes() == before
    assert loaded(folder)[1] == []


def test_report_that_exists_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add_report(folder) == 0
    before = everything(folder)
    capsys.readouterr()
    assert add_report(folder) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert everything(folder) == before


@pytest.mark.parametrize("year", ["25", "next", "2025/..", "２０２５", ""])
def test_year_is_four_digits(year: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new_report.main([year, str(report_file(folder)), "--folder", str(folder)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_refused_report_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, before = folder.parent / "recipe.txt", everything(folder)
    file.write_text("红烧肉\n", encoding="utf-8")
    assert new_report.main(["2025", str(file), "--folder", str(folder)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert everything(folder) == before


def test_new_term_loads_as_a_draft(folder: Path, pinyin: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert new_term.main(["yi-hu-yi-ce-bang-fu", "--zh", "家门口", "--en", "on the doorstep",
                          "--folder", str(folder), "--revised", "2025-02-03"]) == 0
    glossary, faults = loaded(folder)
    term = glossary.terms["yi-hu-yi-ce-bang-fu"]
    assert term.draft
    assert (term.zh, term.en, term.aliases.match, term.revised) == (
        "家门口", "on the doorstep", ("“家门口”",), "2025-02-03")
    assert bool(term.pinyin) is pinyin
    assert all("yi-hu-yi-ce-bang-fu" in fault or "家门口" in fault for fault in faults), faults


def test_new_term_that_no_report_names_is_background(folder: Path) -> None:
    assert new_term.main(["liang-hui", "--zh", "两会", "--en", "two sessions", "--folder", str(folder)]) == 0
    glossary, faults = loaded(folder)
    assert glossary.terms["liang-hui"].background
    assert len(faults) == 1
    assert "`liang-hui` is a draft" in faults[0]


def test_new_term_has_every_key(folder: Path) -> None:
    from explainer.content.terms import KEYS
    assert new_term.main(["liang-hui", "--zh", "两会", "--en", "two sessions", "--folder", str(folder)]) == 0
    text = (folder / "terms" / "liang-hui.yaml").read_text(encoding="utf-8")
    keys = {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}
    assert keys | {"usage"} == set(KEYS)


@pytest.mark.parametrize(("slug", "zh", "en"), [
    ("gao-biao-zhun-nong-tian", "别的名字", "another name"),
    ("xin-ci", "高标准农田", "another name"),
    ("xin-ci", "别的名字", "High-standard farmland"),
    ("Xin Ci", "别的名字", "another name"),
    ("../xin-ci", "别的名字", "another name"),
    ("xin-ci", " ", "another name"),
])
def test_new_term_is_refused_in_one_line(
    slug: str, zh: str, en: str, folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    before = everything(folder.parent)
    assert new_term.main([slug, "--zh", zh, "--en", en, "--folder", str(folder)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert everything(folder.parent) == before


def test_slugs_are_pinyin_without_tones() -> None:
    assert slug_of("sān lǜ liǎng liàng") == "san-lv-liang-liang"
    assert slug_of("1 4 1 gāo děng jiào yù guī huà") == "1-4-1-gao-deng-jiao"


def test_pinyin_has_a_syllable_for_each_sign() -> None:
    pytest.importorskip("pypinyin")
    assert speller()("5G基站") == "5G jī zhàn"
    assert speller()("三率两量").split()[0] == "sān"
