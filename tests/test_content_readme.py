"""glossary/README.md is what editors copy from: its examples are read, and it names every key that is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.content import (
    checks,
    commitments,
    corrections,
    entities,
    figures,
    indicators,
    names,
    reports,
    site,
    sources,
    terms,
    units,
)
from explainer.content.faults import Faults
from explainer.content.load import read
from explainer.importing.new_term import written
from explainer.importing.terms import no_pinyin
from explainer.publish import redirects

README = Path(__file__).parent.parent / "glossary" / "README.md"
EXAMPLE = re.compile(r"^```yaml file=(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
KEYS = {
    "term": terms.KEYS, "paragraph": reports.PARAGRAPH_KEYS, "node": reports.NODE_KEYS, "report": reports.REPORT_KEYS,
    "figure": figures.KEYS, "commitment": commitments.KEYS, "outcome": commitments.OUTCOME_KEYS,
    "indicator": indicators.KEYS, "value": indicators.VALUE_KEYS, "entity": entities.KEYS, "check": checks.KEYS,
    "source": sources.KEYS, "unit": units.KEYS, "site": site.KEYS, "correction": corrections.KEYS,
    "names": names.KEYS,
}


def examples() -> dict[str, str]:
    return dict(EXAMPLE.findall(README.read_text(encoding="utf-8")))


def test_there_is_an_example_of_each_kind() -> None:
    assert len(examples()) >= 12


def test_examples_are_read_without_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in examples().items():
        path = tmp_path / "glossary" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "glossary" / "reports" / "2024" / "source.txt").write_text("一\n", encoding="utf-8")
    faults = Faults()
    assert read(Path("glossary"), faults) is not None
    assert str(faults) == ""
    moved, wrong = redirects.load(Path("glossary"))
    assert moved and not wrong


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_is_explained(kind: str) -> None:
    text = README.read_text(encoding="utf-8")
    missing = [key for key in KEYS[kind] if not re.search(rf"\b{key}\b", text)]
    assert missing == []


def test_new_term_is_shown_as_it_is_made_and_as_it_may_become(tmp_path: Path) -> None:
    steps = (README.parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    before, after = re.findall(r"```yaml (?:new-)?term\n(.*?)```", steps, re.DOTALL)
    glossary = read(README.parent, Faults())
    assert glossary is not None
    assert before == written(glossary, "数字经济", "digital economy", "2026-12-02", no_pinyin)
    (tmp_path / "shu-zi-jing-ji.yaml").write_text(after, encoding="utf-8")
    faults = Faults()
    assert terms.load_terms(tmp_path, faults)
    assert str(faults) == ""
