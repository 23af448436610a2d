"""Links by meaning become relative addresses; a dead one is a fault. Runs over the built HTML of either engine."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from explainer.pages import addresses

# Attributes that hold an address, with a value in one of our schemes or any other.
ATTRIBUTE = re.compile(r'\b(href|src|action|data-copy|data-index|data-passages|data-rules|data-root|data-addresses)="([^"]*)"')
IDENTIFIER = re.compile(r'\bid="([^"]*)"')
LANGUAGE = re.compile(r'<html lang="(\w+)"')
OUTSIDE = re.compile(r"^(https?:|mailto:)")
MISSING = "404.html"


@dataclass(frozen=True, slots=True)
class Dead:
    """A link that leads nowhere: the page it stands on, and what it says."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"{self.page or '/'}: dead link `{self.link}`. Correct the id, or add the page it names."


@dataclass(frozen=True, slots=True)
class Site:
    """What links can lead to. `files`: addresses of all files; `ids`: anchors by page address."""

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    entity_pages: frozenset[str]
    base_path: str


def address_of(path: Path, folder: Path) -> str:
    """`zh/terms/x/index.html` is the address `zh/terms/x/`."""
    return path.relative_to(folder).as_posix().removesuffix("index.html")


def pages(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.html")):
        yield address_of(path, folder), path


def resolve(folder: Path, entity_pages: frozenset[str], base_path: str, extra: Iterable[str] = ()) -> list[Dead]:
    """Rewrite every page in `folder`; give the dead links of all pages. `extra`: files that later steps will add."""
    texts = {address: path.read_text(encoding="utf-8") for address, path in pages(folder)}
    files = frozenset(
        [*(address_of(path, folder) for path in folder.rglob("*") if path.is_file()), *extra, ""]
    )
    ids = {address: frozenset(IDENTIFIER.findall(text)) for address, text in texts.items()}
    site = Site(files, ids, entity_pages, base_path)
    dead: list[Dead] = []
    for address, text in texts.items():
        found = LANGUAGE.search(text)
        rewritten = ATTRIBUTE.sub(replacer(address, found.group(1) if found else "zh", site, dead), text)
        if rewritten != text:
            (folder / file_of(address)).write_text(rewritten, encoding="utf-8")
    return dead


def file_of(address: str) -> str:
    return address + "index.html" if address.endswith("/") or not address else address


def replacer(address: str, lang: str, site: Site, dead: list[Dead]) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        name, value = match.groups()
        found = rewritten(html.unescape(value), address, lang, site)
        if found is None:
            dead.append(Dead(address, html.unescape(value)))
            return match.group()
        return f'{name}="{html.escape(found)}"'

    return replace


def rewritten(link: str, here: str, lang: str, site: Site) -> str | None:
    """The link as the page needs it; None if it is dead. What leaves the site stays as it is."""
    if OUTSIDE.match(link) or link.startswith("data:image"):
        return link
    target = addresses.target(link, lang, site.entity_pages)
    if target is None:
        if link.startswith("#"):
            return link if link == "#" or unquote(link[1:]) in site.ids.get(here, frozenset()) else None
        return None
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    if path not in site.files or (anchor and anchor not in site.ids.get(path, frozenset())):
        return None
    if here == MISSING:
        return site.base_path + quote(target, safe="/#?=&%-._~:")
    return addresses.relative(here, target)
