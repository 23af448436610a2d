"""Pinyin of names that have none of their own, read off the pinyin that editors wrote for terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from explainer.content.model import Term
from explainer.language.pinyin import without_tones

PIECE = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")


def readings(terms: Iterable[Term]) -> dict[str, str]:
    """Each character's most frequent reading in the terms' own pinyin, without tones."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for term in terms:
        pieces, syllables = PIECE.findall(term.zh), spoken(term.pinyin).split()
        if len(pieces) == len(syllables):
            for piece, syllable in zip(pieces, syllables, strict=True):
                seen[piece][syllable] += 1
    return {sign: min(counts, key=lambda s: (-counts[s], s)) for sign, counts in sorted(seen.items())}


def spoken(pinyin: str) -> str:
    """`lǜ diàn` → `lv dian`."""
    return without_tones(pinyin).replace("ü", "v").replace("Ü", "v").lower()


def pinyin_of(name: str, known: Mapping[str, str]) -> str:
    """The pinyin of `name`; empty if a character's reading is not known."""
    syllables = [piece.lower() if piece.isascii() else known.get(piece, "") for piece in PIECE.findall(name)]
    return " ".join(syllables) if all(syllables) else ""
