"""The index as scripts, for a copy of the site that is read from a folder, where nothing can be fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

INDEX = re.compile(r"data/(search-[a-z-]+)\.json")


def as_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A script beside each file of the index: `data/search-rules.json` gives `data/search-rules.js`."""
    named = ((found[1], content) for path, content in files.items() if (found := INDEX.fullmatch(path)))
    return {f"data/{name}.js": script(name, content) for name, content in named}


def script(name: str, content: bytes) -> bytes:
    return b"(self.searchData=self.searchData||{})[" + json.dumps(name).encode() + b"]=" + content + b";"
