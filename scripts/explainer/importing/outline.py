"""The outline that a report gives itself: front, parts, sections, and paragraphs with a lead sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explainer.importing.headings import ADDRESS, NUMERAL, Heading, headings_of, plain
from explainer.importing.received import Line

COUNT = rf"(?:{NUMERAL}是(?!否)|[（(]?(?:{NUMERAL}[、）)]|[0-9]{{1,2}}[．.、）)](?![0-9]))|第{NUMERAL}[，、]|—+)?\s*"
LEAD = re.compile(rf"{COUNT}(?P<title>[^。！？]{{2,30}})[。！？](?=.)")
BOLD_LEAD = re.compile(rf"\*\*{COUNT}(?P<title>[^。！？*]{{2,60}})(?:[。！？]\*\*|\*\*[。！？])(?=.)")
# What a part is about decides its English id; the words are those of the genre, not of a place.
PARTS = (
    ("government", re.compile("自身建设|政府建设|履职|人民满意|服务型政府|政府工作水平")),
    ("review", re.compile("回顾|工作情况|总结|成绩|成就|过去|去年")),
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
    lines = [line.text for line in paragraphs]
    parts, sections = headings_of(lines)
    front = Node("opening", "front", "开场")
    nodes, part, section = [front], front, None
    for place, line in enumerate(lines):
        name = f"p{place + 1}"
        if place in parts:
            part, section = _part(parts[place], nodes), None
            nodes.append(part)
        elif part is not front and place in sections:
            section = _section(sections[place], part, nodes)
            nodes.append(section)
        elif plain(line).startswith(ADDRESS):
            section = None
        above = section or part
        above.paragraphs.append(name)
        if above is not front and name != above.paragraphs[0] and (title := _lead(line)):
            nodes.append(Node(f"lead-{name}", "lead", title, above.id, "", [name]))
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


def _part(heading: Heading, nodes: Sequence[Node]) -> Node:
    usual = "part" if any(node.kind == "part" for node in nodes) else "review"
    name = next((name for name, pattern in PARTS if pattern.search(heading.title)), usual)
    return Node(_free(name, nodes), "part", heading.title, "", heading.number)


def _section(heading: Heading, part: Node, nodes: Sequence[Node]) -> Node:
    number = 1 + sum(node.kind == "section" and node.parent == part.id for node in nodes)
    return Node(_free(f"{part.id}-{number}", nodes), "section", heading.title, part.id, heading.number)


def _free(name: str, nodes: Sequence[Node]) -> str:
    """`name`, with a number if another node has it."""
    taken = {node.id for node in nodes}
    names: Iterator[str] = (name if number == 1 else f"{name}-part-{number}" for number in range(1, len(nodes) + 2))
    return next(free for free in names if free not in taken)


def _lead(line: str) -> str:
    """The lead sentence of a paragraph that goes on behind it; one in bold may be long."""
    text = plain(line)
    match = BOLD_LEAD.match(line.strip()) or LEAD.match(text)
    if not match or text.startswith(ADDRESS) or len(text) < 2 * len(match[0]):
        return ""
    return match["title"].strip()
