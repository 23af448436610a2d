"""The folder that an engine has built, its pages in memory: each is read once, changed by every step, written once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MISSING = "404.html"


@dataclass(slots=True)
class Built:
    """`pages` is HTML by address, sorted; `folder` holds all other files. `pages` reach the folder with `write`."""

    folder: Path
    pages: dict[str, str]
    written: dict[str, str] = field(default_factory=dict)

    def files(self) -> frozenset[str]:
        """The addresses of everything that a link can lead to, pages first."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return frozenset([*self.pages, *(name for name in found if not name.endswith(".html"))])

    def add(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def write(self) -> None:
        """Every page that differs from what the folder holds."""
        for address, text in self.pages.items():
            if self.written.get(address) != text:
                self.add({file_of(address): text.encode()})
        self.written = dict(self.pages)


def read(folder: Path) -> Built:
    """The 404 page is one file at the root, whatever the engine calls it."""
    own = folder / "404" / "index.html"
    if own.exists():
        own.replace(folder / MISSING)
        shutil.rmtree(own.parent)
    pages = {address: (folder / file_of(address)).read_text(encoding="utf-8") for address in addresses_of(folder)}
    return Built(folder, pages, dict(pages))


def addresses_of(folder: Path) -> list[str]:
    """`zh/terms/x/index.html` is the address `zh/terms/x/`."""
    return sorted(path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("*.html"))


def file_of(address: str) -> str:
    return address + "index.html" if address.endswith("/") or not address else address
