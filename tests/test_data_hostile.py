"""Whatever an editor types comes back equal from every export, and nothing of it runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
import read_data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.content.model import Glossary, Words
from explainer.data import csv_files
from explainer.language import marks

HOSTILE = (
    "a\tb", 'say "so"', "two\nlines", "<b>&amp;</b>", "a, b", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted'", "''",
    "🀄", "\u200fright", '=HYPERLINK("http://x")', "# comment", "; a | b", "_x0041_", "]]>", "\\n", '"""',
    "{{zh}}", "%s", " ", "a\x85b", "a\u2028b", "http://example.org", "1e5", "007", "TRUE", "＝1",
)
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Co"))
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(LETTERS, min_size=1, max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join),
)


def with_texts(glossary: Glossary, zh: str, en: str) -> Glossary:
    """The small glossary, one term of which says `zh` and `en` wherever it says anything."""
    slug, term = next(iter(glossary.terms.items()))
    words = Words(zh, en)
    hostile = replace(
        term, zh=zh, en=en, short=words, full=words, why=words, confidence_note=words, misread=words,
        aliases=replace(term.aliases, zh=(zh, zh + "2"), en=(en, en + "2")), renderings=(),
    )
    return replace(glossary, terms={**glossary.terms, slug: hostile})


def survives(glossary: Glossary, zh: str, en: str) -> None:
    files = read_data.files_of(with_texts(glossary, zh, en))
    slug = next(iter(glossary.terms))
    expected = read_data.Label(zh, en, marks.plain(zh), marks.plain(en))
    for name, reader in read_data.READERS.items():
        assert reader(files)[slug] == expected, name
    for row in csv.reader(io.StringIO(files["glossary.csv"].decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
    cells = [cell for page in read_data.workbook(files) for row in page.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_survives_every_export(text: str, tiny: Glossary) -> None:
    survives(tiny, text, text[::-1])


def test_a_workbook_knows_one_kind_of_line_end(tiny: Glossary) -> None:
    files = read_data.files_of(with_texts(tiny, "一\r\n二\r三", "a"))
    assert read_data.from_workbook(files)[next(iter(tiny.terms))].zh == "一\n二\n三"


def test_a_very_long_definition_survives_every_export(tiny: Glossary) -> None:
    survives(tiny, "长" * 10_000, 'long, "long" <&> ' * 600)


@given(TEXTS, TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_every_export(tiny: Glossary, zh: str, en: str) -> None:
    survives(tiny, zh, en)


@given(st.text())
def test_the_sign_against_formulas_can_be_taken_off_again(text: str) -> None:
    assert csv_files.unguarded(csv_files.guarded(text)) == text


def test_numbers_carry_no_sign_against_formulas() -> None:
    assert csv_files.guarded("-5.9") == "-5.9"
