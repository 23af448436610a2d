"""Section 7 of the design: what a page may cost over a slow line, every file counted as gzip sends it."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

import pytest
import weight
from playwright.sync_api import sync_playwright

import browser as finder

KIB = 1024
# The most that the HTML of one page of a kind may cost. A term, a section, a paragraph are what readers open in a row.
LIMITS = {
    "term": 12 * KIB, "paragraph": 12 * KIB, "section": 16 * KIB, "indicator": 12 * KIB, "place": 12 * KIB,
    "home": 12 * KIB, "report": 12 * KIB, "search": 12 * KIB, "guide": 16 * KIB, "theme": 12 * KIB, "door": 12 * KIB,
    "missing": 12 * KIB, "sheet": 12 * KIB, "short": 12 * KIB, "embed": 4 * KIB, "diff": 16 * KIB, "data": 16 * KIB,
    # Whole lists on one page, so that they are read, filtered and printed without a script that fetches more.
    "terms": 32 * KIB, "promises": 32 * KIB, "places": 32 * KIB, "checks": 32 * KIB, "page": 80 * KIB,
}


def test_each_kind_of_page_keeps_its_budget(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n" + weight.table(built))
    heavy = {kind: pages[-1] for kind, pages in weight.by_kind(built).items() if pages[-1][0] > LIMITS[kind]}
    assert not heavy


def test_a_first_visit_to_the_heaviest_term_on_a_phone_costs_50_kib_at_most(built: Path) -> None:
    """Everything that the browser asks for by itself, the worker and what it loads included."""
    _, address = weight.by_kind(built)["term"][-1]
    asked: set[str] = set()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.add(self.path.split("?")[0])
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=finder.find(), args=["--no-sandbox"])
        context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
        page.evaluate("() => navigator.serviceWorker.ready.then((found) => !!found.active)")
        page.wait_for_load_state("networkidle")
        chromium.close()
    server.shutdown()
    files = [built / name.strip("/") / ("index.html" if name.endswith("/") else "") for name in sorted(asked)]
    cost = {file.relative_to(built).as_posix(): weight.wire(file) for file in files if file.is_file()}
    assert "assets/css/site.css" in cost and len(cost) >= 3
    assert sum(cost.values()) <= 50 * KIB, cost


def test_pages_for_a_frame_and_a_slide_are_small(built: Path) -> None:
    """`/embed/` with its style sheet and script at most 15 KiB; `/t/` at most 30 kB."""
    parts = sum(weight.wire(built / name) for name in ("assets/css/site.css", "assets/js/site.js", "assets/icon.svg"))
    kinds = weight.by_kind(built)
    assert kinds["embed"][-1][0] + parts <= 15 * KIB
    assert kinds["short"][-1][0] + parts + weight.wire(built / "manifest.webmanifest") <= 30_000
