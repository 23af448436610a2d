"""The ledger of addresses: `addresses.txt` lists every address that was ever published, and none may be lost.

A page that is gone without a redirect stops the build. New pages are only reported: they enter the ledger with
`make addresses`, when they are about to be published, so that a slip made while writing never becomes a promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.publish.built import MISSING

NAME = "addresses.txt"


def listed(file: Path) -> dict[str, int]:
    """The addresses of the ledger with their lines; nothing if there is none yet."""
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {line.strip().removeprefix("/"): number for number, line in enumerate(lines, 1) if line.strip()}


def faults(pages: Mapping[str, str], file: Path) -> list[str]:
    """A line for each address that the ledger promises and the site lacks."""
    return [
        f"{file.name}:{number}: `/{address}` was published and is no longer a page. {cure(address)}"
        for address, number in listed(file).items() if address not in pages
    ]


def cure(address: str) -> str:
    mirrored = address.startswith(("zh/", "en/"))
    old = address[3:] if mirrored else f"/{address}"
    new = "terms/…/" if mirrored else "/…/"
    return f"Bring it back, or say where it went in glossary/redirects.yaml: `- {{from: {old}, to: {new}}}`."


def unlisted(pages: Iterable[str], file: Path) -> list[str]:
    known = listed(file)
    return sorted(address for address in pages if address not in known and address != MISSING)


def enter(pages: Iterable[str], file: Path) -> list[str]:
    """Add what is new to the ledger, sorted; nothing is ever taken out. The new addresses."""
    new = unlisted(pages, file)
    lines = sorted(f"/{address}\n" for address in {*listed(file), *new})
    file.write_text("".join(lines), encoding="utf-8")
    return new
