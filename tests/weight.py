"""What pages weigh on the wire: every file as gzip would send it."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

KIND = re.compile(rb'<body class="([^"]*)"')


def wire(file: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def by_kind(site: Path) -> Mapping[str, list[tuple[int, str]]]:
    """(bytes on the wire, address) of all pages by kind, the heaviest last."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for page in sorted(site.rglob("*.html")):
        named = KIND.search(page.read_bytes())
        if named:
            kind = named[1].decode().removeprefix("bare ").removeprefix("k-")
            found[kind].append((wire(page), page.relative_to(site).as_posix().removesuffix("index.html")))
    return {kind: sorted(pages) for kind, pages in sorted(found.items())}


def table(site: Path) -> str:
    """One line a kind: how many pages, the one in the middle, the heaviest."""
    lines = [f"{'kind':<12}{'pages':>6}{'median':>9}{'heaviest':>9}  address (bytes of HTML, gzip)"]
    for kind, pages in by_kind(site).items():
        lines.append(f"{kind:<12}{len(pages):>6}{pages[len(pages) // 2][0]:>9}{pages[-1][0]:>9}  {pages[-1][1]}")
    return "\n".join(lines)
