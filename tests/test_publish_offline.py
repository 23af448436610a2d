"""Reading without a network, tried in a real browser: what was visited, a language kept whole, a new edition."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import checkout
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import browser as finder
from explainer.bench.paint import served

CHROMIUM = finder.find()
READY = "() => navigator.serviceWorker.ready.then((found) => !!found.active)"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = checkout.make(tmp_path_factory.mktemp("offline") / "checkout")
    for lang in ("zh", "en"):
        page = home / "docs" / lang / "about.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n{{ keep_offline(lang) }}\n", encoding="utf-8")
    done = checkout.build(home)
    assert done.returncode == 0, done.stderr
    return home / "site"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    yield context
    context.close()


def open_and_wait(reader: BrowserContext, url: str) -> Page:
    page = reader.new_page()
    page.goto(url)
    page.evaluate(READY)
    page.wait_for_function("() => !!navigator.serviceWorker.controller")
    return page


def test_what_was_visited_is_readable_without_a_network(site: Path, reader: BrowserContext) -> None:
    with served(site) as url:
        page = open_and_wait(reader, url + "zh/")  # the first page is kept too, though no worker was there yet
        page.goto(url + "en/terms/")
        said = page.locator("h1").inner_text()
        page.wait_for_function("async () => !!await caches.match(location.href)")
    reader.set_offline(True)
    page.goto(url + "en/terms/?from=chat")
    assert page.locator("h1").inner_text() == said
    assert page.evaluate("() => getComputedStyle(document.body).marginTop") == "0px", "the style sheet is kept as well"
    page.goto(url + "zh/")
    assert page.locator("h1").count() == 1


def test_one_language_is_kept_whole_and_can_be_given_back(site: Path, reader: BrowserContext) -> None:
    with served(site) as url:
        page = open_and_wait(reader, url + "en/about/")
        button = page.locator("button.keep")
        expect(button).to_be_visible()
        assert "MB" in button.inner_text()
        button.click()
        expect(page.locator("button.keep + output")).to_contain_text("without a network", timeout=20_000)
    reader.set_offline(True)
    for address in ("en/terms/", "en/2024/p1/", "en/search/", ""):
        page.goto(url + address)
        assert page.locator("h1").count() == 1, address
    page.goto(url + "en/about/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("button.keep")).to_be_hidden()  # nothing can be renewed now


def test_a_new_edition_is_announced_and_waits_for_the_reader(
    site: Path, reader: BrowserContext, tmp_path: Path,
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    with served(copy) as url:
        page = open_and_wait(reader, url + "zh/")
        worker = (copy / "sw.js").read_text(encoding="utf-8")
        (copy / "sw.js").write_text(worker.replace('VERSION = "', 'VERSION = "next'), encoding="utf-8")
        page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => found.update())")
        notice = page.locator(".edition")
        expect(notice).to_be_visible()
        assert page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => !!found.waiting)")
        with page.expect_navigation():
            notice.locator("button").click()
        page.evaluate(READY)
        assert not page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => !!found.waiting)")


# How browsers refuse: by a worker that cannot be had (rejected, answered with nothing, not there at all), or by storage
# that throws when it is touched (cookies blocked) or when it is opened (private windows).
REFUSALS = {
    "worker rejected": "navigator.serviceWorker.register = async () => { throw new DOMException('no'); };",
    "worker answered with nothing": "navigator.serviceWorker.register = async () => undefined;",
    "no workers": "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });",
    "storage throws": "Object.defineProperty(window, 'caches', { get() { throw new DOMException('no'); } });",
    "storage rejects": "for (const name of ['open', 'has', 'match', 'keys']) CacheStorage.prototype[name] ="
                       " async () => { throw new DOMException('no'); };",
    "local storage throws": "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
                            " { get() { throw new DOMException('no'); } });"
                            " navigator.serviceWorker.register = async () => { throw new DOMException('no'); };",
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_browser_that_refuses_a_worker_or_storage_reads_on(site: Path, reader: BrowserContext, refusal: str) -> None:
    page = reader.new_page()
    page.add_init_script(refusal)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(site) as url:
        page.goto(url + "zh/about/")
        page.wait_for_load_state("networkidle")  # a button that is to come has come by now
        assert page.locator("button.keep").count() == 1, "the page offers it where it can be kept"
        expect(page.locator("button.keep")).to_be_hidden()
        page.goto(url + "en/terms/")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").is_visible()
    assert errors == []


def test_a_full_disk_is_said_and_the_page_stays(site: Path, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.add_init_script("Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError'); };")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(site) as url:
        page.goto(url + "en/about/")
        page.locator("button.keep").click()
        expect(page.locator("button.keep + output")).to_contain_text("Not everything could be kept")
        expect(page.locator("button.keep")).to_be_enabled()
    assert errors == []


def test_nothing_breaks_the_policy(site: Path, reader: BrowserContext) -> None:
    page = reader.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    with served(site) as url:
        for address in ("zh/", "en/terms/", "zh/2024/p1/", "en/search/?q=1", "zh/promises/", "t/2024-1/"):
            page.goto(url + address)
            page.wait_for_load_state("networkidle")
    assert said == [], said


def test_the_zip_reads_and_searches_from_a_folder(site: Path, tmp_path: Path, reader: BrowserContext) -> None:
    import zipfile

    done = checkout.run(site.parent, "pack.py", "--into", str(tmp_path / "site.zip"))
    assert done.returncode == 0, done.stderr
    zipfile.ZipFile(tmp_path / "site.zip").extractall(tmp_path)
    page = reader.new_page()
    page.goto((tmp_path / "site-offline" / "index.html").as_uri())
    page.locator("a[href='zh/index.html']").first.click()
    assert page.evaluate("() => getComputedStyle(document.body).marginTop") == "0px"
    word = next(line.split(": ", 1)[1] for line in next((checkout.TINY / "terms").glob("*.yaml"))
                .read_text(encoding="utf-8").splitlines() if line.startswith("zh: "))
    page.goto((tmp_path / "site-offline" / "zh" / "search" / "index.html").as_uri() + f"?q={word}")
    expect(page.locator("ol.search-results > li").first).to_contain_text(word)
    page.locator("ol.search-results > li > a").first.click()
    assert page.locator("h1").inner_text().startswith(word)
