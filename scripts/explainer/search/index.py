"""The search index: content → files of `data/`. Three files a language, and one table of rules for both languages.

`search-names-<lang>.json` answers at once: what has a name. `search-lines-<lang>.json`, fetched after the first
results stand, says in one line what each of them is. `search-text-<lang>.json` is fetched when no name settles the
question. Each text is indexed once, at its own address. All are rows, to keep them small:

    names      [kind, address, title, other language's name, pinyin, note, [further names]]
    lines      [the line of each row of `names`, in the same order]
    passages   [kind, address, title, text]
    bodies     {address of an entry: its definition}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer import addresses
from explainer.content.model import LANGS, Entity, Lang, Report, Term
from explainer.derive.derived import Derived
from explainer.language import marks
from explainer.search import rules as ranking
from explainer.search.readings import pinyin_of, readings, spoken

LINE = {"zh": 80, "en": 160}  # a longer line is cut: the page itself has the whole of it

Row = tuple[str, str, str, str, str, int, list[str], str]  # the line goes to a file of its own
Passage = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Extra:
    """A page of words that may be found by its title: a guide, an index."""

    lang: str
    address: str
    title: str
    line: str = ""


def search_files(derived: Derived, extras: Iterable[Extra] = ()) -> dict[str, bytes]:
    """The files of the index by their path in the site."""
    return {f"data/{name}.json": written(value) for name, value in search_data(derived, tuple(extras)).items()}


def search_data(derived: Derived, extras: tuple[Extra, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for lang in LANGS:
        rows = [*name_rows(derived, lang), *extra_rows(extras, lang)]
        found[f"search-names-{lang}"] = {"lang": lang, "names": [row[:-1] for row in rows]}
        found[f"search-lines-{lang}"] = {"lang": lang, "lines": [row[-1] for row in rows]}
        found[f"search-text-{lang}"] = {
            "lang": lang, "passages": list(passages(derived, lang)), "bodies": bodies(derived, lang),
        }
    return {"search-rules": ranking.table([written(found).decode()]), **found}


def written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# Entries with a name.


def name_rows(derived: Derived, lang: Lang) -> Iterator[Row]:
    glossary = derived.glossary
    known = readings(glossary.terms.values())
    newest = glossary.site.newest_report
    numbered = list(derived.notes(newest).values())
    for term in (*numbered, *(term for term in glossary.terms.values() if newest not in term.notes)):
        yield ("t", addresses.term(lang, term.slug), term[lang], term[other(lang)], spoken(term.pinyin),
               term.notes.get(newest, 0), further(term), line(term.short[lang], lang))
    for item in glossary.indicators.values():
        yield ("i", addresses.indicator(lang, item.theme, item.id), item.name[lang], item.name[other(lang)],
               pinyin_of(item.name.zh, known), 0, [], line(item.definition[lang], lang))
    for theme in dict.fromkeys(item.theme for item in glossary.indicators.values()):
        named = glossary.site.themes[theme]
        yield ("h", addresses.theme(lang, theme), named[lang], named[other(lang)],
               pinyin_of(named.zh, known), 0, [], "")
    for entity in glossary.entities.values():
        yield ("e", entity_address(derived, entity, lang), entity[lang], entity[other(lang)],
               pinyin_of(entity.zh, known), 0,
               distinct([entity.full_zh, *entity.match], entity.zh, entity.en), line(entity.what[lang], lang))
    for report in newest_first(derived):
        for node in derived.pages_of(report):
            yield ("s", addresses.section(lang, report.year, node.id), node.title[lang], node.title[other(lang)],
                   "", 0, [], line(node.summary[lang], lang))


def extra_rows(extras: Iterable[Extra], lang: Lang) -> Iterator[Row]:
    for extra in extras:
        if extra.lang == lang:
            yield ("g", extra.address, extra.title, "", "", 0, [], line(extra.line, lang))


def newest_first(derived: Derived) -> list[Report]:
    return sorted(derived.glossary.reports.values(), key=lambda report: -report.year)


def entity_address(derived: Derived, entity: Entity, lang: Lang) -> str:
    found = addresses.target(f"entity:{entity.slug}", lang, derived.entity_pages)
    assert found is not None
    return found


def further(term: Term) -> list[str]:
    """Every other form of the name, in both languages, once each."""
    return distinct([*term.aliases.zh, *term.aliases.match, *term.aliases.en], term.zh, term.en)


def distinct(names: Iterable[str], *known: str) -> list[str]:
    """Those `names` that differ from `known` and from each other in more than marks and case."""
    seen = {bare(name) for name in known}
    kept = []
    for name in names:
        if bare(name) and bare(name) not in seen:
            seen.add(bare(name))
            kept.append(re.sub('[“”"《》]', '', name))
    return kept


def bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def other(lang: Lang) -> Lang:
    return "en" if lang == "zh" else "zh"


def line(text: str, lang: str) -> str:
    """One line for the list of results, cut where a clause or a word ends."""
    flat = " ".join(marks.plain(text).split())
    limit = LINE[lang]
    if len(flat) <= limit:
        return flat
    cut = flat[:limit]
    at = max(cut.rfind(mark) for mark in "，；。、：") if lang == "zh" else cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" ,;:，；：。、") + "…"


# Texts.


def passages(derived: Derived, lang: Lang) -> Iterator[Passage]:
    glossary = derived.glossary
    for report in newest_first(derived):
        for paragraph in report.paragraphs.values():
            key = report.year, paragraph.id
            node = derived.lead_of.get(key) or derived.section_of.get(key)
            text = paragraph.zh if lang == "zh" else marks.plain(paragraph.en)
            kind = "p" if report.year == glossary.site.newest_report else "o"
            if text:
                yield kind, addresses.paragraph(lang, report.year, paragraph.id), node.title[lang] if node else "", text
    promises = addresses.page(lang, "promises")
    for item in glossary.report.commitments:
        yield "c", f"{promises}#{item.id}", item.what[lang], ""
    checks = addresses.page(lang, "checks")
    for check in glossary.checks.values():
        yield "k", f"{checks}#{check.id}", check.what[lang], ""


def bodies(derived: Derived, lang: Lang) -> dict[str, str]:
    """What the entries say, by their address."""
    terms = derived.glossary.terms.values()
    return {addresses.term(lang, term.slug): marks.plain(term.full[lang]) for term in terms if term.full[lang]}
