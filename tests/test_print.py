"""Pages on A4, as Chromium prints them: what a reader holds in the hand."""

from __future__ import annotations

import functools
import http.server
import io
import re
import shutil
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import sync_playwright

CHROME = ("跳到正文", "Skip to content", "搜索", "Search", "复制链接", "Copy link", "主导航", "English\n")
A4 = (595, 842)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def printed(built: Path) -> Iterator[Callable[[str], list[str]]]:
    """The text of each printed sheet of an address; every sheet is A4."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = chromium.new_page()

        @functools.cache
        def texts(address: str) -> list[str]:
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            made = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            assert all(abs(float(sheet.mediabox[2 + i]) - A4[i]) < 2 for sheet in made.pages for i in (0, 1))
            return [sheet.extract_text() for sheet in made.pages]

        yield texts
        chromium.close()
    server.shutdown()


def plain(text: str) -> str:
    """Without spaces, which a PDF sets as it likes; ligatures and radicals as their letters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


PRINTED = ["zh/terms/san-lv-liang-liang/", "en/2024/growth/", "zh/promises/", "en/teach/2024-growth/"]


@pytest.mark.parametrize("address", PRINTED)
def test_nothing_of_the_screen_is_left(printed: Callable[[str], list[str]], address: str) -> None:
    text = "\n".join(printed(address))
    assert not [words for words in CHROME if words in text]


@pytest.mark.parametrize("address", PRINTED)
def test_the_address_is_printed(printed: Callable[[str], list[str]], address: str) -> None:
    wanted = address.replace("en/teach/2024-growth/", "en/2024/growth/")
    assert "/jingzhou/" + wanted in plain("".join(printed(address)))


@pytest.mark.parametrize("address", PRINTED)
def test_a_code_to_scan_is_printed(built: Path, printed: Callable[[str], list[str]], address: str) -> None:
    """The QR code is in the page and not among what print leaves out."""
    page = (built / address / "index.html").read_text(encoding="utf-8")
    assert 'class="qr"' in page
    assert printed(address)


def test_definitions_are_printed_as_numbered_notes(printed: Callable[[str], list[str]]) -> None:
    text = plain("".join(printed("en/2024/growth/")))
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    assert {1, 2, 3, 4, 5} <= marks
    assert "threeratesandtwoquantities”[" in text or "threeratesandtwoquantities[" in text
    notes = text[text.index("Termsonthispage"):]
    assert "1.grossregionalproduct" in notes and "Asetofyardstickswithwhich" in notes


def test_conversions_and_tables_behind_a_click_are_printed(printed: Callable[[str], list[str]]) -> None:
    text = plain("".join(printed("en/2024/growth/")))
    assert "31,300mu=2,086.67ha" in text
    assert "占当年比例" in plain("".join(printed("zh/terms/san-lv-liang-liang/")))


def test_the_heads_of_a_long_table_stand_on_each_of_its_sheets(printed: Callable[[str], list[str]]) -> None:
    sheets = [plain(text) for text in printed("zh/promises/")]
    inner = sheets[1:-2]
    assert len(inner) >= 8
    assert all("约束力" in sheet and "依据" in sheet and sheet.startswith("承诺") for sheet in inner), inner[0][:80]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_lesson_sheet_is_one_leaf_and_its_key_one_side(
    built: Path, printed: Callable[[str], list[str]], lang: str
) -> None:
    sheets = sorted(path.parent.name for path in (built / lang / "teach").glob("2024-*/index.html"))
    assert len(sheets) >= 20
    sides = {name: len(printed(f"{lang}/teach/{name}/")) for name in sheets}
    assert not {name: n for name, n in sides.items() if n > (1 if name.endswith("-key") else 2)}
