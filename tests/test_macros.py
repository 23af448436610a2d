"""Each macro of `macros/` against its golden HTML, and what a wrong call in a page of `docs/` says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import golden
import jinja2
import pytest

from explainer.pages.words import PageError, docs_page

MACROS = golden.ROOT / "macros"
HEADER = re.compile(r"\A\{#-(.*?)-?#\}", re.S)
SIGNATURE = re.compile(r"\{% macro (\w+)\((.*?)\) -?%\}", re.S)


@pytest.fixture(scope="module")
def kit() -> Any:
    return golden.kit()


def name_of(case: Path) -> str:
    return case.relative_to(golden.CASES).as_posix()


@pytest.mark.parametrize("case", golden.cases(), ids=name_of)
def test_the_macro_gives_its_golden_html(kit: Any, case: Path) -> None:
    """After a change on purpose: tests/golden.py rewrites them; read the difference."""
    assert golden.rendered(kit, case) == (case / "expected.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [case for case in golden.cases() if case.name == "hostile"], ids=name_of)
def test_text_that_looks_like_markup_stays_text(kit: Any, case: Path) -> None:
    """Where the sample of hostile signs goes in, exactly its characters come out as text, and no element of it."""
    import html

    page = golden.rendered(kit, case)
    texts = [html.unescape(piece) for piece in golden.TAG.split(page)[::2]]
    assert any(golden.HOSTILE in text for text in texts)
    assert not re.search(r"<(em|strong|script|code>bold|li>star)|<b>bold|href=\"y\"|class=\"c\"", page)


def test_there_is_a_case_for_most_macros() -> None:
    """Those without one need the whole of a real report; the pages that call them are tested as pages."""
    covered = {case.parent.name for case in golden.cases()}
    assert len(golden.cases()) >= 40 and len(covered) >= 28
    assert covered <= {path.name.removesuffix(".md.jinja") for path in MACROS.glob("*.md.jinja")}


@pytest.mark.parametrize("path", sorted(MACROS.glob("*.md.jinja")), ids=lambda path: path.name)
def test_every_macro_file_begins_with_what_it_is_and_its_arguments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header, signature = HEADER.match(text), SIGNATURE.search(text)
    assert header and signature, "one macro a file, under a comment"
    assert signature[1] == path.name.removesuffix(".md.jinja")
    names = [part.split("=")[0].strip() for part in signature[2].split(",") if part.strip()]
    told = re.findall(r"^\s{4}(\w+)\s{2,}\S", header[1], re.M)
    assert len(header[1].split("\n")[0]) > 10
    assert [name for name in names if name not in told] == []


@pytest.mark.parametrize("path", sorted((MACROS / "pages").glob("*.md.jinja")), ids=lambda path: path.name)
def test_every_template_of_a_page_begins_with_what_it_is(path: Path) -> None:
    assert HEADER.match(path.read_text(encoding="utf-8"))


WRONG = {
    "a-macro-that-is-not": ('{{ bagde("unknown", lang) }}', "bagde"),
    "a-word-too-few": ('{{ figures_home(["grp"]) }}', "lang"),
    "an-argument-that-is-not": ('{{ doors(lang, colour="red") }}', "colour"),
    "no-such-term": ('{{ past_labels(["no-such-term"], lang) }}', "no-such-term"),
    "no-such-level": ('{{ badge("certain", lang) }}', "confidence_certain"),
    "no-such-word": ('{{ callout("no_such_key", lang) }}', "no_such_key"),
    "an-open-brace": ("{{ doors(lang) }\n", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_stops_with_page_and_line(kit: Any, tmp_path: Path, name: str) -> None:
    call, named = WRONG[name]
    page = tmp_path / "zh" / "wrong.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: x\n---\n\n# {{{{ t('terms_title', lang) }}}}\n\n{call}\n", encoding="utf-8")
    with pytest.raises(PageError) as stopped:
        docs_page(kit, page, tmp_path, "zh")
    said = str(stopped.value)
    assert said.startswith(f"{page}:7: "), said
    assert named in said and "\n" not in said and "Traceback" not in said


def test_a_right_call_renders(kit: Any, tmp_path: Path) -> None:
    page = tmp_path / "en" / "right.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Right\n---\n\n{{ doors(lang) }}\n", encoding="utf-8")
    made = docs_page(kit, page, tmp_path, "en")
    assert made.address == "en/right/" and "doors" in made.body


def test_the_environment_is_strict(kit: Any) -> None:
    with pytest.raises(jinja2.UndefinedError):
        kit.env.from_string("{{ nothing_of_this_name }}").render()
    with pytest.raises(jinja2.UndefinedError):
        kit.env.from_string("{{ kit.term('yi-hu-yi-ce').no_such_field }}").render(kit=kit)
