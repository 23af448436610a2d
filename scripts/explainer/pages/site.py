"""All pages of the site as Markdown by address: the one function the engine doors call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.data.page import Exports
from explainer.derive.derived import Derived
from explainer.pages import indicators, lists, numbers, places, reports, teaching, terms, words
from explainer.pages.environment import environment
from explainer.pages.environment import words as interface_words
from explainer.pages.kit import Kit
from explainer.pages.page import Head, Page, markdown


def kit_for(derived: Derived, root: Path) -> Kit:
    glossary = derived.glossary
    env = environment(root / "macros", {"units": glossary.units, "newest": glossary.site.newest_report})
    kit = Kit(derived, env, interface_words(root / "macros" / "strings.yaml"))
    env.globals.update(kit=kit, exports=Exports(derived, root))
    return kit


def all_pages(kit: Kit, root: Path) -> Iterator[Page]:
    yield from words.pages(kit, root / "docs")
    yield from reports.pages(kit)
    yield from terms.pages(kit)
    yield from indicators.pages(kit)
    yield from numbers.pages(kit)
    yield from places.pages(kit)
    yield from teaching.pages(kit)
    yield from lists.pages(kit)


def site(derived: Derived, root: Path) -> dict[str, str]:
    """Markdown by address, sorted. Two pages with one address are an error of the content."""
    kit = kit_for(derived, root)
    pages: dict[str, Page] = {}
    for page in all_pages(kit, root):
        if page.address in pages:
            raise words.PageError(f"glossary:1: two pages want the address `{page.address}`. Rename one id.")
        pages[page.address] = page
    known = frozenset(pages)
    head = head_of(derived)
    return {address: markdown(pages[address], head, known) for address in sorted(pages)}


def head_of(derived: Derived) -> Head:
    site_ = derived.glossary.site
    image = {lang: f"{site_.base_url.rstrip('/')}/assets/preview-{lang}.png" for lang in ("zh", "en")}
    return Head(site_.base_url, {"zh": site_.short_title.zh, "en": site_.short_title.en}, image)
