"""All that machines read: data files and the search index, made from the same model as the pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from explainer.data.files import data_files
from explainer.derive.derived import Derived
from explainer.publish import head
from explainer.search.index import Extra, search_files

WORDS_PAGE = re.compile(r"(zh|en)/(?!search/)[a-z]+/")
TITLE = re.compile(r"<title>(.*?)(?: · [^·<]*)?</title>")
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def files(derived: Derived, pages: Mapping[str, str]) -> dict[str, bytes]:
    """`{path: bytes}`; the paths begin at the site's root."""
    return {**data_files(derived, head.listed(pages)), **search_files(derived, tuple(extras(pages)))}


def extras(pages: Mapping[str, str]) -> Iterator[Extra]:
    """The pages of words and the indexes, which search finds by their titles."""
    for address, text in pages.items():
        if WORDS_PAGE.fullmatch(address) and (title := TITLE.search(text)):
            line = DESCRIPTION.search(text)
            yield Extra(address[:2], address, html.unescape(title[1]), html.unescape(line[1]) if line else "")
