"""The three worked examples of the data page run against the files, and their answers are right."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
import read_data

from explainer.content.model import Glossary
from explainer.data import csv_files
from explainer.derive.derived import derive

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "assets" / "examples"
CONDITION = re.compile(r"'([^']+)'!([A-Z]):[A-Z],\"([^\"]*)\"")


@pytest.fixture(scope="module")
def files(real: Glossary) -> dict[str, bytes]:
    return read_data.files_of(real)


def counted(formula: str, book: openpyxl.Workbook) -> int:
    """What a spreadsheet answers to `=COUNTIFS(sheet!F:F,"x",…)`."""
    assert formula.startswith("=COUNTIFS(")
    conditions = CONDITION.findall(formula)
    assert len(conditions) == 2
    columns = [[cell.value == wanted for cell in book[sheet][letter]] for sheet, letter, wanted in conditions]
    return sum(all(row) for row in zip(*columns, strict=True))


def test_the_spreadsheet_question(files: dict[str, bytes], real: Glossary) -> None:
    formula = (EXAMPLES / "workbook.txt").read_text(encoding="utf-8").strip()
    promises = derive(real).promises[real.site.newest_report]
    met = sum(made.strength == "fixed" and made.verdict == "met" for made in promises)
    assert met and counted(formula, read_data.workbook(files)) == met


def test_the_lines_of_pandas(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "commitments.csv").write_bytes(files["commitments.csv"])
    command = [sys.executable, EXAMPLES / "promises.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)
    rows = [row for row in csv_files.read(files["commitments.csv"]) if row["target"]]
    counts = Counter((row["strength"], row["verdict"]) for row in rows)
    heads, _, *lines = [re.split(r"\s{2,}", line.strip()) for line in run.stdout.splitlines()]
    found = {(line[0], head): int(count) for line in lines for head, count in zip(heads[1:], line[1:], strict=True)}
    assert {key: count for key, count in found.items() if count} == dict(counts)


def test_the_sparql_query(files: dict[str, bytes], real: Glossary) -> None:
    query = (EXAMPLES / "unknown.rq").read_text(encoding="utf-8")
    newest = real.site.newest_report
    numbered = derive(real).notes(newest).items()
    expected = [(str(note), term.zh, term.en) for note, term in numbered if term.confidence == "unknown"]
    assert expected and [tuple(map(str, row)) for row in read_data.graph(files).query(query)] == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_stands_on_the_page(lang: str) -> None:
    page = (ROOT / "docs" / lang / "data.md").read_text(encoding="utf-8")
    assert all(f'data_example("{path.name}", lang' in page for path in sorted(EXAMPLES.iterdir()))
