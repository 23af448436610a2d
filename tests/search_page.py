"""A small served folder that holds the search page, its script and the index: what the search tests run against."""

from __future__ import annotations

import html
import re
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import browser as finder
from explainer import addresses
from explainer.content.model import LANGS
from explainer.derive.derived import Derived
from explainer.pages.site import kit_for
from explainer.search.index import search_files
from explainer.search.scripts import as_scripts

ROOT = Path(__file__).parent.parent
CSP = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'"
ATTRIBUTE = re.compile(r'([\w-]+)="((?:page|data|asset):[^"]*)"')

# Types each query, waits for the list to be complete, and gives the first addresses, relative to the site's root.
ASK = """async (queries) => {
  const box = document.getElementById("q"), list = document.querySelector("ol.search-results");
  const root = new URL(list.dataset.root, location.href).href, answers = [];
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new Event("input"));
    for (let n = 0; list.dataset.q !== query && n < 3000; n++) await new Promise((go) => setTimeout(go, n > 9 && 5));
    if (list.dataset.q !== query) throw new Error("no answer for " + query);
    const links = [...list.querySelectorAll(":scope > li > a[href]")].slice(0, 10);
    answers.push(links.map((a) => decodeURI(a.href.slice(root.length))));
  }
  return answers;
}"""


def build(derived: Derived, folder: Path, scripts: bool = False) -> None:
    """The search pages of both languages in `folder`; `scripts`: with the index as scripts, as in the offline copy."""
    kit = kit_for(derived, ROOT)
    shutil.copytree(ROOT / "docs" / "assets" / "js", folder / "assets" / "js")
    index = search_files(derived)
    for path, content in (as_scripts(index) if scripts else index).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    for lang in LANGS:
        here = addresses.page(lang, "search")
        page = (
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>s</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
            f'<body>{kit.render("search", lang)}<script src="asset:js/search.js"></script>'
        )
        (folder / here).mkdir(parents=True)
        (folder / here / "index.html").write_text(ATTRIBUTE.sub(partial(resolved, here, lang), page), encoding="utf-8")


def resolved(here: str, lang: str, match: re.Match[str]) -> str:
    target = addresses.target(html.unescape(match[2]), lang)
    assert target is not None, match[0]
    return f'{match[1]}="{addresses.relative(here, target)}"'


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def ask(folder: Path, questions: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The first ten addresses for each (language, query), asked in one session of a real browser a language.

    The site stands in `folder/site` and is served from below it, so that it has a path of its own.
    """
    executable = finder.find()
    assert executable, "no Chromium: apt-get install chromium"
    found: dict[str, Iterator[list[str]]] = {}
    with served(folder) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable)
        for lang in LANGS:
            page = browser.new_page()
            complaints: list[str] = []
            page.on("pageerror", lambda error, to=complaints: to.append(str(error)))
            page.on("console", lambda message, to=complaints: to.append(message.text))
            page.goto(f"{base}site/{addresses.page(lang, 'search')}")
            found[lang] = iter(page.evaluate(ASK, [query for asked, query in questions if asked == lang]))
            assert not complaints, complaints
        browser.close()
    return [next(found[lang]) for lang, _ in questions]
