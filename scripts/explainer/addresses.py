"""Every address of the site, spelled here and nowhere else.

An address is relative to the site's root and ends in `/` (a page) or in a file name: `zh/terms/cai-lan-zi/`.
A link by meaning (`term:slug`, `entity:slug`, `p:2024/p12`, `page:/zh/about/`, `asset:css/site.css`,
`data:glossary.json`) is what content, macros and templates write; `target` turns it into an address.
"""

from __future__ import annotations

import re
from collections.abc import Container
from posixpath import relpath

SCHEMES = ("term", "entity", "p", "page", "asset", "data")
LINK = re.compile(r"^(term|entity|p|page|asset|data):(.*)$")


def home(lang: str) -> str:
    return f"{lang}/"


def page(lang: str, name: str) -> str:
    """A page of `docs/` or an index: `terms`, `guide`, `about`, …"""
    return f"{lang}/{name}/"


def report(lang: str, year: int) -> str:
    return f"{lang}/{year}/"


def section(lang: str, year: int, node: str) -> str:
    return f"{lang}/{year}/{node}/"


def paragraph(lang: str, year: int, identifier: str) -> str:
    return f"{lang}/{year}/{identifier}/"


def changes(lang: str, year: int) -> str:
    """What is new, dropped or refilled against the report of the year before."""
    return f"{lang}/{year}/changes/"


def term(lang: str, slug: str) -> str:
    return f"{lang}/terms/{slug}/"


def theme(lang: str, identifier: str) -> str:
    return f"{lang}/indicators/{identifier}/"


def indicator(lang: str, theme_id: str, identifier: str) -> str:
    return f"{lang}/indicators/{theme_id}/{identifier}/"


def place(lang: str, slug: str) -> str:
    return f"{lang}/places/{slug}/"


def sheet(lang: str, year: int, node: str) -> str:
    """A printable lesson sheet."""
    return f"{lang}/teach/{year}-{node}/"


def sheet_key(lang: str, year: int, node: str) -> str:
    """The answers to a lesson sheet, on a page of their own."""
    return f"{lang}/teach/{year}-{node}-key/"


def short(year: int, number: int) -> str:
    """The blackboard address of a numbered term."""
    return f"t/{year}-{number}/"


def embed(lang: str, slug: str) -> str:
    return f"embed/{lang}/{slug}/"


def twin(address: str) -> str:
    """The same page in the other language; `""` for a bilingual page."""
    for mine, other in (("zh/", "en/"), ("en/", "zh/"), ("embed/zh/", "embed/en/"), ("embed/en/", "embed/zh/")):
        if address.startswith(mine):
            return other + address[len(mine):]
    return ""


def alternates(address: str, known: Container[str]) -> tuple[tuple[str, str], ...]:
    """`hreflang` and address in each language, and `x-default`: the choice of languages, or the Chinese page.

    A bilingual page (`t/2024-47/`) has none; the choice of languages itself names both home pages.
    """
    if not address:
        return ("zh", home("zh")), ("en", home("en")), ("x-default", "")
    other = twin(address)
    if not other or other not in known:
        return ()
    zh, en = sorted((address, other), key=lambda item: "zh/" not in item[: len("embed/zh/")])
    return ("zh", zh), ("en", en), ("x-default", "" if zh == home("zh") else zh)


def target(link: str, lang: str, entity_pages: frozenset[str] = frozenset()) -> str | None:
    """The address (with `#anchor`, where there is one) that a link by meaning stands for; None if it is none.

    `entity_pages`: slugs of the entities that have a page of their own; the others stand on the index of names.
    """
    match = LINK.match(link)
    if not match:
        return None
    scheme, rest = match.groups()
    name, mark, anchor = rest.partition("#")
    if scheme == "term":
        return term(lang, name) + mark + anchor
    if scheme == "entity":
        return place(lang, name) if name in entity_pages else page(lang, "places") + "#" + name
    if scheme == "p":
        year, _, identifier = name.partition("/")
        return f"{lang}/{year}/{identifier}/" + mark + anchor
    if scheme == "asset":
        return ("" if name in ROOT_FILES else "assets/") + rest
    if scheme == "data":
        return "data/" + rest
    return name.removeprefix("/") + mark + anchor


ROOT_FILES = frozenset({"manifest.webmanifest", "sw.js"})


def relative(here: str, there: str) -> str:
    """`there` as seen from the page at address `here`: `zh/terms/x/` and `zh/` give `../../`."""
    path, mark, anchor = there.partition("#")
    path, query_mark, query = path.partition("?")
    tail = query_mark + query + mark + anchor
    base = here.rpartition("/")[0]
    if path == here and tail:
        return tail
    found = relpath("/" + path, "/" + base)
    found += "/" if path.endswith("/") or not path else ""
    return ("./" if found == "./" or found == "." else found.replace("//", "/")) + tail


def absolute(base_url: str, address: str) -> str:
    """The full address of a page, for what leaves the site: QR codes, citations, canonical links."""
    return base_url.rstrip("/") + "/" + address
