"""The outline covers the report: every paragraph stands once, in reading order, under a node with a page."""

from __future__ import annotations

from itertools import pairwise

from explainer.content.faults import Faults, quoted
from explainer.content.findings import Findings
from explainer.content.model import Glossary, Node, Report

PARENTS = {"front": (), "part": ("front",), "section": ("part",), "lead": ("section", "part", "front")}


def check(glossary: Glossary, _findings: Findings, faults: Faults) -> None:
    for report in glossary.reports.values():
        if report.outline:
            _check_places(report, faults)
            _check_parents(report, faults)
            _check_leads(report, faults)


def _check_places(report: Report, faults: Faults) -> None:
    """Each paragraph in exactly one node with a page, and those nodes in reading order."""
    placed: dict[str, Node] = {}
    for node in report.outline:
        for name in node.paragraphs if node.has_page else ():
            if name in placed:
                faults.add(node.at.file, node.at.of("paragraphs"),
                           f"`{name}` stands also in the node {quoted(placed[name].id)}", "Keep it in one.")
            placed.setdefault(name, node)
    for paragraph in report.paragraphs.values():
        if paragraph.id not in placed:
            faults.add(paragraph.at.file, paragraph.at.line, f"`{paragraph.id}` stands in no node of the outline",
                       f"List it under `paragraphs` of a node in reports/{report.year}/outline.yaml.")
    _check_order(report, faults)


def _check_order(report: Report, faults: Faults) -> None:
    """Within a node, and from node to node, the paragraphs follow the text; a part may end behind its sections."""
    firsts = []
    for node in report.outline:
        numbers = [report.paragraphs[name].number for name in node.paragraphs if name in report.paragraphs]
        firsts += [(min(numbers), node)] if numbers and node.has_page else []
        if numbers != sorted(numbers):
            faults.add(node.at.file, node.at.of("paragraphs"), "the paragraphs of the node are not in reading order",
                       "Sort them by number.")
    for (before, _), (after, node) in pairwise(firsts):
        if after < before:
            faults.add(node.at.file, node.at.of("paragraphs"), f"the node begins with `p{after}`, behind `p{before}`",
                       "List the nodes in reading order.")


def _check_parents(report: Report, faults: Faults) -> None:
    kinds = {node.id: node.kind for node in report.outline}
    fronts = [node for node in report.outline if node.kind == "front"]
    if len(fronts) != 1:
        at = fronts[1].at if fronts else report.outline[0].at
        faults.add(at.file, at.of("kind"), f"the outline has {len(fronts)} nodes of kind `front`",
                   "Give it exactly one, at its beginning.")
    for node in report.outline:
        parent = kinds.get(node.parent)
        if parent and node.kind and parent not in PARENTS[node.kind]:
            allowed = " or ".join(PARENTS[node.kind]) or "no node"
            faults.add(node.at.file, node.at.of("parent"), f"a `{node.kind}` stands under a `{parent}`",
                       f"Its parent is {allowed}.")


def _check_leads(report: Report, faults: Faults) -> None:
    """The paragraphs of a lead are listed in its parent too."""
    nodes = {node.id: node for node in report.outline}
    for node in report.outline:
        if node.has_page or node.parent not in nodes:
            continue
        for paragraph in node.paragraphs:
            if paragraph not in nodes[node.parent].paragraphs:
                faults.add(node.at.file, node.at.of("paragraphs"),
                           f"`{paragraph}` is not listed in the parent {quoted(node.parent)}",
                           "List it there too, or mend `parent`.")
