"""The shape of pinyin, and pinyin without its tones."""

from __future__ import annotations

import re
import unicodedata

_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    "(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong"
    "|u|ua|uo|ue|uai|ui|uan|un|uang|ü|üe|üan|ün)r?"
)
_WORD = re.compile(r"[A-Z0-9]+")
_SPOKEN = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")
_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}


def is_pinyin(text: str) -> bool:
    """Whether `text` is syllables, or Latin words of a name, with single blanks between them."""
    return all(_is_syllable(part) or _WORD.fullmatch(part) for part in text.split(" "))


def syllables(zh: str) -> int:
    """How many syllables a Chinese name has; each of its Latin words counts as one."""
    return len(_SPOKEN.findall(zh))


def without_tones(text: str) -> str:
    """`lǜ` → `lü`."""
    split = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in split if sign not in _TONES))


def _is_syllable(part: str) -> bool:
    tones = sum(sign in _TONES for sign in unicodedata.normalize("NFD", part))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(without_tones(part)))
