"""Links by meaning become relative addresses; a dead one is a fault. Runs over the built HTML of either engine."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from explainer import addresses
from explainer.publish.built import MISSING

# Attributes that hold an address, in one of our schemes or any other.
ATTRIBUTE = re.compile(
    r'\b(href|src|action|poster|data-(?:copy|index|passages|rules|lines|lib|root|addresses|list|worker))="([^"]*)"'
)
IDENTIFIER = re.compile(r'\sid="([^"]*)"')
LANGUAGE = re.compile(r'<html lang="(\w+)"')
OUTSIDE = re.compile(r"https?:|mailto:|data:image")


@dataclass(frozen=True, slots=True)
class Dead:
    """A link that leads nowhere: the page it stands on, and what it says."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"/{self.page}: dead link `{self.link}`. Correct the id, or add the page it names."


@dataclass(frozen=True, slots=True)
class Targets:
    """What links can lead to. `files`: addresses of pages and files; `ids`: anchors by page address."""

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    entity_pages: frozenset[str]
    base_path: str


def resolve(pages: dict[str, str], targets: Targets) -> list[Dead]:
    """Rewrite every page in place; the dead links of all pages."""
    dead: list[Dead] = []
    for address, text in pages.items():
        found = LANGUAGE.search(text)
        pages[address] = ATTRIBUTE.sub(replacer(address, found[1] if found else "zh", targets, dead), text)
    return dead


def ids_of(pages: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {address: frozenset(IDENTIFIER.findall(text)) for address, text in pages.items()}


def replacer(address: str, lang: str, targets: Targets, dead: list[Dead]) -> Callable[[re.Match[str]], str]:
    known: dict[str, str | None] = {}  # most links of a page stand on it twice

    def replace(match: re.Match[str]) -> str:
        name, value = match.groups()
        if value not in known:
            found = rewritten(html.unescape(value), address, lang, targets)
            if found is None:
                dead.append(Dead(address, html.unescape(value)))
            known[value] = None if found is None else html.escape(found)
        link = known[value]
        return match[0] if link is None else f'{name}="{link}"'

    return replace


def rewritten(link: str, here: str, lang: str, targets: Targets) -> str | None:
    """The link as the page needs it; None if it is dead. What leaves the site stays as it is."""
    if OUTSIDE.match(link):
        return link
    target = addresses.target(link, lang, targets.entity_pages)
    if target is None:
        on_page = link.startswith("#") and (link == "#" or unquote(link[1:]) in targets.ids.get(here, frozenset()))
        return link if on_page else None
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    if path not in targets.files or (anchor and anchor not in targets.ids.get(path, frozenset())):
        return None
    if here == MISSING:  # shown at any address, so nothing relative would hold
        return targets.base_path + quote(target, safe="/#?=&%-._~:")
    return addresses.relative(here, target)
