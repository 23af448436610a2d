"""How soon a term page stands on a slow phone, beside the same text as bare HTML with one empty style sheet."""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

LOADS = 9
PHONE = ViewportSize(width=360, height=640)
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
ARTICLE = re.compile(r"<article>(.*)</article>", re.S)
ATTRIBUTES = re.compile(r"<(\w+)\s[^>]*>")
WATCH = """
window.measured = {paint: 0, shift: 0};
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
watch('largest-contentful-paint', (entry) => { measured.paint = entry.startTime; });
watch('layout-shift', (entry) => { if (!entry.hadRecentInput) measured.shift += entry.value; });
"""


@dataclass(frozen=True, slots=True)
class Paint:
    """Milliseconds until the largest paint, and the layout shift."""

    milliseconds: float
    shift: float


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder as a real server would: texts packed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def compare(site: Path, address: str, work: Path, chromium: str) -> tuple[Paint, Paint]:
    """Our page, and the same words bare."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "empty.css").write_text("")
    page = (site / address / "index.html").read_text(encoding="utf-8")
    (work / "index.html").write_text(bare(page), encoding="utf-8")
    with sync_playwright() as play, served(site) as ours, served(work) as theirs:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        # In turns, so that both meet the same machine.
        turns = [(load(browser, ours + address), load(browser, theirs)) for _ in range(LOADS)]
        browser.close()
    return median([one for one, _ in turns]), median([other for _, other in turns])


def bare(page: str) -> str:
    article = ARTICLE.search(page)
    words = re.sub(r"<(script|svg|button)\b.*?</\1>", "", article[1] if article else page, flags=re.S)
    body = ATTRIBUTES.sub(r"<\1>", words)
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>bare</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="empty.css"></head>'
        f"<body>{body}</body></html>"
    )


def median(loads: Sequence[Paint]) -> Paint:
    return Paint(statistics.median(one.milliseconds for one in loads), max(one.shift for one in loads))


def load(browser: Browser, url: str) -> Paint:
    """A first visit: nothing is known of the site."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(700)
    measured = page.evaluate("() => window.measured")
    context.close()
    return Paint(measured["paint"], measured["shift"])
