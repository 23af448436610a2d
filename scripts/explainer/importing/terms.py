"""Draft terms from the notes of a report: what the note says is kept as its own words, the rest waits for an editor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from explainer.importing.notes import QUOTES, Note, Remark, form_in
from explainer.importing.scalars import block, inline, lines, listed
from explainer.language.pinyin import is_pinyin, syllables

Spell = Callable[[str], str]
SLUG_SYLLABLES = 6
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ", "aaaaeeeeiiiioooouuuuvvvvvnnn")


def no_pinyin(_text: str) -> str:
    """The speller where pypinyin is not installed: it leaves the pinyin to the editor."""
    return ""


def speller() -> Spell:
    """Pinyin by pypinyin, which only authors have, else none."""
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return no_pinyin

    def spell(text: str) -> str:
        words = re.findall(r"[\u3400-\u9fff]+|[A-Za-z0-9]+", text)
        pinyin = " ".join(word.upper() if word.isascii() else " ".join(lazy_pinyin(word, style=Style.TONE))
                          for word in words)
        return pinyin if is_pinyin(pinyin) and len(pinyin.split()) == syllables(text) else ""

    return spell


def slug_of(pinyin: str) -> str:
    """`sān lǜ liǎng liàng` → `san-lv-liang-liang`."""
    plain = pinyin.lower().translate(TONES)
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:SLUG_SYLLABLES])


class Drafts:
    """The draft terms of one report, by slug: no name and no form of the text belongs to two of them."""

    def __init__(self, text: str, year: int | None, source: str, category: str, revised: str, spell: Spell) -> None:
        self._text, self._year, self._source, self._category = text, year, source, category
        self._revised, self._spell = revised, spell
        self._names: set[str] = set()
        self._forms: set[str] = set()
        self.files: dict[str, str] = {}
        self.remarks: list[Remark] = []

    def add_all(self, notes: Sequence[Note]) -> None:
        for place, note in enumerate(notes, start=1):
            self._add(note, place)

    def _add(self, note: Note, place: int) -> None:
        name = self._free_name(QUOTES.sub("", note.label).strip() or f"注释{note.number or place}")
        form = form_in(self._text, note.label)
        if not form or form in self._forms:
            reason = "belongs also to another note" if form else "does not stand in the text"
            self.remarks.append(Remark(note.lines[0], f"the label of note {note.number or place} {reason}",
                                       "Write the exact form of the text under `match` of its draft term."))
            form = ""
        self._forms.add(form)
        pinyin = self._spell(name)
        self.files[self._free_slug(slug_of(pinyin), place)] = "".join(self._file(note, place, name, form, pinyin))

    def _file(self, note: Note, place: int, name: str, form: str, pinyin: str) -> Iterator[str]:
        number = note.number or place
        yield lines({
            "zh": inline(name),
            "en": inline(f"note {number} of the {self._year or ''} report".replace("  ", " ")),
            "pinyin": inline(pinyin) if pinyin else "# write it: syllables with tone marks, a space between them",
            "notes": f"{{{self._year}: {note.number}}}" if note.number and self._year else "",
        })
        yield f"aliases:\n  zh: []\n  en: []\n  match: {listed([form] if form else [])}\n"
        yield lines({
            "background": "" if form else "true",
            "category": self._category,
            "level": "municipal",
        })
        said = f"报告附注：{_unmarked(note.text or note.label)}[@{self._source}]"
        yield f"full:\n  zh: {block(said, '    ')}\n"
        yield lines({
            "confidence": "confirmed",
            "sources": listed([self._source]),
            "draft": "true",
            "revised": self._revised or "# the date",
        })

    def _free_name(self, name: str) -> str:
        """The name, with a number if an earlier note has it."""
        free, number = name, 2
        while free in self._names:
            free, number = f"{name}（{number}）", number + 1
        self._names.add(free)
        return free

    def _free_slug(self, slug: str, place: int) -> str:
        if slug and slug not in self.files:
            return slug
        return f"note-{self._year}-{place}" if self._year else f"note-{place}"


def _unmarked(text: str) -> str:
    """The words of a note on one line, without what our marks would read as theirs."""
    flat = " ".join(text.split())
    return re.sub(r"[\[\]]", "", flat) if "[@" in flat or re.search(r"\]\s*\(|\((?:term|entity):", flat) else flat
