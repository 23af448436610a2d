"""The search, as a reader meets it: the shipped script and index in a real browser, and the index by itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import search_page
from playwright.sync_api import Page, sync_playwright

import browser as finder
from explainer.content.model import Glossary
from explainer.derive.derived import Derived, derive
from explainer.search import rules
from explainer.search.index import Extra, search_data, search_files
from explainer.search.readings import pinyin_of, readings
from explainer.search.scripts import as_scripts

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "cases" / "search" / "queries.tsv"
LIBRARY = ROOT / "docs" / "assets" / "js" / "vendor" / "minisearch.min.js"
FOLDED = (
    "三率兩量", "“四上”企業", "「空冰洗」", "『四减』《规划》", "１２３４５热线", "信用分类＋双随机",
    "1＋10小流域", "sān lǜ liǎng liàng", "lü LÜ ǖ ǘ ǚ ǜ", "Gong’an Beef", "people's congress",
    "‘four malpractices’", "“four above” enterprises", "R&D  expenditure", "增长6.4％，高于全省0.4个百分点。",
    "1,234.5亿元", "“四库五平台”（47）为抓手", "[47] 注47", "㈱①Ⅳ", "a.b.c. 3.", "二〇二四年", "ﬁne",
    "乾隆皇后髮發", "\u3000 全角　空格 \t\n", "5G+工厂", "Ünïcödé", "—…·", "", "café crème", "İstanbul",
)


@pytest.fixture(scope="module")
def derived(real: Glossary) -> Derived:
    return derive(real)


@pytest.fixture(scope="module")
def site(derived: Derived, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a path of its own")
    search_page.build(derived, folder / "site")
    return folder


@pytest.fixture
def page(site: Path) -> Iterator[Page]:
    """A fresh browser page that notes every request in `requests`; the site is served under a path of its own."""
    with search_page.served(site) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=finder.find())
        page = browser.new_page(base_url=base + "site/")
        yield page
        browser.close()


def queries() -> list[tuple[str, str, str, int]]:
    rows = [line.split("\t") for line in QUERIES.read_text(encoding="utf-8").splitlines()[1:]]
    return [(lang, query, address, int(within)) for lang, query, address, within in rows]


def test_every_query_of_the_table_finds_its_page(site: Path) -> None:
    rows = queries()
    assert len(rows) >= 150
    found = search_page.ask(site, [(lang, query) for lang, query, _, _ in rows])
    missed = [
        f"{lang} {query!r}: wanted {address} within {within}, found {places[:3]}"
        for (lang, query, address, within), places in zip(rows, found, strict=True)
        if address not in places[:within]
    ]
    print(f"{len(rows) - len(missed)} of {len(rows)} found")
    assert not missed, "\n".join(missed)


def test_nothing_is_fetched_before_the_reader_reaches_for_the_box(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.rpartition("/")[2]))
    page.goto("zh/search/")
    page.wait_for_load_state("networkidle")
    assert requests == ["", "search.js"]
    page.focus("#q")
    page.wait_for_load_state("networkidle")
    assert sorted(requests[2:]) == ["minisearch.min.js", "search-names-zh.json", "search-rules.json"]
    page.fill("#q", "三率两量")
    page.wait_for_selector('ol.search-results[data-q="三率两量"]')
    assert sorted(requests[5:]) == ["search-lines-zh.json"], "a whole name needs no texts"


def test_address_holds_the_question(page: Page) -> None:
    page.goto("en/search/?q=four%20pools")
    page.wait_for_selector('ol.search-results[data-q="four pools"]')
    assert page.input_value("#q") == "four pools"
    page.fill("#q", "note 1")
    page.wait_for_selector('ol.search-results[data-q="note 1"]')
    assert page.url.endswith("/site/en/search/?q=note+1")
    first = page.locator("ol.search-results > li > a[href]").first
    assert first.get_attribute("href") == "../../en/terms/san-lv-liang-liang/"
    page.fill("#q", "")
    assert page.url.endswith("/site/en/search/")
    assert page.locator("ol.search-results > li").count() == 0


def test_no_hit_is_said(page: Page) -> None:
    page.goto("en/search/?q=%F0%9F%98%80")
    page.wait_for_selector('ol.search-results[data-q="😀"]', state="attached")
    assert page.locator("ol.search-results > li").count() == 0
    assert page.inner_text("output.search-status").startswith("Nothing found")


def test_arrow_keys_move_through_the_links(page: Page) -> None:
    page.goto("zh/search/?q=两量")
    page.wait_for_selector('ol.search-results[data-q="两量"]')
    page.focus("#q")
    focus = "document.activeElement.getAttribute('href') || document.activeElement.id"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focus) == "../../zh/terms/san-lv-liang-liang/"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == "q"


def test_markup_in_a_question_is_text(page: Page) -> None:
    page.goto("zh/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.wait_for_selector("ol.search-results[data-q]", state="attached")
    assert page.locator("img").count() == 0


def test_a_copy_read_from_a_folder_searches(derived: Derived, tmp_path: Path) -> None:
    search_page.build(derived, tmp_path / "site", scripts=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=finder.find())
        page = browser.new_page()
        page.goto((tmp_path / "site" / "zh" / "search" / "index.html").as_uri())
        page.fill("#q", "蓬勃向上的活力")
        page.wait_for_selector('ol.search-results[data-q="蓬勃向上的活力"]')
        first = page.locator("ol.search-results > li > a[href]").first
        assert first.get_attribute("href") == "../../zh/2024/p7/index.html"
        browser.close()


def test_page_folds_as_the_build_does(page: Page, derived: Derived) -> None:
    table = search_data(derived, ())["search-rules"]
    assert isinstance(table, dict)
    page.goto("zh/search/")
    folded = page.evaluate("(texts) => Promise.all(texts.map((text) => self.searchFold(text)))", list(FOLDED))
    assert folded == [rules.fold(text, table) for text in FOLDED]


def test_folding() -> None:
    table = rules.table(["三率两量发后"])
    assert rules.fold("「三率兩量」", table) == "三率两量"
    assert rules.fold("sān lǜ", table) == "san lv"
    assert rules.fold("“三率两量”（1）精准 1＋10, 6.4％", table) == "三率两量 精准 1+10 6.4"
    assert rules.fold("頭髮", table) == "頭发", "only characters that occur have a simple form"


@pytest.mark.parametrize("question, core", [
    ("什么是三率两量", "三率两量"), ("三率两量是什么意思？", "三率两量"), ("请问空冰洗指的是什么", "空冰洗"),
    ("what does a framework mean?", "framework"), ("What is the green belt", "green belt"),
    ("define x in english", "x"),
])
def test_question_words_come_off(question: str, core: str) -> None:
    head, tail = re.compile(str(rules.RULES["head"])), re.compile(str(rules.RULES["tail"]))
    before, text = "", question.lower()
    while text != before:
        before, text = text, tail.sub("", head.sub("", text, count=1), count=1).strip()
    assert text == core


def test_readings_come_from_the_terms_own_pinyin(tiny: Glossary) -> None:
    known = readings(tiny.terms.values())
    term = next(iter(tiny.terms.values()))
    assert pinyin_of(term.zh, known)
    assert pinyin_of("龘", known) == ""


def test_each_entry_has_one_row_and_each_language_its_own_titles(tiny: Glossary) -> None:
    extras = (Extra("zh", "zh/about/", "关于"), Extra("en", "en/about/", "About"))
    files = search_files(derive(tiny), extras)
    for lang in ("zh", "en"):
        rows = json.loads(files[f"data/search-names-{lang}.json"])["names"]
        lines = json.loads(files[f"data/search-lines-{lang}.json"])["lines"]
        assert len(rows) == len(lines) == len({row[1] for row in rows})
        assert all(row[1].startswith(f"{lang}/") for row in rows)
        titles = {row[2] for row in rows}
        assert {term[lang] for term in tiny.terms.values()} <= titles
        assert {entity[lang] for entity in tiny.entities.values()} <= titles
        assert {item.name[lang] for item in tiny.indicators.values()} <= titles
        passages = json.loads(files[f"data/search-text-{lang}.json"])["passages"]
        assert sum(row[0] == "p" for row in passages) == len(tiny.report.paragraphs)


def test_same_content_gives_the_same_bytes(tiny: Glossary) -> None:
    assert search_files(derive(tiny)) == search_files(derive(tiny))
    scripts = as_scripts(search_files(derive(tiny)))
    assert scripts["data/search-rules.js"].startswith(b'(self.searchData=self.searchData||{})["search-rules"]={')


def test_library_is_the_file_that_was_vendored() -> None:
    assert hashlib.sha256(LIBRARY.read_bytes()).hexdigest() == (
        "650dc4aee4fa48930f70f8a3b6d53fd64f618d405b5f943ef36a644373f61540"
    )
    assert "Luca Ongaro" in LIBRARY.with_name("minisearch.licence.txt").read_text(encoding="utf-8")


def test_no_name_of_the_city_in_code(real: Glossary) -> None:
    names = {real.site.place.zh, real.site.place.en}
    code = (ROOT / "scripts" / "explainer" / "search").glob("*.py")
    for path in (*code, ROOT / "docs" / "assets" / "js" / "search.js"):
        assert not any(name in path.read_text(encoding="utf-8") for name in names), path
