"""The two inline marks that our texts know: `[words](term:slug)` and `[@source-id]`. All else is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCHEMES = ("term", "entity", "p")
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MARK = re.compile(
    rf"\[(?P<words>[^\[\]\n]+)\]\((?P<scheme>term|entity):(?P<slug>{_SLUG})\)"
    r"|\[(?P<p_words>[^\[\]\n]+)\]\(p:(?P<p>[0-9]{4}/p[1-9][0-9]*)\)"
    rf"|\[@(?P<cite>{_SLUG})\]"
)
# What looks like a mark to its author, but is none.
_BROKEN = re.compile(r"\[@|\]\s*\(\s*(?:term|entity|p)\s*:|\((?:term|entity):")


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`text` that leads to the term, the entity or the paragraph (`2024/p12`) called `target`."""

    text: str
    scheme: str
    target: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The source that carries the sentence before it."""

    source: str


Piece = Plain | Link | Cite


def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of `text` in order; what is no mark stays in a `Plain`, as typed."""
    return tuple(_pieces(text))


def plain(text: str) -> str:
    """`text` as it reads without its marks: words of links stay, citations go with the blank before them."""
    return "".join(_read(piece, following) for piece, following in _with_next(parse(text)))


def links(text: str) -> tuple[Link, ...]:
    return tuple(piece for piece in parse(text) if isinstance(piece, Link))


def cites(text: str) -> tuple[str, ...]:
    """The ids of the sources that `text` cites, in order, without doubles."""
    return tuple(dict.fromkeys(piece.source for piece in parse(text) if isinstance(piece, Cite)))


def broken(text: str) -> tuple[str, ...]:
    """The beginnings of what was meant as a mark and is none."""
    plains = (piece.text for piece in parse(text) if isinstance(piece, Plain))
    return tuple(part[match.start():match.start() + 30] for part in plains for match in _BROKEN.finditer(part))


def has_marks(text: str) -> bool:
    return any(not isinstance(piece, Plain) for piece in parse(text)) or bool(broken(text))


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _MARK.finditer(text) if "[" in text else ():
        if match.start() > done:
            yield Plain(text[done:match.start()])
        yield _mark(match)
        done = match.end()
    if done < len(text):
        yield Plain(text[done:])


def _mark(match: re.Match[str]) -> Link | Cite:
    if match["cite"]:
        return Cite(match["cite"])
    if match["p"]:
        return Link(match["p_words"], "p", match["p"])
    return Link(match["words"], match["scheme"], match["slug"])


def _with_next(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Piece | None]]:
    return zip(pieces, (*pieces[1:], None), strict=False)


def _read(piece: Piece, following: Piece | None) -> str:
    if isinstance(piece, Link):
        return piece.text
    if isinstance(piece, Cite):
        return ""
    return piece.text.rstrip(" ") if isinstance(following, Cite) else piece.text
