"""Whether a text is written in Chinese characters."""

from __future__ import annotations


def has_han(text: str) -> bool:
    """Whether `text` has a character of the main block of Chinese characters (punctuation does not count)."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)
