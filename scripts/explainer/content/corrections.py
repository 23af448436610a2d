"""What was changed after publication: `corrections.yaml`; and the words of officialese: `jargon.txt`."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from explainer.content.entry import Entry, read_entries
from explainer.content.faults import Faults, quoted
from explainer.content.model import Correction, Words
from explainer.content.texts import no_marks
from explainer.content.yamlfile import read_text

KEYS = ("date", "what", "zh", "en")
WHAT = re.compile(r"[a-z]+:[a-z0-9/-]+")


def load_corrections(path: Path, faults: Faults) -> tuple[Correction, ...]:
    """The corrections, the newest first, as written."""
    if not path.exists():
        return ()
    found = tuple(_correction(entry) for entry in read_entries(path, KEYS, faults))
    for newer, older in pairwise(found):
        if older.date > newer.date:
            faults.add(older.at.file, older.at.of("date"), "a correction stands below an older one",
                       "Put the newest first.")
    return found


def load_jargon(path: Path, faults: Faults) -> tuple[str, ...]:
    """One word a line; lines that begin with `#` are notes."""
    text = read_text(path, faults) if path.exists() else None
    lines = (line.strip() for line in (text or "").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def _correction(entry: Entry) -> Correction:
    what = entry.line("what")
    if what and not WHAT.fullmatch(what):
        entry.fault("what", f"{quoted(what)} does not name what was corrected", "Write `term:slug` or `p:2024/p12`.")
    words = Words(entry.named("zh", "zh"), entry.named("en", "en"))
    for lang in ("zh", "en"):
        no_marks(entry, lang, words[lang])
    return Correction(entry.date("date"), what, words, entry.at)
