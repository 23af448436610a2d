"""A page before any engine: its address, what its head says, and its Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from explainer.pages import addresses


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """`title` and `description` are plain text in `lang`; `body` is Markdown with links by meaning."""

    address: str
    lang: str
    kind: str
    title: str
    description: str
    body: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()
    robots: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What every page's head says alike: the site's names, and the base of absolute addresses."""

    base_url: str
    site_name: Mapping[str, str]
    image: Mapping[str, str] = field(default_factory=dict)


def markdown(page: Page, head: Head, known: frozenset[str]) -> str:
    """The page as a Markdown file with front matter (JSON, which is YAML). `known`: all addresses of the site."""
    twin = addresses.twin(page.address)
    meta: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "lang": page.lang,
        "kind": page.kind,
        "address": page.address,
        "canonical": addresses.absolute(head.base_url, page.address),
    }
    if page.section:
        meta["section"] = page.section
    if twin in known:
        meta["twin"] = twin
        meta["alternates"] = alternates(page.address, twin, head.base_url)
    if page.crumbs:
        meta["crumbs"] = [{"title": crumb.title, "href": crumb.href} for crumb in page.crumbs]
    if page.citation:
        meta["citation"] = [{"name": name, "content": content} for name, content in page.citation]
    if page.scripts:
        meta["scripts"] = list(page.scripts)
    if page.robots:
        meta["robots"] = page.robots
    if page.lang in head.image:
        meta["image"] = head.image[page.lang]
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{page.body.strip()}\n"


def alternates(address: str, twin: str, base_url: str) -> list[dict[str, str]]:
    """Both languages and `x-default` (the choice of languages for the home pages, else the Chinese page)."""
    zh, en = sorted((address, twin), key=lambda item: not item.replace("embed/", "").startswith("zh/"))
    default = "" if zh == addresses.home("zh") else zh
    listed: Sequence[tuple[str, str]] = (("zh", zh), ("en", en), ("x-default", default))
    return [{"lang": lang, "href": addresses.absolute(base_url, item)} for lang, item in listed]
