"""Publishing: a list of functions folder → folder, run in the same way by build and serve."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explainer.derive.derived import Derived
from explainer.publish import links


@dataclass(frozen=True, slots=True)
class Context:
    """What the steps may know. `base_path` is the path of `base_url`, for the 404 page alone."""

    derived: Derived
    root: Path
    base_path: str
    serving: bool


Step = Callable[[Path, Context], list[str]]


def publish(folder: Path, context: Context) -> list[str]:
    """Run every step; the faults of all of them."""
    faults: list[str] = []
    for step in STEPS:
        faults += step(folder, context)
    return faults


def missing_page(folder: Path, context: Context) -> list[str]:
    """The 404 page is one file at the root, whatever the engine calls it."""
    built = folder / "404" / "index.html"
    if built.exists():
        built.replace(folder / links.MISSING)
        shutil.rmtree(built.parent)
    return []


def resolve_links(folder: Path, context: Context) -> list[str]:
    return [str(dead) for dead in links.resolve(folder, context.derived.entity_pages, context.base_path)]


STEPS: tuple[Step, ...] = (missing_page, resolve_links)
