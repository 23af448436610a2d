"""What is published: one small site, built once, looked at from outside."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import checkout
import markdown
import pytest

from explainer.content.model import Glossary
from explainer.publish import assets, built, head, ledger, markup, proofs, redirects, run

HREF = re.compile(r'\s(?:href|src)="([^"]*)"')


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in a folder whose name holds a space, with its site."""
    folder = checkout.make(tmp_path_factory.mktemp("publish") / "a folder")
    done = checkout.build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def built_real(request: pytest.FixtureRequest) -> Path:
    """The real site (`built` of conftest.py; here that name is a module)."""
    return Path(request.getfixturevalue("built"))


@pytest.fixture(scope="session")
def site(home: Path) -> Path:
    return home / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    return built.read(site).pages


def test_every_page_carries_the_policy_before_anything_it_governs(pages: dict[str, str]) -> None:
    assert len(pages) > 50
    for address, text in pages.items():
        if "http-equiv=\"refresh\"" not in text:
            governed = [text.index(element) for element in ("<link", "<script") if element in text]
            assert text.index("Content-Security-Policy") < min(governed), address
    assert "unsafe" not in head.POLICY


def test_links_are_relative_and_lead_to_a_file(site: Path, pages: dict[str, str]) -> None:
    seen = 0
    for address, text in pages.items():
        for link in HREF.findall(text):
            if re.match(r"[a-z]+:|#", link) or address == built.MISSING:
                continue
            assert not link.startswith("/"), (address, link)
            target = re.sub(r"https://host/|[?#].*", "", urljoin(f"https://host/{address}", link))
            assert (site / built.file_of(target)).is_file(), (address, link)
            seen += 1
    assert seen > 500


def test_the_theme_leaves_no_file_behind(site: Path) -> None:
    ours = {path.name for path in (checkout.ROOT / "docs" / "assets").rglob("*")} | {"preview-zh.png", "preview-en.png"}
    assert {path.name for path in (site / "assets").rglob("*")} <= ours
    assert not (site / "assets" / "js" / "sw.js").exists() and (site / "sw.js").exists()


def test_the_sitemap_lists_each_page_with_its_twin_and_no_date_of_the_build(site: Path, pages: dict[str, str]) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = [item.text or "" for item in root.findall("s:url/s:loc", spaces)]
    base = found[0]
    assert "zh/terms/" in {item.removeprefix(base) for item in found}
    assert not any("/embed/" in item or "/search/" in item for item in found)
    assert {item.text for item in root.findall("s:url/s:lastmod", spaces)} <= dates(checkout.TINY)
    assert len(root.findall("s:url/x:link", spaces)) > len(found)
    assert not (site / "sitemap.xml.gz").exists()


def dates(content: Path) -> set[str]:
    texts = "".join(path.read_text(encoding="utf-8") for path in content.rglob("*.yaml"))
    return set(re.findall(r"revised: ([0-9-]+)", texts))


