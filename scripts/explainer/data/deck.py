"""Cards for learners: an Anki package in both directions, the same as text, and plain pairs for other programs.

Every id comes from a slug, so a second import updates a card, keeps what its owner has learned, and doubles nothing.
"""

from __future__ import annotations

import hashlib
import html
import itertools
import json
import sqlite3
from collections.abc import Iterator

import genanki

from explainer import addresses
from explainer.content.model import Term
from explainer.data.archive import archive
from explainer.data.edition import Edition
from explainer.language import marks

FIELDS = ("slug", "zh", "pinyin", "en", "short_zh", "short_en", "note", "confidence", "sources", "rights", "url")
TAGS = len(FIELDS) + 1
FOOT = (
    '<p class="c">{{confidence}}</p>{{#note}}<p class="s">{{note}}</p>{{/note}}'
    '{{#sources}}<p class="s">{{sources}}</p>{{/sources}}'
    '<p class="s"><a href="{{url}}">{{url}}</a><br>{{rights}}</p>'
)
CHINESE = '<h2 lang="zh">{{zh}}</h2><p lang="zh-Latn-pinyin">{{pinyin}}</p>'
ENGLISH = '<h2 lang="en">{{en}}</h2>'
MEANING = '<p lang="zh">{{short_zh}}</p><p lang="en">{{short_en}}</p>'
CSS = ".card{font:18px/1.6 sans-serif;max-width:40em;margin:auto}.c{font-weight:bold}.s{font-size:14px}"


def deck_files(edition: Edition) -> dict[str, bytes]:
    notes = [(term, card(edition, term)) for term in edition.derived.glossary.terms.values()]
    return {
        "cards.apkg": apkg(edition, notes),
        "cards.txt": anki_text(edition, notes),
        "cards-quizlet.txt": plain_pairs(edition),
    }


def card(edition: Edition, term: Term) -> tuple[str, ...]:
    """The fields of a card, as HTML."""
    newest = edition.derived.glossary.site.newest_report
    numbered = edition.both("note", year=newest, number=term.notes[newest]) if newest in term.notes else ""
    confidence = f"{edition.both('confidence')}: {edition.both(f'confidence_{term.confidence}')}"
    sources = "; ".join(edition.source_line(source) for source in edition.derived.full_sources[term.slug])
    texts = (
        term.slug, term.zh, term.pinyin, term.en, marks.plain(term.short.zh), marks.plain(term.short.en), numbered,
        confidence, sources, edition.both("licence"), edition.absolute(addresses.term("zh", term.slug)),
    )
    return tuple(map(escaped, texts))


def escaped(text: str) -> str:
    """Plain text as HTML in one line without a tab."""
    lines = html.escape(text).replace("\t", "&#9;").replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\n", "<br>")


def tags(edition: Edition, term: Term) -> list[str]:
    numbered = [f"report-{year}" for year in sorted(term.notes)]
    return [f"category-{term.category}", f"confidence-{term.confidence}", *numbered]


def deck_name(edition: Edition) -> str:
    site = edition.derived.glossary.site
    return f"{site.short_title.zh} · {site.short_title.en}".replace("::", ":")  # `::` would part a deck from a sub-deck


def stable(edition: Edition, what: str) -> int:
    """An id as Anki wants it, the same in every release."""
    digest = hashlib.sha256(f"{edition.derived.glossary.site.area}/{what}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def model(edition: Edition) -> genanki.Model:
    templates = [
        {"name": "zh → en", "qfmt": CHINESE, "afmt": "{{FrontSide}}<hr id=answer>" + ENGLISH + MEANING + FOOT},
        {"name": "en → zh", "qfmt": ENGLISH, "afmt": "{{FrontSide}}<hr id=answer>" + CHINESE + MEANING + FOOT},
    ]
    fields = [{"name": name} for name in FIELDS]
    return genanki.Model(stable(edition, "model"), deck_name(edition), fields=fields, templates=templates, css=CSS)


def apkg(edition: Edition, notes: list[tuple[Term, tuple[str, ...]]]) -> bytes:
    """Anki's package: a database in an archive. It is made in memory, because genanki would write today's date."""
    deck = genanki.Deck(stable(edition, "deck"), deck_name(edition),
                        f"{edition.both('licence')} {edition.both('rights')} {edition.version}")
    kind, area = model(edition), edition.derived.glossary.site.area
    for term, fields in notes:
        guid = genanki.guid_for(area, term.slug)
        deck.add_note(genanki.Note(kind, list(fields), guid=guid, tags=tags(edition, term)))
    database = sqlite3.connect(":memory:")
    genanki.Package(deck).write_to_db(database.cursor(), edition.seconds, itertools.count(edition.seconds * 1000))
    database.commit()
    files = {"collection.anki2": database.serialize(), "media": json.dumps({}).encode()}
    database.close()
    return archive(files, edition.day)


def anki_text(edition: Edition, notes: list[tuple[Term, tuple[str, ...]]]) -> bytes:
    heads = (
        "#separator:tab", "#html:true", f"#notetype:{deck_name(edition)}", f"#deck:{deck_name(edition)}",
        "#columns:" + "\t".join((*FIELDS, "tags")), f"#tags column:{TAGS}",
    )
    rows = ("\t".join((*fields, " ".join(tags(edition, term)))) for term, fields in notes)
    return ("\n".join((*heads, *rows)) + "\n").encode()


def plain_pairs(edition: Edition) -> bytes:
    """Term, tab, answer; blanks stand for the tabs and line ends of a text, which such programs cannot hold."""
    return ("\n".join(pairs(edition)) + "\n").encode()


def pairs(edition: Edition) -> Iterator[str]:
    for term in edition.derived.glossary.terms.values():
        answer = f"{term.en}. {marks.plain(term.short.en)} [{edition.say(f'confidence_{term.confidence}', 'en')}]"
        yield f"{flat(term.zh)}\t{flat(answer)}"


def flat(text: str) -> str:
    return " ".join(text.split())
