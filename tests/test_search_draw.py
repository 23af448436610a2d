"""Questions that nobody chose: drawn by machine from the content, with slips: what to expect."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
import search_page

from explainer import addresses
from explainer.content.model import LANGS, Glossary
from explainer.derive.derived import Derived, derive
from explainer.language import marks
from explainer.search import rules
from explainer.search.index import further
from explainer.search.readings import spoken

SEED = 20241124
PER_KIND = 40
LEAST = {"slip": 0.85}  # within the first three; every other kind: 0.93, first hit
LETTERS = "abcdefghijklmnopqrstuvwxyz"
QUESTIONS = ("什么是{}？", "{}是什么意思", "请问{}指什么", "{}有哪些内容？", "{}到底是啥")
ENGLISH_QUESTIONS = ("What is {}?", "what does {} mean", "define {}", "Where can I read about {}?")
PLAIN: dict[str, object] = {"simple": ["", ""]}

Piece = TypeVar("Piece", str, list[str])
Row = tuple[str, str, str, frozenset[str], int]  # kind, language, query, right addresses, worst place


def draw(derived: Derived, seed: int) -> Iterator[Row]:
    """Pieces of names, of pinyin, of English and of paragraphs; questions; and names with one slip."""
    dice = random.Random(seed)
    terms = list(derived.glossary.terms.values())
    forms = {term.slug: [bare(name) for name in (term.zh, term.en, *further(term))] for term in terms}
    sounds = {term.slug: [spoken(term.pinyin).replace(" ", "")] for term in terms}
    for _ in range(PER_KIND):
        term = dice.choice([term for term in terms if len(bare(term.zh)) > 1])
        lang = dice.choice(("zh", "en"))
        own = frozenset([addresses.term(lang, term.slug)])
        name = bare(term.zh)
        piece = part(name, dice, 2, 5)
        yield "piece", lang, piece, holding(piece, forms, lang), 1
        syllables = spoken(term.pinyin).split()
        tail = part(syllables, dice, 2, 5)
        yield "pinyin", lang, "".join(tail), holding("".join(tail), sounds, lang), 1
        yield "pinyin spaced", lang, " ".join(tail), holding("".join(tail), sounds, lang), 1
        yield "english", lang, term.en, own, 1
        word = max(term.en.split(), key=len)
        yield "english word", lang, word, holding(bare(word), forms, lang), 1
        yield "slip", lang, slipped("".join(syllables), dice, LETTERS), own, 3
        yield "slip", lang, slipped(term.en, dice, LETTERS), own, 3
        if len(name) > 2:
            yield "slip", lang, slipped(name, dice, "的水山大中"), own, 3
        yield "question", lang, dice.choice(QUESTIONS).format(term.zh), own, 1
        yield "question", lang, dice.choice(ENGLISH_QUESTIONS).format(term.en), own, 1
    yield from sentences(derived, dice)


def sentences(derived: Derived, dice: random.Random) -> Iterator[Row]:
    report = derived.glossary.report
    texts = {
        "zh": {item.id: item.zh for item in report.paragraphs.values()},
        "en": {item.id: marks.plain(item.en) for item in report.paragraphs.values() if item.en},
    }
    for lang in LANGS:
        for _ in range(PER_KIND if texts[lang] else 0):
            text = dice.choice([text for text in texts[lang].values() if len(text) > 60])
            piece = part(text, dice, 8, 18) if lang == "zh" else " ".join(part(text.split(), dice, 7, 10))
            right = {item for item, other in texts[lang].items() if bare(piece) in bare(other)}
            yield "sentence", lang, piece, frozenset(addresses.paragraph(lang, report.year, item) for item in right), 1


def bare(text: str) -> str:
    return rules.tight(text, PLAIN)


def holding(piece: str, forms: Mapping[str, list[str]], lang: str) -> frozenset[str]:
    """The terms that have `piece` in one of their names."""
    found = (slug for slug, names in forms.items() if any(piece in name for name in names))
    return frozenset(addresses.term(lang, slug) for slug in found)


def part(whole: Piece, dice: random.Random, least: int, most: int) -> Piece:
    size = dice.randint(min(least, len(whole)), min(most, len(whole)))
    at = dice.randint(0, len(whole) - size)
    return whole[at:at + size]


def slipped(text: str, dice: random.Random, letters: str) -> str:
    """One character dropped, doubled, changed, or swapped with its neighbour."""
    at = dice.randint(0, len(text) - 2)
    return dice.choice((
        text[:at] + text[at + 1:],
        text[:at] + text[at] + text[at:],
        text[:at] + dice.choice(letters) + text[at + 1:],
        text[:at] + text[at + 1] + text[at] + text[at + 2:],
    ))


@pytest.fixture(scope="module")
def derived(real: Glossary) -> Derived:
    return derive(real)


def test_unseen_questions_find_their_entry(derived: Derived, tmp_path: Path) -> None:
    search_page.build(derived, tmp_path / "site")
    rows = list(draw(derived, SEED))
    places = search_page.ask(tmp_path, [(row[1], row[2]) for row in rows])
    hits: dict[str, list[bool]] = defaultdict(list)
    for (kind, lang, query, right, worst), found in zip(rows, places, strict=True):
        hits[kind].append(bool(right & set(found[:worst])))
        if not hits[kind][-1]:
            print(kind, lang, query, "wanted", min(right), "found", found[:3])
    for kind, results in hits.items():
        print(f"{kind}: {sum(results)} of {len(results)}")
    everything = [hit for results in hits.values() for hit in results]
    print(f"all: {sum(everything)} of {len(everything)}")
    for kind, results in hits.items():
        assert sum(results) / len(results) >= LEAST.get(kind, 0.95), kind