def test_the_manifest_and_the_pictures_are_what_they_say(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == "./" and (site / manifest["icons"][0]["src"]).exists()
    for lang in ("zh", "en"):
        picture = (site / "assets" / f"preview-{lang}.png").read_bytes()
        assert picture.startswith(b"\x89PNG") and len(picture) < 60_000


def test_what_is_kept_offline_is_whole_and_its_size_is_true(site: Path) -> None:
    summary = json.loads((site / "data" / "offline.json").read_text(encoding="utf-8"))
    for lang in ("zh", "en"):
        listed = json.loads((site / "data" / f"offline-{lang}.json").read_text(encoding="utf-8"))
        sizes = {address: size for address, size, _ in listed}
        for address, size in sizes.items():
            assert (site / built.file_of(address)).stat().st_size == size, address
        assert summary[lang]["bytes"] == sum(sizes.values())
        assert {f"{lang}/", "assets/css/site.css", f"data/search-names-{lang}.json"} <= set(sizes)
    assert "@version@" not in (site / "sw.js").read_text(encoding="utf-8")


def test_another_base_changes_only_what_must_be_absolute(home: Path, site: Path, tmp_path: Path) -> None:
    assert checkout.build(home, "--site", str(tmp_path / "site"), BASE_URL="https://other.example/x").returncode == 0
    mine, other = (checkout.contents(folder) for folder in (site, tmp_path / "site"))
    assert set(mine) == set(other)
    page = other["zh/terms/index.html"].decode()
    assert 'rel="canonical" href="https://other.example/x/zh/terms/"' in page
    strip = re.compile(r'"https?://[^"]*"|<p class="paper">.*|<svg class="qr.*?</svg>', re.S)
    old = mine["zh/terms/index.html"].decode()
    assert strip.sub("", page) == strip.sub("", old)
    assert b'href="/x/zh/"' in other["404.html"]


def test_the_zip_reads_from_a_folder(home: Path, site: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert checkout.run(home, "pack.py", "--into", str(tmp_path / name)).returncode == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    zipfile.ZipFile(tmp_path / "one.zip").extractall(tmp_path)
    folder = tmp_path / "site-offline"
    for path in folder.rglob("*.html"):
        for link in HREF.findall(path.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:|#", link):
                target = path.parent / link.partition("#")[0].partition("?")[0]
                assert target.is_file() or link.endswith(("sw.js", "manifest.webmanifest")), (path, link)
    assert (folder / "data" / "search-names-zh.js").read_bytes().startswith(b"(self.searchData")


def test_pages_that_pass_by_the_parser_would_have_left_it_unchanged(home: Path) -> None:
    content = run.read(home)
    engine = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
    bodies = [text.partition("\n---\n\n")[2] for text in content.pages.values()]
    passing = [body for body in bodies if markup.is_one_element(body)]
    assert len(passing) > 50
    for body in passing:
        assert engine.reset().convert(body) == body.strip()
    assert not markup.is_one_element("<div>a</div>\n\n*b*\n\n<div>c</div>")
    assert not markup.is_one_element("<div>a</div")


def test_zensical_makes_the_same_pages(home: Path, pages: dict[str, str]) -> None:
    done = checkout.run(home, "zensical.py")
    assert done.returncode == 0, done.stderr
    other = built.read(home / "site-zensical").pages
    assert set(other) == set(pages)
    for address, text in pages.items():
        assert same(text) == same(other[address]), address


def test_zensical_makes_the_same_pages_of_the_whole_site(built_real: Path, tmp_path: Path) -> None:
    done = checkout.run(checkout.ROOT, "zensical.py", "--site", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    mine, other = built.read(built_real).pages, built.read(tmp_path / "site").pages
    assert set(mine) == set(other) and len(mine) > 1000
    assert [address for address in mine if same(mine[address]) != same(other[address])] == []


def same(text: str) -> tuple[object, ...]:
    """What two engines must agree on: language, title, ids, link targets, and the words."""
    words = re.sub(r"<[^>]+>|\s+", "", text)
    return (
        proofs.LANGUAGE.findall(text), proofs.TITLE.findall(text), re.findall(r'\sid="([^"]*)"', text),
        HREF.findall(text), words,
    )


def test_a_fault_of_the_content_leaves_the_last_good_site(home: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(home, broken)
    before = checkout.contents(broken / "site")
    term = next((broken / "glossary" / "terms").glob("*.yaml"))
    term.write_text(term.read_text(encoding="utf-8").replace("category: ", "category: nowhere-", 1), encoding="utf-8")
    done = checkout.build(broken)
    assert done.returncode == 1
    assert f"glossary/terms/{term.name}:" in done.stderr and "Traceback" not in done.stderr + done.stdout
    assert checkout.contents(broken / "site") == before


@pytest.mark.parametrize(("words", "said"), [
    ("{{ nobody(lang) }}", "docs/zh/about.md:6"),
    ("[x](term:no-such-term)", "dead link `term:no-such-term`"),
    ("<p style=\"color:red\">x</p>", "sets a style in the page"),
    ("<script>alert(1)</script>", "is a script in the page"),
    ("<h1 id=\"two\">again</h1>", "2 headings of the first level"),
    ("<p id=\"top\">again</p>", "the id `top` stands there 2 times"),
    ("<p id=\"only-here\">x</p>", "only one of it and"),
])
def test_a_page_that_breaks_a_promise_is_not_published(home: Path, tmp_path: Path, words: str, said: str) -> None:
    broken = checkout.make(tmp_path / "broken")
    page = broken / "docs" / "zh" / "about.md"
    front, _, body = page.read_text(encoding="utf-8").partition("\n---\n")
    page.write_text(f"{front}\n---\n\n{words}{body}", encoding="utf-8")
    done = checkout.build(broken)
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and not (broken / "site").exists()


def test_the_ledger_says_how_to_mend_a_lost_address(home: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(home, moved)
    assert checkout.build(moved, "--enter-addresses").returncode == 0
    listed = (moved / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert listed == sorted(listed) and "/" in listed and any(line.startswith("/embed/zh/") for line in listed)
    slug = sorted(path.stem for path in (moved / "glossary" / "terms").glob("*.yaml"))[0]
    rename(moved, slug, "new-name")
    done = checkout.build(moved)
    assert done.returncode == 1 and f"- {{from: terms/{slug}/, to: terms/…/}}" in done.stderr, done.stderr
    moves = moved / "glossary" / "redirects.yaml"
    moves.write_text(f"- {{from: terms/{slug}/, to: terms/new-name/}}\n", encoding="utf-8")
    done = checkout.build(moved)
    assert done.returncode == 0, done.stderr
    page = (moved / "site" / "zh" / "terms" / slug / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../new-name/"' in page and '<a href="../new-name/">' in page and 'rel="canonical"' in page
    assert (moved / "site" / "embed" / "en" / slug / "index.html").exists()


def test_an_anchor_that_was_renamed_still_leads_there(tmp_path: Path, tiny: Glossary) -> None:
    (tmp_path / "redirects.yaml").write_text("- {from: checks/#old, to: checks/#new}\n", encoding="utf-8")
    moved, faults = redirects.load(tmp_path)
    pages = {f"{lang}/checks/": '<h2 class="a" id="new">x</h2>' for lang in ("zh", "en")}
    assert faults + redirects.add(pages, moved, tiny.site) == []
    assert pages["en/checks/"] == '<span id="old"></span><h2 class="a" id="new">x</h2>'
    assert "checks/#old` is still" in redirects.add(pages, moved, tiny.site)[0]


def rename(folder: Path, slug: str, name: str) -> None:
    glossary = folder / "glossary"
    (glossary / "terms" / f"{slug}.yaml").rename(glossary / "terms" / f"{name}.yaml")
    for path in glossary.rglob("*"):
        if path.suffix in (".yaml", ".txt"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"(?<![a-z-]){slug}(?![a-z-])", name, text), encoding="utf-8")


def test_the_ledger_never_forgets(tmp_path: Path) -> None:
    first = {"zh/": "", "": "", "t/2024-1/": "", "zh/checks/": '<h1 id="top"></h1><p id="gap"></p>'}
    assert ledger.enter(first, tmp_path) == ["", "t/2024-1/", "zh/", "zh/checks/"]
    assert ledger.enter({"zh/": "", "zh/new/": "", built.MISSING: ""}, tmp_path) == ["zh/new/"]
    assert (tmp_path / "addresses.txt").read_text(encoding="utf-8").split() == [
        "/", "/t/2024-1/", "/zh/", "/zh/checks/", "/zh/new/"]
    assert (tmp_path / "anchors.txt").read_text(encoding="utf-8") == "checks/#gap\n"
    assert ledger.faults({**first, "zh/new/": ""}, tmp_path) == []
    lost = ledger.faults({**first, "zh/checks/": ""}, tmp_path)
    assert len(lost) == 2 and "from: checks/#gap, to: checks/#…" in lost[1]


@pytest.mark.parametrize(("line", "said"), [
    ("- {from: terms/gone/}", "redirects.yaml:1: `to`"),
    ("- {from: 'javascript:x', to: terms/}", "is not the address of a page"),
    ("- {from: terms/gone/, to: terms/nowhere/}", "is not on the site"),
    ("- {from: terms/, to: places/}", "is still on the site"),
    ("- [", "redirects.yaml:"),
])
def test_redirects_that_lead_nowhere_are_told(tmp_path: Path, pages: dict[str, str], line: str, said: str,
                                              tiny: Glossary) -> None:
    (tmp_path / "redirects.yaml").write_text(line + "\n", encoding="utf-8")
    moved, faults = redirects.load(tmp_path)
    faults += redirects.add(dict(pages), moved, tiny.site)
    assert any(said in fault for fault in faults), faults


def test_styles_lose_only_what_no_page_can_need() -> None:
    css = """/* note */ @import "a;b.css"; :root { --a: 1px; }
    .used, .unused > p { margin : 0 ; } .unused { color: red }
    @media (width > 1px) { .unused::after { content: "} /* kept? */" }
      .used:not(.unused) b { padding: calc(1px + 2px) } }
    @media print { #gone { top: 0 } } [data-x="a, b"] .used { left: 0 } @font-face { font-family: "F"; }
    """
    made = assets.slim(css, {"used"})
    assert made == (
        '@import "a;b.css";:root{--a:1px}.used{margin:0}'
        "@media (width > 1px){.used:not(.unused) b{padding:calc(1px + 2px)}}"
        '[data-x="a, b"] .used{left:0}@font-face{font-family:"F"}\n'
    )


def test_a_style_sheet_that_does_not_parse_is_told(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "x.css").write_text("a { b: c", encoding="utf-8")
    assert "braces do not match" in assets.slim_styles(tmp_path, {})[0]


def test_plain_mkdocs_publishes_in_the_same_way(home: Path, site: Path, tmp_path: Path) -> None:
    engine = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "site")]
    done = subprocess.run(engine, cwd=home, capture_output=True, text=True, env=checkout.variables())
    assert done.returncode == 0, done.stderr
    assert checkout.contents(tmp_path / "site") == checkout.contents(site)
