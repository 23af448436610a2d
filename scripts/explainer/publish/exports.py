"""All that machines read: data files and the search index, made from the same model as the pages."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from explainer.derive.derived import Derived

MAKERS = (("explainer.data.files", "data_files"), ("explainer.search.index", "search_files"))


def files(derived: Derived) -> dict[str, bytes]:
    """`{path: bytes}`; the paths begin at the site's root."""
    made: dict[str, bytes] = {}
    for module, function in MAKERS:
        if find_spec(module):
            made |= getattr(import_module(module), function)(derived)
    return made
