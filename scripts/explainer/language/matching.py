"""Finding terms in Chinese text, which has no blanks between words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """`form` stands at `start`…`end` (code points) and means `slug`."""

    start: int
    end: int
    form: str
    slug: str


class Matcher:
    """Finds the forms of `forms` (form → slug): the longest at each place, from left to right, none overlapping."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self.forms = {form: slug for form, slug in forms.items() if form}
        ordered = sorted(self.forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def find(self, text: str) -> tuple[Found, ...]:
        if self._pattern is None:
            return ()
        return tuple(Found(match.start(), match.end(), match[0], self.forms[match[0]])
                     for match in self._pattern.finditer(text))

    def slugs(self, text: str) -> tuple[str, ...]:
        """What `text` names, in the order of its first mention."""
        return tuple(dict.fromkeys(found.slug for found in self.find(text)))
