"""The readers and the rules on whole glossaries: the small one, the real one, and odd files that cases cannot hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.content.coverage import coverage
from explainer.content.load import load
from explainer.content.model import Glossary
from explainer.content.rules_paragraphs import received

ROOT = Path(__file__).parent.parent
CHECK = ROOT / "scripts" / "check.py"
TERM = "terms/yi-hu-yi-ce.yaml"


@pytest.fixture
def copy(tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small glossary that a test may spoil."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(tiny_folder, tmp_path / "glossary")
    return Path("glossary")


def faults_of(folder: Path) -> list[str]:
    return [str(fault) for fault in load(folder)[1]]


def test_small_glossary_has_no_fault(tiny_folder: Path) -> None:
    assert faults_of(tiny_folder) == []


def test_small_glossary_holds_one_of_each_kind(tiny: Glossary) -> None:
    kinds = (tiny.sources, tiny.units, tiny.checks, tiny.corrections, tiny.jargon, tiny.terms, tiny.indicators,
             tiny.entities, tiny.report.figures, tiny.report.commitments, tiny.report.outline)
    assert all(kinds)


def test_real_glossary_has_no_fault() -> None:
    assert faults_of(ROOT / "glossary") == []


def test_real_paragraphs_are_the_source_byte_for_byte(real: Glossary) -> None:
    for report in [real.report]:  # an imported report proves the way back to its bytes in test_import
        source = (real.folder / "reports" / str(report.year) / "source.txt").read_bytes().decode("utf-8")
        lines = [line for line in source.split("\n") if line.strip()]
        assert [paragraph.zh for paragraph in report.paragraphs.values()] == lines


def test_real_glossary_covers_all(real: Glossary) -> None:
    rows = dict(coverage(real))
    assert rows["2024 paragraphs translated"] == rows["2024 paragraphs with gist"] == "85/85"
    assert rows["2024 numbered terms"] == "51"
    placed, total = rows["2024 numbers traced"].split("/")
    assert placed == total
    numbered = sum(bool(term.notes) for term in real.terms.values())
    assert len(real.terms) - numbered >= 120


def test_entries_know_where_they_stand(tiny: Glossary) -> None:
    term = tiny.terms["yi-hu-yi-ce"]
    lines = (tiny.folder / TERM).read_text(encoding="utf-8").splitlines()
    assert lines[term.at.of("full.en") - 1].strip() == "en: |-"
    assert lines[term.at.of("candidates.0.why") - 1].strip() == "why:"
    assert term.at.of("no.such.key") == term.at.line == 1


def test_two_loads_are_equal(copy: Path) -> None:
    (copy / TERM).write_text("zh: 1\nen: [", encoding="utf-8")
    (copy / "sources.yaml").write_text("- id: a\n- id: a\n", encoding="utf-8")
    first, second = load(copy), load(copy)
    assert first[0] == second[0]
    assert str(first[1]) == str(second[1]) != ""


def test_values_stay_as_typed(copy: Path) -> None:
    path = copy / TERM
    text = path.read_text(encoding="utf-8").replace("en: one household, one plan", "en: no").replace(
        "zh: 一户一策", "zh: 8.10")
    path.write_text(text, encoding="utf-8")
    glossary, _ = load(copy)
    assert glossary is not None
    assert (glossary.terms["yi-hu-yi-ce"].en, glossary.terms["yi-hu-yi-ce"].zh) == ("no", "8.10")


@pytest.mark.parametrize("convert", [
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"\n", b"\r\n"),
], ids=["byte order mark", "carriage returns"])
def test_files_of_other_systems_are_read(copy: Path, convert: Callable[[bytes], bytes]) -> None:
    for path in (*copy.rglob("*.yaml"), copy / "reports" / "2024" / "source.txt"):
        path.write_bytes(convert(path.read_bytes()))
    assert faults_of(copy) == []


EMPTY = ":1: the file is empty. Write its keys, as listed in glossary/README.md, or remove it."
ODD_FILES = {
    "nul byte": (b"zh: a\x00b\n", ":1: the character U+0000 is not allowed. Delete it."),
    "not utf-8": ("zh: x\nen: 中文".encode("gb18030"), ":2: byte 0xd6 is not UTF-8. Save the file as UTF-8."),
    "utf-16": ("zh: x".encode("utf-16"), ":1: byte 0xff is not UTF-8. Save the file as UTF-8."),
    "nothing": (b"", EMPTY),
    "only a note": (b"# later\n", EMPTY),
    "3,000 brackets": (b"zh: " + b"[" * 3000, ":1: nested more than 20 deep. Put a text with brackets in quotes."),
    "50 MB": (b"#" * (50 << 20), ":1: the file is larger than 1 MB. Cut it into several files."),
    "too many digits": (b"notes: {2024: " + b"9" * 5000 + b"}\n",
                        ":1: `999999999999999999999999999999999999999999999999999999999999…` is not a whole number. "
                        "Write digits only: `2024`."),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_odd_file_is_a_fault(copy: Path, name: str) -> None:
    data, expected = ODD_FILES[name]
    (copy / TERM).write_bytes(data)
    assert f"glossary/{TERM}{expected}" in faults_of(copy)


def test_aliases_cannot_explode(copy: Path) -> None:
    layers = "".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    (copy / TERM).write_text(f"k0: &a0 [x]\n{layers}", encoding="utf-8")
    assert f"glossary/{TERM}:1: `a0` is an anchor or alias of YAML. Write the text out; a text that begins with `*` " \
           "or `&` stands in quotes." in faults_of(copy)


def test_links_in_a_ring_are_a_fault(copy: Path) -> None:
    (copy / TERM).unlink()
    (copy / TERM).symlink_to("yi-hu-yi-ce.yaml")
    assert any(fault.startswith(f"glossary/{TERM}:1: the file cannot be read") for fault in faults_of(copy))


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path)], ids=["folder", "pipe"])
def test_what_is_no_file_is_a_fault(copy: Path, make: Callable[[Path], None]) -> None:
    (copy / TERM).unlink()
    make(copy / TERM)
    assert f"glossary/{TERM}:1: not a plain file. Put a text file of this name here, or remove it." in faults_of(copy)


@pytest.mark.parametrize("name", ["site.yaml", "reports", "terms", "sources.yaml"])
def test_missing_part_is_no_traceback(copy: Path, name: str) -> None:
    path = copy / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    glossary, faults = load(copy)
    assert (glossary is None) == (name == "site.yaml")
    assert faults


def test_missing_folder_is_a_fault(tmp_path: Path) -> None:
    glossary, faults = load(tmp_path / "nowhere")
    assert glossary is None
    assert faults


def test_draft_report_may_lack_everything(copy: Path) -> None:
    """A report that was only imported: its paragraphs are drafts, nothing is explained yet."""
    folder = copy / "reports" / "2025"
    (folder / "text").mkdir(parents=True)
    (folder / "report.yaml").write_text(
        "year: 2025\ntitle: {zh: 报告, en: Report}\ntranslation: partial\nrevised: 2025-01\n", encoding="utf-8")
    (folder / "source.txt").write_text("新建“两园”（1）3个。\n", encoding="utf-8")
    (folder / "text" / "0.yaml").write_text(
        "paragraphs:\n  - id: p1\n    draft: true\n    zh: 新建“两园”（1）3个。\n", encoding="utf-8")
    (folder / "outline.yaml").write_text(
        "- id: opening\n  kind: front\n  draft: true\n  title: {zh: 开头, en: Opening}\n  paragraphs: [p1]\n",
        encoding="utf-8")
    assert faults_of(copy) == []


def test_received_text_is_counted_by_its_own_lines() -> None:
    assert received("一\r\n\r\n  \r\n二\r\n") == ((1, "一"), (4, "二"))


def test_check_prints_coverage_and_ends_with_0() -> None:
    run = subprocess.run([sys.executable, CHECK, "--folder", ROOT / "tests" / "tiny"], capture_output=True, text=True,
                         encoding="utf-8", env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "2024 paragraphs translated     8/8\n" in run.stdout


def test_check_ends_with_1_without_a_traceback(copy: Path) -> None:
    (copy / TERM).write_text("zh: [", encoding="utf-8")
    run = subprocess.run([sys.executable, CHECK], capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("1 fault:\nglossary/terms/yi-hu-yi-ce.yaml:")
    assert "Traceback" not in run.stderr
