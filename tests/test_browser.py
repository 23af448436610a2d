"""What a reader does with the pages, in a real Chromium against the built site."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# One of each kind of page, in both languages.
SAMPLE = [
    "", "zh/", "en/", "zh/2024/", "en/2024/growth/", "zh/2024/plan/", "zh/2024/p8/", "en/2024/p40/", "zh/terms/",
    "en/terms/san-lv-liang-liang/", "zh/terms/shuang-shi-gong-cheng/", "zh/indicators/", "en/indicators/economy/",
    "zh/indicators/economy/gdp/", "en/promises/", "zh/checks/", "en/places/", "zh/places/gongan/", "zh/search/",
    "en/guide/", "zh/teach/", "en/teach/2024-growth/", "zh/invest/", "en/data/", "zh/about/", "en/sources/",
    "zh/corrections/", "t/2024-1/", "embed/en/cai-lan-zi/", "404.html",
]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class UnderItsBase(Quiet):
    """The site where it says that it stands, under /jingzhou/, so that the 404 page finds its parts too."""

    def do_GET(self) -> None:
        self.path = self.path.removeprefix("/jingzhou")
        if not Path(self.translate_path(self.path)).exists():
            self.path = "/404.html"
        super().do_GET()


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    handler = functools.partial(UnderItsBase, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/jingzhou/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def card(page: Page) -> str:
    """The words of the open card; `""` if none is open."""
    return str(page.evaluate("() => { const c = document.getElementById('card');"
                             " return c && !c.hidden && c.offsetParent !== null ? c.textContent : ''; }"))


def test_the_sample_exists(built: Path) -> None:
    assert all((built / name / "index.html").exists() or (built / name).is_file() for name in SAMPLE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, axe, found = context.new_page(), Axe(), []
    for address in SAMPLE:
        page.goto(site + address)
        result = axe.run(page, options={"resultTypes": ["violations"]})
        found += [(address, item["id"], item["nodes"][0]["html"][:90]) for item in result.response["violations"]]
    context.close()
    assert not found, found[:8]


def test_nothing_scrolls_sideways_at_320_pixels_and_at_double_text(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, wide = context.new_page(), []
    for address in SAMPLE:
        page.goto(site + address)
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            width = page.evaluate("() => document.documentElement.scrollWidth")
            if width > 320:
                wide.append((address, size, width))
    context.close()
    assert not wide, wide


def test_no_page_asks_a_third_party_or_breaks_its_own_policy(desk: BrowserContext, site: str) -> None:
    page, strangers, complaints = desk.new_page(), [], []
    page.on("request", lambda request: None if request.url.startswith(site) else strangers.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in SAMPLE:
        page.goto(site + address)
    assert not strangers and not complaints, (strangers, complaints[:5])


def test_nothing_is_loaded_for_search_before_the_reader_reaches_for_it(desk: BrowserContext, site: str) -> None:
    page, asked = desk.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "zh/terms/san-lv-liang-liang/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]


def test_a_card_opens_on_hover_stays_while_pointed_at_and_closes_with_escape(desk: BrowserContext, site: str) -> None:
    page = desk.new_page()
    page.goto(site + "zh/2024/growth/")
    link = page.locator("#p8 .pair-zh a.term").first
    link.hover()
    page.wait_for_function("() => document.getElementById('card') && !document.getElementById('card').hidden")
    assert "湖北" in card(page)
    page.locator("#card").hover()
    page.wait_for_timeout(600)
    assert card(page)
    page.keyboard.press("Escape")
    assert not card(page)


def test_a_card_opens_on_focus_and_escape_keeps_the_focus(desk: BrowserContext, site: str) -> None:
    page = desk.new_page()
    page.goto(site + "en/2024/growth/")
    link = page.locator("#p8 .pair-en a.term").first
    link.focus()
    page.wait_for_function("() => document.getElementById('card') && !document.getElementById('card').hidden")
    assert link.get_attribute("aria-describedby")
    page.keyboard.press("Escape")
    assert not card(page)
    assert page.evaluate("() => document.activeElement.dataset.term") == link.get_attribute("data-term")


def test_a_tap_opens_the_card_and_does_not_leave_the_page(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + "zh/2024/growth/")
    page.locator("#p8 .pair-zh a.term").first.tap()
    page.wait_for_function("() => document.getElementById('card') && !document.getElementById('card').hidden")
    assert page.url.endswith("zh/2024/growth/")
    assert "三率两量" in card(page)


def test_without_javascript_a_term_is_a_link_and_the_page_is_whole(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "zh/2024/growth/")
    page.locator("#p8 .pair-zh a.term").first.click()
    assert page.url.endswith("zh/terms/san-lv-liang-liang/")
    page.goto(site + "en/promises/")
    assert page.locator("tbody tr").count() >= 80
    context.close()


def test_the_language_switch_keeps_the_page_and_the_place(desk: BrowserContext, site: str) -> None:
    page = desk.new_page()
    page.goto(site + "zh/2024/growth/#p8")
    page.locator("a.switch").click()
    assert page.url.endswith("en/2024/growth/#p8")


def test_on_a_phone_one_language_comes_first_and_the_other_is_a_tap_away(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + "en/2024/growth/")
    chinese, english = page.locator("#p8 .pair-zh"), page.locator("#p8 .pair-en")
    assert english.is_visible() and not chinese.is_visible()
    page.locator("label[for=view-both]").tap()
    assert english.is_visible() and chinese.is_visible()


def test_promises_can_be_filtered_and_the_filter_shared(desk: BrowserContext, site: str) -> None:
    page = desk.new_page()
    page.goto(site + "zh/promises/")
    page.locator("select[data-col=verdict]").select_option(label="未完成")
    rows = page.locator("#promise-table tbody tr:visible").count()
    assert 0 < rows < 40
    page.goto(page.url)
    assert page.locator("#promise-table tbody tr:visible").count() == rows


def test_the_page_stays_whole_when_storage_is_refused(browser: Browser, site: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site + "zh/2024/growth/")
    page.locator("#p8 .pair-zh a.term").first.hover()
    page.wait_for_function("() => document.getElementById('card') && !document.getElementById('card').hidden")
    context.close()
    assert not errors


# In the middle of the first line of what has the focus: an outline, and nothing of the page over it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const s = getComputedStyle(e), r = e.getClientRects()[0];
  const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  return [outlined, !!top && (e.contains(top) || top.contains(e)), e.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("address", ["en/terms/san-lv-liang-liang/", "zh/2024/growth/", "en/indicators/economy/"])
def test_keyboard_reaches_all_and_its_focus_is_visible_and_uncovered(
    browser: Browser, site: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page, reached = context.new_page(), 0
    page.goto(site + address)
    links = page.locator("a[href]:visible").count()
    while reached < 400:
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")  # a card may lie over the next word; that is what Esc is for
        seen = page.evaluate(FOCUSED)
        if seen is None:
            break
        assert seen[:2] == [True, True], seen
        reached += 1
    context.close()
    assert links <= reached < 400, "the keyboard is caught, or passes something by"


def test_headings_go_down_one_step_at_a_time(desk: BrowserContext, site: str) -> None:
    page, faults = desk.new_page(), []
    for address in SAMPLE:
        page.goto(site + address)
        levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        steps = zip([0, *levels], levels, strict=False)
        if levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
            faults.append((address, levels))
    assert not faults, faults


def test_targets_are_24_pixels_or_stand_in_a_line_of_text(phone: BrowserContext, site: str) -> None:
    page, small = phone.new_page(), []
    for address in SAMPLE:
        page.goto(site + address)
        small += [(address, *item) for item in page.evaluate("""() =>
          [...document.querySelectorAll('a[href], button, input, select, summary')]
            .filter(e => e.checkVisibility({visibilityProperty: true}) && getComputedStyle(e).display !== 'inline'
                         && !e.closest('.vh') && !e.matches('.skip'))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, r]) => r.width < 23.5 || r.height < 23.5).map(([h, r]) => [h, r.width, r.height])""")]
    assert not small, small[:8]


SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { letter-spacing: .12em !important; word-spacing: .16em !important }'
                    + '* { line-height: 1.5 !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
  const cut = [...document.querySelectorAll('main *')].filter(e => {
    const s = getComputedStyle(e);
    return s.overflowY === 'hidden' && !e.matches('.vh') && !e.closest('svg') && e.scrollHeight > e.clientHeight + 1;
  });
  return [document.documentElement.scrollWidth, cut.map(e => e.outerHTML.slice(0, 80))];
}"""


