"""The sources: `sources.yaml`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from explainer.content.entry import Entry, read_entries, unique
from explainer.content.faults import Faults, quoted
from explainer.content.model import Source
from explainer.content.vocabulary import SOURCE_KINDS, VIAS
from explainer.content.yamlfile import MEGABYTE

KEYS = ("id", "title", "publisher", "date", "url", "accessed", "via", "kind", "link", "quote", "note")
CAP = 2 * MEGABYTE
QUOTE_MOST = 40


def load_sources(path: Path, faults: Faults) -> dict[str, Source]:
    """The sources by id, in the order of their ids."""
    return dict(sorted(unique(read_entries(path, KEYS, faults, CAP), "id", source_of).items()))


def source_of(entry: Entry) -> Source:
    quote, link = entry.line("quote", needed=False), entry.flag("link", "yes", "no", needed=True)
    if len(quote) > QUOTE_MOST:
        entry.fault("quote", f"`quote` has {len(quote)} characters, more than {QUOTE_MOST}", "Quote less.")
    via = entry.choice("via", VIAS)
    if link and via == "reprint":
        entry.fault("link", "a reprint is linked", "Write `link: no`; only the publisher's own page is linked.")
    return Source(
        id=entry.id("id"),
        title=entry.line("title"),
        publisher=entry.line("publisher"),
        date=entry.date("date", also=("undated",)),
        url=url(entry, "url", needed=link),
        via=via,
        kind=entry.choice("kind", SOURCE_KINDS),
        link=link,
        at=entry.at,
        accessed=entry.date("accessed", needed=False),
        quote=quote,
        note=entry.line("note", needed=False),
    )


def url(entry: Entry, key: str, *, needed: bool) -> str:
    """A web address with a host; what is not linked (a book, a broadcast) may have none."""
    value = entry.line(key, needed=needed)
    if value and not is_web(value):
        entry.fault(key, f"{quoted(value)} is not a web address", "Write it whole: `https://example.org/page`.")
        return ""
    return value


def is_web(value: str) -> bool:
    """Whether `value` is an http(s) address with a host and no blank or quotation mark."""
    if any(sign.isspace() or sign in "<>\"'\\" for sign in value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False

