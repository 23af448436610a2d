"""The ledgers: every address and every anchor that was ever published, and none may be lost.

`addresses.txt` lists pages; `anchors.txt` lists the places on them to which people link, once for both languages. What
is gone without a redirect stops the build. What is new is only reported: it enters the ledgers with `make addresses`,
when it is about to be published, so that a slip made while writing never becomes a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.publish.built import MISSING
from explainer.publish.links import IDENTIFIER

PAGES, ANCHORS = "addresses.txt", "anchors.txt"
WITH_ANCHORS = re.compile(r"(?:zh|en)/((?:[0-9]{4}/)?[a-z-]+/)")
PLUMBING = re.compile(r"content|top|say|text|(?:note|view|kind|record)-.*|source-[0-9]+|.*-[td]")


def read(file: Path) -> dict[str, int]:
    """The entries of a ledger with their lines; nothing if there is none yet."""
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {line.strip().removeprefix("/"): number for number, line in enumerate(lines, 1) if line.strip()}


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """A line for each address and anchor that the ledgers in `folder` promise and the site lacks."""
    lost_pages = [
        f"{PAGES}:{number}: `/{address}` was published and is no longer a page. {cure(address)}"
        for address, number in read(folder / PAGES).items() if address not in pages
    ]
    held = anchors(pages)
    lost_anchors = [
        f"{ANCHORS}:{number}: `{anchor}` was published and is gone. {cure_anchor(anchor)}"
        for anchor, number in read(folder / ANCHORS).items()
        if anchor not in held and f"zh/{anchor.partition('#')[0]}" in pages
    ]
    return lost_pages + lost_anchors


def cure(address: str) -> str:
    mirrored = address.startswith(("zh/", "en/"))
    old = address[3:] if mirrored else f"/{address}"
    new = "terms/…/" if mirrored else "/…/"
    return f"Bring it back, or say where it went in glossary/redirects.yaml: `- {{from: {old}, to: {new}}}`."


def cure_anchor(anchor: str) -> str:
    move = f"- {{from: {anchor}, to: {anchor.partition('#')[0]}#…}}"
    return f"Keep the id, or say which one took its place in glossary/redirects.yaml: `{move}`."


def anchors(pages: Mapping[str, str]) -> set[str]:
    """What people link to: paragraphs, promises, checks, names, headings; notes and numbered sources serve a page."""
    return {
        f"{found[1]}#{name}"
        for address, text in pages.items() if (found := WITH_ANCHORS.fullmatch(address))
        for name in IDENTIFIER.findall(text) if not PLUMBING.fullmatch(name)
    }


def unlisted(pages: Iterable[str], folder: Path) -> list[str]:
    known = read(folder / PAGES)
    return sorted(address for address in pages if address not in known and address != MISSING)


def enter(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Add what is new to both ledgers, sorted; nothing is ever taken out. The new addresses."""
    new = unlisted(pages, folder)
    write(folder / PAGES, (f"/{address}" for address in {*read(folder / PAGES), *new}))
    write(folder / ANCHORS, {*read(folder / ANCHORS), *anchors(pages)})
    return new


def write(file: Path, entries: Iterable[str]) -> None:
    file.write_text("".join(f"{entry}\n" for entry in sorted(entries)), encoding="utf-8")
