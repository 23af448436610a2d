"""Assets: the theme's own styles and scripts go, since no page uses them; our style sheet loses what no page needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

CLASSES = re.compile(r'\sclass="([^"]*)"')
IDS = re.compile(r'\sid="([^"]*)"')
WORD = re.compile(r"[\w-]+")
NAMED = re.compile(r"[.#]([\w-]+)")
NEGATED = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
COMMENT_OR_STRING = re.compile(r"""/\*.*?\*/|("[^"\n]*"|'[^'\n]*')""", re.S)
BLANK = re.compile(r"\s+")
TIGHT = re.compile(r" ?([{};,]) ?")
GROUPS = ("@media", "@supports", "@layer", "@container")


def prune(folder: Path, ours: Path) -> None:
    """Remove from `folder/assets` every file that does not come from `ours`, and the engine's own map of the site."""
    for path in sorted((folder / "assets").rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (ours / path.relative_to(folder / "assets")).exists() and not path.name.startswith("preview-"):
            path.unlink()
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)


def slim_styles(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Drop the rules that no page and no script can need; a style sheet that does not parse is a fault."""
    scripts = (path.read_text(encoding="utf-8") for path in sorted((folder / "assets").rglob("*.js")))
    used = names_in(pages.values(), scripts)
    faults = []
    for path in sorted((folder / "assets").rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        if text.count("{") == text.count("}"):
            path.write_text(slim(text, used), encoding="utf-8")
        else:
            faults.append(f"docs/assets/{path.relative_to(folder / 'assets')}:1: its braces do not match. Close each.")
    return faults


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Every class and id of the pages; in scripts any word could be one."""
    found: set[str] = set()
    for text in pages:
        found.update(CLASSES.findall(text), IDS.findall(text))
    return {name for names in found for name in names.split()} | {
        word for text in scripts for word in WORD.findall(text)
    }


def slim(css: str, used: set[str]) -> str:
    """The style sheet without comments, needless blanks, and rules for what nobody uses."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if match[1] is None:
            return " "
        kept.append(match[1])
        return f"\x00{len(kept) - 1}\x00"

    bare = TIGHT.sub(r"\1", BLANK.sub(" ", COMMENT_OR_STRING.sub(keep, css)))
    lean = "".join(lean_rules(bare, used))
    return re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], lean).strip() + "\n"


def lean_rules(css: str, used: set[str]) -> Iterator[str]:
    for prelude, body in rules(css):
        if body is None:
            yield prelude
        elif prelude.startswith(GROUPS):
            inner = "".join(lean_rules(body, used))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{lean_body(body)}}}"
        elif wanted := [part for part in selectors(prelude) if can_match(part, used)]:
            yield f"{','.join(wanted)}{{{lean_body(body)}}}"


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule as what stands before its braces and within them; a statement such as `@import` has no body."""
    at = 0
    while at < len(css):
        opened, ended = css.find("{", at), css.find(";", at)
        if 0 <= ended < opened or opened < 0:
            stop = ended + 1 if ended >= 0 else len(css)
            yield css[at:stop], None
            at = stop
            continue
        depth, stop = 1, opened + 1
        while depth and stop < len(css):
            depth += {"{": 1, "}": -1}.get(css[stop], 0)
            stop += 1
        yield css[at:opened].strip(), css[opened + 1:stop - 1]
        at = stop


def lean_body(body: str) -> str:
    return re.sub(r"(^|[;{])([\w-]+) ?: ?", r"\1\2:", body).rstrip("; ")


def selectors(prelude: str) -> list[str]:
    """The parts of a selector list, cut at commas outside parentheses."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(prelude):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append(prelude[start:place])
            start = place + 1
    return [*parts, prelude[start:]]


def can_match(selector: str, used: set[str]) -> bool:
    """False only if a class or id that the selector needs is used nowhere; what stands in `:not()` is not needed."""
    return all(name in used for name in NAMED.findall(NEGATED.sub("", selector)))
