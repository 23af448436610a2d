"""What the site and its pages weigh, and how they travel."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

from explainer.publish import built

KIND = re.compile(r'<body class="(?:bare )?k-([\w-]+)"')
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon|manifest)"|script)[^>]*\s(?:href|src)="([^"]+)"')
LATER = ("sw.js", "assets/js/offline.js")  # fetched once, after the page has loaded


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes over the wire: of the page itself, and of all that a first visit fetches."""

    kind: str
    address: str
    requests: int
    first: int
    next: int


def bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def pages_of(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.html"))


def heaviest(site: Path) -> list[Weight]:
    """For every kind of page and each language the page that weighs most."""
    found: dict[tuple[str, str], Weight] = {}
    for weight in weights(site):
        key = (weight.kind, weight.address[:3])
        if key not in found or weight.next > found[key].next:
            found[key] = weight
    return [found[key] for key in sorted(found)]


def weights(site: Path) -> Iterator[Weight]:
    known: dict[str, int] = {}
    for address, text in built.read(site).pages.items():
        if kind := KIND.search(text):
            page = packed(text.encode())
            files = [*loaded(text, address), *LATER] if kind[1] != "embed" else [*loaded(text, address)]
            for name in files:
                if name not in known:
                    known[name] = packed((site / name).read_bytes())
            yield Weight(kind[1], address, len(files) + 1, page + sum(known[name] for name in files), page)


def loaded(text: str, address: str) -> Iterable[str]:
    """Style, scripts, icon and manifest of a page, as files of the site."""
    base = built.file_of(address).rpartition("/")[0]
    for link in LOADED.findall(text):
        if not link.startswith("/"):
            yield normpath(f"{base}/{link}").lstrip("./")


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))
