"""Proofs over the finished site: each gives a line for every page that breaks it. They change nothing."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from explainer import addresses
from explainer.publish.links import IDENTIFIER

LANGUAGE = re.compile(r'<html lang="(zh|en)">')
TITLE = re.compile(r"<title>([^<]+)</title>")
STYLED = re.compile(r"<[a-z][^<>]*\sstyle=|<style")
SCRIPTED = re.compile(r'<script(?![^>]*(?:\ssrc=|type="application/ld\+json"))|<[a-z][^<>]*\son[a-z]+=')
NUMBERED = re.compile(r"_[0-9]+")
ABSOLUTE = re.compile(r'\s(?:href|src|action)="(/[^"]*)"')
TERM_PAGE = re.compile(r"(?:zh|en)/terms/[^/]+/")
TERM_BUDGET = 12 * 1024


def faults(pages: Mapping[str, str]) -> list[str]:
    ids = {address: IDENTIFIER.findall(text) for address, text in pages.items()}
    found = [
        f"/{address}: {fault}" for address, text in pages.items() for fault in page_faults(address, text, ids[address])
    ]
    return [*found, *same_titles(pages), *twins(ids), *heavy(pages)]


def page_faults(address: str, text: str, ids: list[str]) -> Iterator[str]:
    if not LANGUAGE.search(text):
        yield 'the page does not say its language. Begin it with <html lang="zh"> or <html lang="en">.'
    if not TITLE.search(text):
        yield "the page has no title. Give it one."
    if (count := text.count("<h1 ") + text.count("<h1>")) != 1:
        yield f"the page has {count} headings of the first level. Keep one."
    if "style" in text and (styled := STYLED.search(text)):
        yield f"`{styled[0][:60]}` sets a style in the page, which the policy blocks. Use a class."
    if scripted := SCRIPTED.search(text):
        yield f"`{scripted[0][:60]}` is a script in the page, which the policy blocks. Move it to docs/assets/js/."
    if address != "404.html" and (absolute := ABSOLUTE.search(text)):
        yield f"`{absolute[1]}` begins with a slash, so it breaks under another base. Link by meaning: `page:/zh/…`."
    yield from id_faults(ids)


def id_faults(ids: list[str]) -> Iterator[str]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"the id `{name}` stands there {count} times. Make each its own."
        if NUMBERED.fullmatch(name):
            yield f"the id `{name}` was made by the engine from a heading. Write one: `{{: #id }}`."


def same_titles(pages: Mapping[str, str]) -> Iterator[str]:
    """Cards for iframes share the title of their term, and bilingual pages stand outside the two languages."""
    first: dict[tuple[str, str], str] = {}
    for address, text in pages.items():
        if not address.startswith(("zh/", "en/")) or not (title := TITLE.search(text)):
            continue
        known = first.setdefault((address[:2], title[1]), address)
        if known != address:
            yield f"/{address}: its title `{title[1]}` is that of /{known} too. Tell them apart."


def twins(ids: Mapping[str, list[str]]) -> Iterator[str]:
    """Both languages have the same pages, and the same ids on each."""
    for address, mine in ids.items():
        twin = addresses.twin(address)
        if twin and twin not in ids:
            yield f"/{address}: there is no /{twin}. Write the page in both languages."
        elif twin > address and set(mine) != set(ids[twin]):
            odd = ", ".join(f"`{name}`" for name in sorted(set(mine) ^ set(ids[twin]))[:3])
            yield f"/{address}: only one of it and /{twin} has {odd}. Give both the same ids."


def heavy(pages: Mapping[str, str]) -> Iterator[str]:
    """Only the longest pages can pass the budget: a few of each language are weighed as they travel."""
    longest: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for address, text in pages.items():
        if TERM_PAGE.fullmatch(address):
            longest[address[:2]].append((len(text), address))
    for candidates in longest.values():
        for _, address in sorted(candidates, reverse=True)[:5]:
            size = len(gzip.compress(pages[address].encode(), 6, mtime=0))
            if size > TERM_BUDGET:
                yield f"/{address}: {size} bytes over the wire, more than {TERM_BUDGET}. Shorten the entry or its page."
