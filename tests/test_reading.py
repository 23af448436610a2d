"""What a reader meets on the pages of the report and of the glossary, read from the built HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from explainer.content.model import Glossary, Report
from explainer.derive.derived import Derived, derive

LANGS = ("zh", "en")


@pytest.fixture(scope="module")
def derived(real: Glossary) -> Derived:
    return derive(real)


def page(site: Path, address: str) -> HtmlElement:
    return lxml.html.parse(str(site / address / "index.html")).getroot()


def part(element: HtmlElement, lang: str) -> HtmlElement:
    """The one part of a paragraph's element in a language."""
    parts = element.xpath(f'.//*[@lang="{lang}"]')
    assert len(parts) == 1, [item.text_content()[:30] for item in parts]
    return parts[0]


def shown(site: Path, derived: Derived, report: Report) -> Iterator[tuple[str, str, HtmlElement]]:
    """Each paragraph's element on its section's page, in both languages."""
    for lang in LANGS:
        for node in derived.pages_of(report):
            tree = page(site, f"{lang}/{report.year}/{node.id}")
            for identifier in node.paragraphs:
                yield lang, identifier, tree.get_element_by_id(identifier)


def test_every_paragraph_shows_the_chinese_text_exactly(built: Path, derived: Derived, real: Glossary) -> None:
    count = 0
    for _, identifier, element in shown(built, derived, real.report):
        assert part(element, "zh").text_content() == real.report.paragraphs[identifier].zh
        count += 1
    assert count == 2 * len(real.report.paragraphs) == 170


def test_every_paragraph_has_a_page_with_both_texts(built: Path, real: Glossary) -> None:
    for lang in LANGS:
        for identifier, paragraph in real.report.paragraphs.items():
            element = page(built, f"{lang}/{real.report.year}/{identifier}").get_element_by_id(identifier)
            assert part(element, "zh").text_content() == paragraph.zh
            assert part(element, "en").text_content()


def test_the_page_language_comes_first(built: Path, derived: Derived, real: Glossary) -> None:
    for lang, _, element in shown(built, derived, real.report):
        assert element.xpath('.//*[@lang="zh" or @lang="en"]')[0].get("lang") == lang


def test_terms_are_linked_in_both_texts_of_a_paragraph(built: Path, derived: Derived, real: Glossary) -> None:
    excused = {(excuse.paragraph, excuse.text) for excuse in real.report.excused.links}
    linked = 0
    for _, identifier, element in shown(built, derived, real.report):
        links = {
            code: {link.get("data-term") for link in part(element, code).xpath('.//a[@class="term"]')} for code in LANGS
        }
        assert {item for item in links["zh"] ^ links["en"] if (identifier, item) not in excused} == set()
        linked += len(links["zh"])
    assert linked > 300


def test_every_linked_term_has_its_short_definition_on_the_page(built: Path, derived: Derived, real: Glossary) -> None:
    for lang in LANGS:
        for node in derived.pages_of(real.report):
            tree = page(built, f"{lang}/{real.report.year}/{node.id}")
            for slug in {link.get("data-term") for link in tree.xpath('//*[@class="pair"]//a[@class="term"]')}:
                note = tree.get_element_by_id(f"note-{slug}").text_content()
                assert real.terms[slug].short[lang] in note


def test_a_paragraph_links_to_its_twin_without_script(built: Path, derived: Derived, real: Glossary) -> None:
    for lang, identifier, element in shown(built, derived, real.report):
        other = "en" if lang == "zh" else "zh"
        links = element.xpath(f'.//a[@hreflang="{other}"]/@href')
        assert any(link.endswith(f"{other}/{real.report.year}/{identifier}/") for link in links), (identifier, links)


def test_each_numbered_term_says_that_its_note_was_not_published(built: Path, real: Glossary) -> None:
    numbered = [term for term in real.terms.values() if real.report.year in term.notes]
    assert len(numbered) == 51
    for term in numbered:
        zh = page(built, f"zh/terms/{term.slug}").text_content()
        en = page(built, f"en/terms/{term.slug}").text_content().lower()
        assert "注" in zh and ("未" in zh or "没有" in zh)
        assert "note" in en and "not" in en


def test_each_numbered_term_has_a_short_bilingual_page(built: Path, real: Glossary) -> None:
    for term in real.terms.values():
        for year, number in term.notes.items():
            file = built / f"t/{year}-{number}/index.html"
            text = page(built, f"t/{year}-{number}").text_content()
            assert term.zh in text and term.en[1:] in text and term.short.zh in text and term.short.en in text
            assert file.stat().st_size < 30_000


def test_every_term_page_shows_how_sure_we_are(built: Path, real: Glossary) -> None:
    for lang in LANGS:
        for term in real.terms.values():
            assert page(built, f"{lang}/terms/{term.slug}").xpath(f'//*[contains(@class,"badge-{term.confidence}")]')


def test_no_page_of_the_english_site_falls_back_to_chinese_in_silence(built: Path, real: Glossary) -> None:
    """Chinese on an English page is always marked as Chinese."""
    unmarked = []
    for file in sorted((built / "en").rglob("index.html")):
        tree = lxml.html.parse(str(file)).getroot()
        for element in tree.xpath('//*[@lang="zh" or @lang="zh-Latn"]'):
            element.drop_tree()
        for element in tree.xpath("//script|//details[@class='cite']"):
            element.drop_tree()
        text = tree.find(".//article").text_content() if tree.find(".//article") is not None else ""
        if any("\u4e00" <= sign <= "\u9fff" for sign in text):
            unmarked.append((file.relative_to(built).as_posix(), [s for s in text if "\u4e00" <= s <= "\u9fff"][:8]))
    assert not unmarked, unmarked[:5]
