"""Each folder of cases/import is one shape of report: the text as received, and every file that comes of it.

`expected/` holds the files but for `source.txt`, and `remarks.txt` what was not understood. After a change that is
meant, `IMPORT_CASES=write pytest tests/test_import.py` writes them anew; read the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from explainer.importing.received import RefusedError
from explainer.importing.write import Imported, imported, loaded, reproduce, save
from import_report import main

CASES = sorted(path for path in (Path(__file__).parent / "cases" / "import").iterdir() if path.is_dir())
REPORT = "各位代表：\n\n一、2030年工作回顾\n\n修路10公里。\n"
FRAMES = ("front-matter", "notes-heading", "note")


def files_of(result: Imported) -> dict[str, str]:
    """The files by name, and the remarks, without the text itself."""
    remarks = "".join(f"{remark.line}: {remark.wrong}. {remark.mend}\n" for remark in result.remarks)
    files = {name: data.decode() for name, data in result.files.items() if name != "source.txt"}
    return files | {"remarks.txt": remarks}


def stored(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode()
            for path in folder.rglob("*") if path.is_file()}


def test_there_are_cases() -> None:
    assert len(CASES) >= 15, "the test below would prove little"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report_becomes_these_files(case: Path) -> None:
    found = files_of(imported((case / "report.txt").read_bytes()))
    if os.environ.get("IMPORT_CASES") == "write":
        for name, text in found.items():
            (case / "expected" / name).parent.mkdir(parents=True, exist_ok=True)
            (case / "expected" / name).write_text(text, encoding="utf-8", newline="\n")
    assert found == stored(case / "expected")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_text_comes_back_byte_for_byte(case: Path, tmp_path: Path) -> None:
    data = (case / "report.txt").read_bytes()
    save(imported(data).files, tmp_path / "2031")
    assert reproduce(tmp_path / "2031") == data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_line_is_a_paragraph_or_a_note_or_left_over(case: Path, tmp_path: Path) -> None:
    result = imported((case / "report.txt").read_bytes())
    save(result.files, tmp_path / "2031")
    received = result.files["source.txt"].decode()
    lines = [line for line in re.split(r"\r\n|[\n\r]", received) if line.strip()]
    assert sorted(_lines(tmp_path / "2031")) == sorted(lines)


def _lines(folder: Path) -> Iterator[str]:
    for path in (folder / "text").glob("*.yaml"):
        yield from (item["zh"] for item in loaded(path)["paragraphs"])
    yield from (item["text"] for item in loaded(folder / "received.yaml")["lines"])
    yield from (item["text"] for item in loaded(folder / "leftover.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outline_holds_every_paragraph_once(case: Path) -> None:
    files = imported((case / "report.txt").read_bytes()).files
    placed = [name for node in yaml.safe_load(files["outline.yaml"]) if node["kind"] != "lead"
              for name in node["paragraphs"]]
    names = [item["id"] for name, data in sorted(files.items()) if name.startswith("text/")
             for item in yaml.safe_load(data)["paragraphs"]]
    assert sorted(placed) == sorted(names) == sorted(f"p{number}" for number in range(1, len(names) + 1))


REFUSED = {
    "empty": (b"", "the file is empty"),
    "blanks": ("\n　\n  \n".encode(), "nothing but blanks"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0", "no"),
    "nul": (REPORT.encode() + b"\0", "not plain text"),
    "english": (b"Dear deputies, this is a report on the work of the government.\n", "holds no Chinese"),
    "recipe": ("红烧肉\n\n一、材料\n\n五花肉500克。\n\n二、做法\n\n小火慢炖。\n".encode(), "no work report"),
    "plan": ("柳河市五年规划\n\n经市人民代表大会批准。\n\n第一篇 总体要求\n\n增长6%。\n".encode(), "no work report"),
    "statistics": ("柳河市2030年统计公报\n\n一、综合\n\n生产总值190亿元，增长6.1%。\n".encode(), "no work report"),
    "readme": ("# 政府工作报告和五年规划\n\n政府工作报告来自各级政府官网。\n".encode(), "no work report"),
    "latin-1": ("Année".encode("latin-1"), "no"),
    "huge": (REPORT.encode() * 30000, "larger than 1 MB"),
    "only-a-table": ("| 政府工作报告 | 工作回顾 |\n".encode(), "no paragraph"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_no_report_is_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, reason = REFUSED[name]
    (tmp_path / "report.txt").write_bytes(data)
    assert main([str(tmp_path / "report.txt"), "--into", str(tmp_path / "out")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert reason in err
    assert not (tmp_path / "out").exists()


def test_missing_file_and_folder_as_file_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (tmp_path / "nothing.txt", tmp_path):
        assert main([str(file), "--into", str(tmp_path / "out")]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("kind", ["file", "empty folder", "earlier import", "dead link"])
def test_folder_that_exists_is_never_touched(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, folder = tmp_path / "report.txt", tmp_path / "2031"
    report.write_text(REPORT, encoding="utf-8")
    if kind == "file":
        folder.write_text("mine", encoding="utf-8")
    elif kind == "dead link":
        folder.symlink_to(tmp_path / "nowhere")
    else:
        folder.mkdir()
    if kind == "earlier import":
        (folder / "outline.yaml").write_text("edited by hand", encoding="utf-8")
    before = stored(tmp_path)
    assert main([str(report), "--into", str(folder)]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "exists" in err
    assert stored(tmp_path) == before


def test_unwritable_place_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert main([str(report), "--into", str(report / "under" / "2031")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_what_was_not_understood_is_said_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT + "\n| 指标 | 数值 |\n", encoding="utf-8")
    assert main([str(report), "--into", str(tmp_path / "2031")]) == 0
    out, err = capsys.readouterr()
    assert "3 paragraphs, 0 notes, 1 lines left over" in out
    assert err.splitlines()[0] == "Imported; 1 thing was not understood:"
    assert "report.txt:7: a row of a table. It is kept in leftover.yaml." in err


def test_empty_report_raises_a_refusal() -> None:
    with pytest.raises(RefusedError):
        imported(b"")
