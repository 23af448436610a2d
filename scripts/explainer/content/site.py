"""The site itself: its names, its address and the lists of ids that other files use: `site.yaml`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from explainer.content.entry import Entry, read_entry, unique
from explainer.content.faults import Faults, quoted
from explainer.content.model import Named, Rate, Site
from explainer.content.sources import is_web
from explainer.content.texts import unmarked

KEYS = (
    "base_url", "title", "short_title", "place", "province", "place_entity", "area", "description", "newest_report",
    "contact",
    "revised", "categories", "themes", "areas", "exchange_rates", "corpus", "corpus_note",
)


def load_site(path: Path, faults: Faults) -> Site | None:
    entry = read_entry(path, KEYS, faults)
    if entry is None:
        return None
    return Site(
        base_url=_base_url(entry),
        title=unmarked(entry, "title"),
        short_title=unmarked(entry, "short_title"),
        place=unmarked(entry, "place"),
        province=unmarked(entry, "province", needed=False),
        place_entity=entry.id("place_entity"),
        area=entry.id("area"),
        description=unmarked(entry, "description"),
        newest_report=entry.whole("newest_report") or 0,
        contact=_contact(entry),
        revised=entry.date("revised"),
        categories=_named(entry, "categories"),
        themes=_named(entry, "themes"),
        areas=_named(entry, "areas"),
        exchange_rates=tuple(map(_rate, entry.entries("exchange_rates", ("year", "cny_per_usd", "source")))),
        at=entry.at,
        corpus=entry.counts("corpus"),
        corpus_note=unmarked(entry, "corpus_note", needed=False),
    )


def _base_url(entry: Entry) -> str:
    value = entry.line("base_url")
    if value and not (is_web(value) and value.endswith("/") and "?" not in value and "#" not in value):
        entry.fault("base_url", f"{quoted(value)} is not the address of a site",
                    "Write it whole, with a slash at its end: `https://example.org/report/`.")
    return value


def _contact(entry: Entry) -> str:
    value = entry.line("contact")
    if value and not is_web(value) and not (value.startswith("mailto:") and "@" in value and " " not in value):
        entry.fault("contact", f"{quoted(value)} is no way to reach the editors",
                    "Write `mailto:` and an address, or a web address.")
    return value


def _named(entry: Entry, key: str) -> dict[str, Named]:
    items = entry.entries(key, ("id", "zh", "en"), needed=True)
    return unique(items, "id", lambda item: Named(item.id("id"), item.named("zh", "zh"), item.named("en", "en")))


def _rate(item: Entry) -> Rate:
    rate = item.number("cny_per_usd")
    if rate is not None and rate <= 0:
        item.fault("cny_per_usd", "a rate of exchange is above 0", "Write how many yuan one US dollar was.")
    return Rate(item.whole("year") or 0, rate if rate and rate > 0 else Decimal(1), item.id("source"))
