"""The terms: `terms/<slug>.yaml`, one a file."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import ID, Entry, read_entry
from explainer.content.faults import Faults, quoted, shown
from explainer.content.model import Aliases, Candidate, Component, Past, Rendering, Term, Usage
from explainer.content.texts import marked, no_marks, unmarked
from explainer.content.vocabulary import CITED, CONFIDENCES, LEVELS, RENDERING_VERDICTS
from explainer.language.pinyin import is_pinyin, syllables, without_tones

KEYS = (
    "zh", "en", "pinyin", "notes", "aliases", "background", "category", "level", "short", "full", "components", "why",
    "related", "confidence", "confidence_note", "sources", "quotes", "candidates", "history", "usage", "renderings",
    "misread", "draft", "reviewed", "revised",
)
SHORT_MOST = {"zh": 80, "en": 240}
FULL_LEAST = {"zh": 40, "en": 120}
QUOTE_MOST = 40


def load_terms(folder: Path, faults: Faults) -> dict[str, Term]:
    """The terms by slug, in the order of their slugs."""
    terms = {}
    for path in sorted(folder.glob("*.yaml")):
        if not ID.fullmatch(path.stem):
            faults.add(shown(path), 1, f"the file name {quoted(path.stem)} is not a slug",
                       "Name it in lower-case pinyin with hyphens: `cai-lan-zi.yaml`.")
        elif entry := read_entry(path, KEYS, faults):
            terms[path.stem] = term_of(path.stem, entry)
    return terms


def term_of(slug: str, entry: Entry) -> Term:
    draft, zh = entry.flag("draft"), entry.named("zh", "zh")
    term = Term(
        slug=slug,
        zh=zh,
        en=entry.named("en", "en"),
        pinyin=_pinyin(entry, zh, needed=not draft),
        category=entry.id("category"),
        level=entry.choice("level", LEVELS),
        confidence=entry.choice("confidence", CONFIDENCES),
        at=entry.at,
        notes=entry.counts("notes"),
        aliases=_aliases(entry),
        background=entry.flag("background"),
        short=unmarked(entry, "short", needed=not draft, most=SHORT_MOST),
        full=marked(entry, "full", needed=not draft, least=None if draft else FULL_LEAST),
        components=_components(entry),
        why=marked(entry, "why", needed=not draft),
        related=entry.ids("related"),
        confidence_note=unmarked(entry, "confidence_note", needed=not draft),
        sources=entry.ids("sources"),
        quotes=_quotes(entry),
        candidates=_candidates(entry),
        history=_history(entry),
        usage=_usage(entry),
        renderings=_renderings(entry),
        misread=unmarked(entry, "misread", needed=False),
        draft=draft,
        reviewed=entry.flag("reviewed"),
        revised=entry.date("revised"),
    )
    _check_own(entry, term)
    return term


def _check_own(entry: Entry, term: Term) -> None:
    """What must fit together within one term."""
    if term.confidence in CITED and not term.sources:
        entry.fault("confidence", f"`{term.confidence}` stands without a source",
                    "Add `sources: [id]`, or say `inferred` or `unknown`.")
    if term.zh[:1] in "“「『\"" and term.zh:
        entry.fault("zh", "`zh` stands in quotation marks", "Delete them; the page adds its own.")
    if term.background and term.aliases.match:
        entry.fault("background", "a background term has forms to match", "Write `match: []`, or delete `background`.")
    if not term.background and not term.aliases.match:
        entry.fault("aliases", "no form of the term is matched in the text",
                    "List its exact forms under `aliases: {match: […]}`, or write `background: true`.")
    if term.draft and term.reviewed:
        entry.fault("reviewed", "a draft cannot be reviewed", "Delete `draft` or `reviewed`.")
    if term.slug in term.related:
        entry.fault("related", "the term is related to itself", "Delete its own slug.")
    if sum(rendering.verdict == "chosen" for rendering in term.renderings) > 1:
        entry.fault("renderings", "more than one rendering is `chosen`", "Keep one; say `admitted` of the others.")


def _pinyin(entry: Entry, zh: str, *, needed: bool) -> str:
    """The pinyin of the name, a syllable for each of its characters."""
    pinyin = entry.line("pinyin", needed=needed)
    if pinyin and not is_pinyin(pinyin):
        entry.fault("pinyin", f"{quoted(pinyin)} is not pinyin",
                    "Write syllables with tone marks, a space between them: `cài lán zi`.")
    elif pinyin and zh and len(pinyin.split()) != syllables(zh):
        entry.fault("pinyin", f"{len(pinyin.split())} syllables stand for {syllables(zh)} characters",
                    "Write one for each character; a number or a Latin word counts as one.")
    elif pinyin == without_tones(pinyin) and any(sign.islower() for sign in pinyin):
        entry.fault("pinyin", f"{quoted(pinyin)} has no tone marks", "Write them: `cài lán zi`.")
    return pinyin


def _aliases(entry: Entry) -> Aliases:
    inner = entry.entry("aliases", ("zh", "en", "match"))
    if inner is None:
        return Aliases()
    return Aliases(zh=inner.texts("zh"), en=inner.texts("en"), match=inner.texts("match"))


def _components(entry: Entry) -> tuple[Component, ...]:
    return tuple(Component(_plain(item, "zh"), _plain(item, "en"), item.ids("sources"))
                 for item in entry.entries("components", ("zh", "en", "sources")))


def _quotes(entry: Entry) -> dict[str, str]:
    """The words of each source that bear this entry, by source id."""
    quotes = {}
    for item in entry.entries("quotes", ("source", "text")):
        quotes[item.id("source")] = text = _plain(item, "text")
        if len(text) > QUOTE_MOST:
            item.fault("text", f"the quotation has {len(text)} characters, more than {QUOTE_MOST}", "Quote less.")
    return quotes


def _candidates(entry: Entry) -> tuple[Candidate, ...]:
    return tuple(Candidate(_plain(item, "zh"), _plain(item, "en"), marked(item, "why"), item.ids("sources"))
                 for item in entry.entries("candidates", ("zh", "en", "why", "sources")))


def _history(entry: Entry) -> tuple[Past, ...]:
    return tuple(Past(item.whole("year") or 0, _plain(item, "zh"), _plain(item, "en"), item.ids("sources"))
                 for item in entry.entries("history", ("year", "zh", "en", "sources")))


def _renderings(entry: Entry) -> tuple[Rendering, ...]:
    return tuple(Rendering(item.named("en", "en"), item.line("by"), item.choice("verdict", RENDERING_VERDICTS),
                           marked(item, "why", needed=False))
                 for item in entry.entries("renderings", ("en", "by", "verdict", "why")))


def _usage(entry: Entry) -> Usage | None:
    keys = ("matched", "first_seen", "reports", "places", "by_year", "hubei_places", "corpus_reports", "variants")
    inner = entry.entry("usage", keys, needed=False)
    if inner is None:
        return None
    seen = inner.line("first_seen", needed=False) != "none" if inner.is_text("first_seen") else True
    first = inner.entry("first_seen", ("place", "year"), needed=False) if seen else None
    return Usage(
        matched=inner.texts("matched"),
        first_place=first.line("place", needed=False) if first else "",
        first_year=first.whole("year", needed=False) if first else None,
        reports=inner.whole("reports") or 0,
        places=inner.whole("places") or 0,
        by_year=inner.counts("by_year"),
        hubei_places=inner.texts("hubei_places"),
        corpus_reports=inner.whole("corpus_reports") or 0,
        variants=inner.texts("variants"),
    )


def _plain(item: Entry, key: str) -> str:
    """A text of a list's item in which marks are shown as typed."""
    text = item.named(key, key)
    no_marks(item, key, text)
    return text


