"""A page before any engine: its address, what its head says, and its Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer import addresses


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
    if twin and twin in known:
        meta["twin"] = twin
    if listed := addresses.alternates(page.address, known):
        meta["alternates"] = [
            {"lang": lang, "href": addresses.absolute(head.base_url, item)} for lang, item in listed
        ]
    if page.crumbs:
        meta["crumbs"] = [{"title": crumb.title, "href": crumb.href} for crumb in page.crumbs]
        meta["trail"] = trail(page, head.base_url)
    if page.citation:
        meta["citation"] = [{"name": name, "content": content} for name, content in page.citation]
    if page.scripts:
        meta["scripts"] = list(page.scripts)
    if page.robots:
        meta["robots"] = page.robots
    if page.lang in head.image:
        meta["image"] = head.image[page.lang]
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{page.body.strip()}\n"


def trail(page: Page, base_url: str) -> str:
    """The way from the home page as a schema.org `BreadcrumbList`: JSON that no text in it can end as a script."""
    steps = [(crumb.title, addresses.target(crumb.href, page.lang) or page.address) for crumb in page.crumbs]
    text = json.dumps({
        "@context": "https://schema.org", "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": addresses.absolute(base_url, address)}
            for position, (title, address) in enumerate(steps, 1)
        ],
    }, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
