"""Pages that hold no Markdown: an engine would parse them for nothing, which is half the time of a build."""

from __future__ import annotations

import re

DIVISION = re.compile(r"<(/?)div\b")


def is_one_element(text: str) -> bool:
    """Whether `text` is one `<div>` from its first sign to its last: Markdown hands that on untouched."""
    text = text.strip()
    if not (text.startswith("<div") and text.endswith("</div>")):
        return False
    depth = 0
    for found in DIVISION.finditer(text):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end() + 1 == len(text)
    return False
