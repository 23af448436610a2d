"""The outline that a report gives itself: front, parts, sections, and paragraphs with a lead sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explainer.importing.received import Line

NUMERAL = "[一二三四五六七八九十]{1,3}"
PART = re.compile(rf"(?:第{NUMERAL}部分[、：:\s]*|(?P<number>{NUMERAL})、)(?P<title>.+)")
SECTION = re.compile(rf"[（(](?P<number>{NUMERAL})[）)][、.．\s]*(?P<title>.+)")
LEAD = re.compile(
    rf"(?:{NUMERAL}是(?!否)|[0-9]{{1,2}}[．.、](?![0-9])|第{NUMERAL}[，、]|—+)?\s*"
    r"(?P<title>[^。！？]{2,30})[。！？](?=.)"
)
# Headings that some reports leave without a number: `2022年重点工作安排`.
BARE_PART = re.compile(
    rf"(?!{NUMERAL}[、是]|[（(第—])[^。！？；：，]{{0,24}}"
    r"(?:回顾|安排|任务|思路|建议|打算|总体要求|自身建设|政府工作(?!报告)|主要目标)[^。！？；：，]{0,6}"
)
SPEAKER = re.compile(r".*(?:市长|省长|县长|区长|州长|主席|盟长|总理|专员)[^。]{0,12}")
ADDRESS = "各位代表"
# What a part is about decides its English id; the words are those of the genre, not of a place.
PARTS = (
    ("government", re.compile("自身建设|政府建设|履职|人民满意|服务型政府|政府工作水平")),
    ("review", re.compile("回顾|工作情况|主要成绩")),
    ("plan", re.compile("建议|安排|任务|目标|打算|部署|要求|重点工作|[0-9]{4}年.*工作")),
)


@dataclass(slots=True)
class Node:
    """A node of the outline as the report prints it; nothing of it is translated."""

    id: str
    kind: str
    title: str
    parent: str = ""
    number: str = ""
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: the stem of its files, and the names of its paragraphs."""

    name: str
    node: str
    paragraphs: tuple[str, ...]


def outline_of(paragraphs: Sequence[Line]) -> tuple[Node, ...]:
    """The nodes in reading order; every paragraph stands in exactly one node that is no lead."""
    part_heading, section_heading = _headings([_plain(line.text) for line in paragraphs])
    front = Node("opening", "front", "开场")
    nodes, part, section = [front], front, None
    for number, line in enumerate(paragraphs, start=1):
        text, name = _plain(line.text), f"p{number}"
        if match := part_heading(text):
            part, section = _part(match, nodes), None
            nodes.append(part)
        elif part is not front and (match := section_heading(text)):
            section = _section(match, part, nodes)
            nodes.append(section)
        elif text.startswith(ADDRESS):
            section = None
        place = section or part
        place.paragraphs.append(name)
        if place is not front and name != place.paragraphs[0] and (title := _lead(text)):
            nodes.append(Node(f"lead-{name}", "lead", title, place.id, "", [name]))
    return tuple(nodes)


def parts_of(nodes: Sequence[Node]) -> tuple[Part, ...]:
    """The parts by which the files of a report are cut."""
    found: list[tuple[Node, list[str]]] = []
    for node in nodes:
        if node.kind in ("front", "part"):
            found.append((node, []))
        if node.kind != "lead":
            found[-1][1].extend(node.paragraphs)
    return tuple(
        Part(f"{number}-{node.id}", node.id, tuple(sorted(names, key=lambda name: int(name[1:]))))
        for number, (node, names) in enumerate(found) if names
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds headings of one form, none longer than `most`."""

    pattern: re.Pattern[str] | None
    most: int = 10**6

    def __call__(self, text: str) -> re.Match[str] | None:
        if self.pattern is None or len(text) > self.most or text.startswith(ADDRESS) or SPEAKER.fullmatch(text[:200]):
            return None
        return self.pattern.fullmatch(text)


def _headings(texts: Sequence[str]) -> tuple[_Finder, _Finder]:
    """Which form heads the parts and which the sections: the two highest that the report uses."""
    bare = _Finder(BARE_PART, most=30)
    numbered, bracketed = _Finder(PART, most=80), _Finder(SECTION)
    if sum(bare(text) is not None for text in texts) >= 2:
        return bare, numbered
    if any(numbered(text) for text in texts):
        return numbered, bracketed
    return (bracketed, _Finder(None)) if any(bracketed(text) for text in texts) else (bare, _Finder(None))


def _part(match: re.Match[str], nodes: Sequence[Node]) -> Node:
    title = _title(match)
    name = next((name for name, pattern in PARTS if pattern.search(title)), "part")
    return Node(_free(name, nodes), "part", title, "", match.groupdict().get("number") or "")


def _section(match: re.Match[str], part: Node, nodes: Sequence[Node]) -> Node:
    number = 1 + sum(node.kind == "section" and node.parent == part.id for node in nodes)
    return Node(_free(f"{part.id}-{number}", nodes), "section", _title(match), part.id, match["number"] or "")


def _free(name: str, nodes: Sequence[Node]) -> str:
    """`name`, with a number if another node has it."""
    taken = {node.id for node in nodes}
    names: Iterator[str] = (name if number == 1 else f"{name}-part-{number}" for number in range(1, len(nodes) + 2))
    return next(free for free in names if free not in taken)


def _title(match: re.Match[str]) -> str:
    """The heading up to its first full stop."""
    title = match.groupdict().get("title") or match[0]
    return re.split("[。！？]", title, maxsplit=1)[0].strip()


def _lead(text: str) -> str:
    """The lead sentence of a paragraph that goes on behind it."""
    match = LEAD.match(text)
    if not match or text.startswith(ADDRESS) or len(text) < 2 * len(match[0]):
        return ""
    return match["title"].strip()


def _plain(text: str) -> str:
    """A line without the signs of Markdown and the blanks around it."""
    return text.strip().lstrip("#>* 　").rstrip("# ").replace("**", "").strip()
