"""Each folder of cases/mistakes is one mistake that an editor can make, beside the words that answer it.

A case holds the files that are laid over a copy of tests/tiny, `removed.txt` with the files that are taken away, and
`faults.txt` with every line that `make check` then prints.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check import main

CASES = sorted((Path(__file__).parent / "cases" / "mistakes").iterdir())
NOTES = ("faults.txt", "removed.txt")


def lay(case: Path, over: Path) -> None:
    """Lay the files of a case over a copy of the small glossary."""
    shutil.copytree(case, over, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOTES))
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else ():
        (over / name).unlink()


def test_there_are_cases() -> None:
    assert len(CASES) >= 100, "the test below would prove little"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_editor_is_told_where_and_how_to_mend(
    case: Path, tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(tiny_folder, tmp_path / "glossary")
    lay(case, tmp_path / "glossary")
    monkeypatch.chdir(tmp_path)
    assert main([]) == 1
    count, *faults = capsys.readouterr().err.strip().splitlines()
    assert faults == (case / "faults.txt").read_text(encoding="utf-8").strip().splitlines()
    assert count == f"{len(faults)} fault{'' if len(faults) == 1 else 's'}:"
