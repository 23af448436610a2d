"""What stands at the head of a site: its security policy, and the files that browsers and crawlers ask for by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from explainer import addresses
from explainer.content.model import Site
from explainer.derive.derived import Derived
from explainer.publish.built import MISSING

POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
))
CHARSET = '<meta charset="utf-8">'
NOINDEX = '<meta name="robots" content="noindex"'


def with_policy(text: str) -> str:
    """The policy stands before all that it governs."""
    return text.replace(CHARSET, f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">', 1)


def site_files(pages: Mapping[str, str], derived: Derived) -> dict[str, bytes]:
    site = derived.glossary.site
    where = addresses.absolute(site.base_url, "sitemap.xml")
    return {
        "manifest.webmanifest": manifest(site),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {where}\n".encode(),
        "sitemap.xml": sitemap((item for item in listed(pages) if not item.startswith("embed/")), derived),
    }


def listed(pages: Mapping[str, str]) -> list[str]:
    """The addresses that a reader can be sent to."""
    return [address for address, text in pages.items() if NOINDEX not in text and address != MISSING]


def manifest(site: Site) -> bytes:
    entries = {
        "name": f"{site.title.zh} · {site.title.en}",
        "short_name": site.short_title.zh,
        "lang": "zh",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(entries, ensure_ascii=False, indent=1).encode() + b"\n"


def sitemap(listed: Iterable[str], derived: Derived) -> bytes:
    """Every page with its twin and the day on which its content last changed."""
    base = derived.glossary.site.base_url
    known = list(listed)
    entries = "".join(entry(address, set(known), base, revised(address, derived)) for address in known)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n"
    ).encode()


def entry(address: str, known: set[str], base: str, day: str) -> str:
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{url(base, item)}"/>'
        for lang, item in addresses.alternates(address, known)
    )
    return f"<url><loc>{url(base, address)}</loc><lastmod>{day}</lastmod>{alternates}</url>\n"


def url(base: str, address: str) -> str:
    return escape(addresses.absolute(base, address))


def revised(address: str, derived: Derived) -> str:
    """The date that the content itself gives: of the term, of the report, else of the site."""
    glossary = derived.glossary
    parts = address.split("/")
    if parts[1:2] == ["terms"] and parts[2] in glossary.terms:
        return glossary.terms[parts[2]].revised or glossary.site.revised
    if len(parts) > 1 and parts[1].isdecimal() and int(parts[1]) in glossary.reports:
        return glossary.reports[int(parts[1])].revised or glossary.site.revised
    return glossary.site.revised
