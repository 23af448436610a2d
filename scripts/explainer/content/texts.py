"""What all our own texts have in common: marks where they are known, none elsewhere, and bounds of length."""

from __future__ import annotations

from explainer.content.entry import Entry
from explainer.content.faults import quoted
from explainer.content.model import LANGS, Words
from explainer.language.marks import broken, has_marks, plain

Bounds = dict[str, int]


def marked(entry: Entry, key: str, *, needed: bool = True, least: Bounds | None = None,
           most: Bounds | None = None) -> Words:
    """The text under `key`, in which marks are known; `least` and `most` bound its plain length per language."""
    words = entry.words(key, needed=needed)
    for lang in LANGS:
        whole_marks(entry, f"{key}.{lang}", words[lang])
        _bounded(entry, f"{key}.{lang}", plain(words[lang]), (least or {}).get(lang, 0), (most or {}).get(lang))
    return words


def unmarked(entry: Entry, key: str, *, needed: bool = True, most: Bounds | None = None) -> Words:
    """The text under `key`, which is shown as typed."""
    words = entry.words(key, needed=needed)
    for lang in LANGS:
        no_marks(entry, f"{key}.{lang}", words[lang])
        _bounded(entry, f"{key}.{lang}", words[lang], 0, (most or {}).get(lang))
    return words


def whole_marks(entry: Entry, key: str, text: str) -> None:
    """Faults of marks that are not written as marks are."""
    for start in broken(text):
        entry.fault(key, f"{quoted(start)} is not a whole mark",
                    "Write `[words](term:slug)`, `[words](entity:slug)`, `[words](p:2024/p12)` or `[@source-id]`.")


def no_marks(entry: Entry, key: str, text: str) -> None:
    """A fault if a text that knows no marks holds one."""
    if has_marks(text):
        entry.fault(key, f"`{key}` holds a mark, which it would show as typed",
                    "Delete the mark; `full`, `why`, `gist`, `summary`, `look_for` and the translation know marks.")


def _bounded(entry: Entry, key: str, text: str, least: int, most: int | None) -> None:
    if text and len(text) < least:
        entry.fault(key, f"`{key}` has {len(text)} characters, fewer than {least}", "Say more.")
    if most is not None and len(text) > most:
        entry.fault(key, f"`{key}` has {len(text)} characters, more than {most}", "Say it shorter.")
