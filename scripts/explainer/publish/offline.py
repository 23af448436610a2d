"""Reading offline: the worker that keeps what was visited, and the list by which a reader keeps one language whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from explainer.publish.built import Built

LANGS = ("zh", "en")
WORKER = "sw.js"
SUMMARY = "data/offline.json"
NAMES = frozenset([WORKER, SUMMARY, *(f"data/offline-{lang}.json" for lang in LANGS)])
VERSION = b"@version@"
DIGITS = 10


def files(built: Built, words: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """`words`: what the script says about keeping and renewing, by language."""
    lists = {lang: language_list(lang, built) for lang in LANGS}
    versions = {lang: digest(json.dumps(lists[lang]).encode()) for lang in LANGS}
    summary = {
        lang: {"bytes": sum(size for _, size, _ in lists[lang]), "version": versions[lang], "words": dict(words[lang])}
        for lang in LANGS
    }
    edition = digest("".join(versions.values()).encode())
    made = {f"data/offline-{lang}.json": packed(lists[lang]) for lang in LANGS}
    made[SUMMARY] = packed(summary)
    worker = built.folder / "assets" / "js" / WORKER
    if worker.exists():
        made[WORKER] = worker.read_bytes().replace(VERSION, edition.encode())
        worker.unlink()
    return made


def language_list(lang: str, built: Built) -> list[tuple[str, int, str]]:
    """Address, size in bytes and content hash of each file that reading in `lang` needs."""
    return [(name, len(content), digest(content)) for name, content in contents(lang, built)]


def contents(lang: str, built: Built) -> Iterable[tuple[str, bytes]]:
    for address, text in built.pages.items():
        if belongs(address, lang):
            yield address, text.encode()
    for path in sorted(built.folder.rglob("*")):
        name = path.relative_to(built.folder).as_posix()
        if path.is_file() and path.suffix != ".html" and needed(name, lang):
            yield name, path.read_bytes()


def belongs(address: str, lang: str) -> bool:
    """Cards for iframes are read on other sites."""
    return address == "" or address.startswith((f"{lang}/", "t/"))


def needed(name: str, lang: str) -> bool:
    """Style, scripts and the search; exports are downloads, not reading."""
    if name.startswith("data/search"):
        return f"-{lang}." in name or not any(f"-{other}." in name for other in LANGS)
    if name.startswith("assets/"):
        return not name.endswith((".png", f"/{WORKER}"))
    return name == "manifest.webmanifest"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
