"""JSON-LD of pages that show a table of data: a schema.org `Dataset` with the files that hold the same rows."""

from __future__ import annotations

import json
from typing import Any

from explainer import addresses
from explainer.pages.asked import Asked

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def script(data: dict[str, Any]) -> str:
    """The element. No text can end it: `<`, `>`, `&` are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>\n'


def within(body: str, element: str) -> str:
    """A page that is one element keeps being one; in a page of Markdown the element is a block of its own."""
    inner, end, rest = body.rpartition("</div>")
    return f"{inner}{element}{end}{rest}" if end and not rest.strip() else f"{body.rstrip()}\n\n{element}"


def dataset(kit: Asked, lang: str, address: str, name: str, description: str, files: tuple[str, ...]) -> dict[str, Any]:
    """`files`: names of CSV files under `data/`. The data set as a whole is described on the page about it."""
    site = kit.derived.glossary.site
    whole = kit.absolute(addresses.page(lang, "data"))
    return {
        "@context": "https://schema.org", "@type": "Dataset",
        "@id": kit.absolute(address), "url": kit.absolute(address),
        "name": name, "description": description, "inLanguage": lang, "license": LICENCE,
        "creator": {"@type": "Organization", "name": site.title[lang]},
        "spatialCoverage": site.place[lang], "isPartOf": {"@type": "Dataset", "@id": whole, "name": site.title[lang]},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": kit.absolute(f"data/{file}")}
            for file in files
        ],
    }


def table(body: str, kit: Asked, lang: str, address: str, name: str, description: str, *files: str) -> str:
    """The page with the description of its table in it."""
    return within(body, script(dataset(kit, lang, address, name, description, files)))


def rows_of(kit: Asked, year: int, figures: bool, promises: bool) -> tuple[str, ...]:
    """The files that hold the figures and promises which a page of the report of `year` shows."""
    suffix = "" if year == kit.derived.glossary.site.newest_report else f"-{year}"
    shown = (("figures", figures), ("commitments", promises))
    return tuple(f"{name}{suffix}.csv" for name, there in shown if there)
