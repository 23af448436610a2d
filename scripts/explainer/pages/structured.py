"""JSON-LD of pages that show a table of data: a schema.org `Dataset` with the files that hold the same rows."""

from __future__ import annotations

import json
from typing import Any

from explainer.pages import addresses
from explainer.pages.asked import Asked

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def script(data: dict[str, Any]) -> str:
    """The element, as a block of its own in Markdown. No text can end it: `<`, `>`, `&` are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'\n\n<script type="application/ld+json">{safe}</script>\n'


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


def table(kit: Asked, lang: str, address: str, name: str, description: str, *files: str) -> str:
    return script(dataset(kit, lang, address, name, description, files))


def rows_of(kit: Asked, year: int, figures: bool, promises: bool) -> tuple[str, ...]:
    """The files that hold the figures and promises which a page of the report of `year` shows."""
    suffix = "" if year == kit.derived.glossary.site.newest_report else f"-{year}"
    shown = (("figures", figures), ("commitments", promises))
    return tuple(f"{name}{suffix}.csv" for name, there in shown if there)