def test_wider_text_spacing_cuts_nothing_off(browser: Browser, site: str) -> None:
    """WCAG 1.4.12: spacing of letters, words, lines and paragraphs as a reader may set it."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, faults = context.new_page(), []
    for address in SAMPLE:
        page.goto(site + address)
        width, cut = page.evaluate(SPACED)
        if width > 320 or cut:
            faults.append((address, width, cut[:3]))
    context.close()
    assert not faults, faults


def test_nothing_moves_for_those_who_asked_for_stillness(browser: Browser, site: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for address in ("zh/2024/growth/", "en/search/"):
        page.goto(site + address)
        assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert not page.evaluate("() => document.getAnimations().length")
    context.close()


def test_forced_colours_keep_every_sign(browser: Browser, site: str) -> None:
    """In a high-contrast scheme backgrounds and shadows are gone: borders, lines and words must carry all."""
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site + "zh/2024/growth/")
    page.locator("#p8 .pair-zh a.term").first.focus()
    page.wait_for_function("() => document.getElementById('card') && !document.getElementById('card').hidden")
    shown = page.evaluate("""() => {
      const style = selector => getComputedStyle(document.querySelector(selector));
      const term = style('#p8 a.term'), card = style('#card'), badge = style('.badge');
      const here = style('.top [aria-current]');
      return [term.textDecorationLine, term.outlineStyle, card.borderTopStyle, badge.borderTopStyle,
              here.borderBottomColor !== style('.top nav a:not([aria-current])').borderBottomColor];
    }""")
    assert shown[:2] == ["underline", "solid"] and shown[2] == "solid" and shown[3] in ("solid", "dashed") and shown[4]
    context.close()


def test_layout_does_not_shift(phone: BrowserContext, site: str) -> None:
    page, moved = phone.new_page(), []
    for address in ("zh/terms/san-lv-liang-liang/", "zh/2024/growth/", "zh/promises/", "zh/terms/"):
        page.goto(site + address)
        shift = page.evaluate("""() => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
            .observe({type: 'layout-shift', buffered: true});
          setTimeout(() => done(sum), 400);
        })""")
        if shift > 0:
            moved.append((address, shift))
    assert not moved, moved


def test_a_missing_page_suggests_the_nearest_address(desk: BrowserContext, site: str) -> None:
    page = desk.new_page()
    page.goto(site + "zh/terms/san-lu-liang-liang/")
    page.wait_for_selector(".nearest a", state="visible")
    assert page.locator(".nearest a").inner_text() == "zh/terms/san-lv-liang-liang/"
