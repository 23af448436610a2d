"""Pages that say where a page went, from `glossary/redirects.yaml`: a renamed term keeps its old address for ever.

    - from: terms/old-slug/      both languages, and the card for an iframe
      to: terms/new-slug/
    - from: /t/2024-7/           a leading slash: this one address
      to: /t/2024-8/
    - from: promises/#old-id     a place on a page that stays
      to: promises/#new-id
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from explainer import addresses
from explainer.content.entry import Entry, read_entries
from explainer.content.faults import Faults, quoted
from explainer.content.model import At, Site

NAME = "redirects.yaml"
ADDRESS = re.compile(r"/?([a-z0-9][a-z0-9.-]*/)+(#[\w-]+)?")
WORDS = {"zh": "此页已移至", "en": "This page has moved to"}


@dataclass(frozen=True, slots=True)
class Moved:
    """`old` and `new` are addresses; `at` is where the entry stands."""

    old: str
    new: str
    at: At


def load(folder: Path) -> tuple[list[Moved], list[str]]:
    """The moves that `folder` lists, one for each address, and the faults of the file."""
    path, faults = folder / NAME, Faults()
    entries = read_entries(path, ("from", "to"), faults) if path.exists() else ()
    moved = [move for entry in entries for move in moves(entry)]
    return moved, list(map(str, faults))


def moves(entry: Entry) -> Iterator[Moved]:
    old, new = entry.line("from"), entry.line("to")
    for key, value in (("from", old), ("to", new)):
        if value and not ADDRESS.fullmatch(value):
            entry.fault(key, f"{quoted(value)} is not the address of a page", "Write it like `terms/cai-lan-zi/`.")
            return
    if not old or not new:
        return
    if old.startswith("/"):
        yield Moved(old[1:], new.removeprefix("/"), entry.at)
        return
    for lang in ("zh", "en"):
        yield Moved(f"{lang}/{old}", f"{lang}/{new}", entry.at)
        if "#" not in old + new and old.startswith("terms/") and new.startswith("terms/"):
            cards = [addresses.embed(lang, item.split("/")[1]) for item in (old, new)]
            yield Moved(cards[0], cards[1], entry.at)


def add(pages: dict[str, str], moved: list[Moved], site: Site) -> list[str]:
    """Put a page at every old address; a move from a page that is still there, or to one that is not, is a fault."""
    known = dict(pages)
    faults = [fault for move in moved for fault in wrong(move, known)]
    if faults:
        return faults
    for move in moved:
        if "#" in move.old:
            keep_anchor(pages, move)
        else:
            pages[move.old] = page(move, site)
    return []


def wrong(move: Moved, pages: Mapping[str, str]) -> Iterator[str]:
    place = f"{move.at.file}:{move.at.line}"
    if is_there(move.old, pages):
        yield f"{place}: `{move.old}` is still on the site. Remove the entry, or what stands there."
    elif not is_there(move.new, pages):
        yield f"{place}: `{move.new}` is not on the site. Correct `to`."
    elif "#" in move.old and move.old.partition("#")[0] != move.new.partition("#")[0]:
        yield f"{place}: an anchor can only move within its page. Write `to` with the page of `from`."


def is_there(link: str, pages: Mapping[str, str]) -> bool:
    address, mark, anchor = link.partition("#")
    return address in pages and (not mark or f' id="{anchor}"' in pages[address])


def keep_anchor(pages: dict[str, str], move: Moved) -> None:
    """An empty element with the old id, right before the one that has the new id."""
    address, _, old = move.old.partition("#")
    new = re.escape(move.new.partition("#")[2])
    pages[address] = re.sub(rf'(<\w+(?: [^<>]*)? id="{new}")', rf'<span id="{old}"></span>\1', pages[address], count=1)


def page(move: Moved, site: Site) -> str:
    lang = "en" if move.old.startswith(("en/", "embed/en/")) else "zh"
    href = addresses.relative(move.old, move.new)
    full = escape(addresses.absolute(site.base_url, move.new))
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{full}">
<title>{WORDS[lang]} /{move.new} (/{move.old}) · {escape(site.short_title[lang])}</title>
<link rel="stylesheet" href="asset:css/site.css">
</head>
<body class="bare k-moved">
<main id="content"><article>
<h1 id="top">{WORDS[lang]} <a href="page:/{move.new}">/{move.new}</a></h1>
</article></main>
</body>
</html>
"""
