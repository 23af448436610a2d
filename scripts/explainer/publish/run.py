"""One run from content to a published folder, whichever engine turns the Markdown into HTML."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explainer.content.load import load
from explainer.content.model import Glossary
from explainer.derive.derived import Derived, derive
from explainer.pages import site as site_pages
from explainer.pages.environment import words
from explainer.pages.words import PageError
from explainer.publish import steps, swap

WORK = ".build"
SHOWN = 200


class RefusedError(Exception):
    """Nothing is published. The message is a line with the count, then a line for each fault."""

    def __init__(self, where: str, faults: Sequence[object]):
        count = f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in {where}; the last good site stays."
        more = [f"… and {len(faults) - SHOWN} more."] if len(faults) > SHOWN else []
        super().__init__("\n".join([count, *map(str, faults[:SHOWN]), *more]))


@dataclass(frozen=True, slots=True)
class Content:
    """What has been read and is to be published. `pages` is Markdown by address."""

    root: Path
    derived: Derived
    pages: dict[str, str]


def read(root: Path) -> Content:
    """The content and its pages. `CONTENT` names another folder of content, `BASE_URL` another home of the site."""
    folder = Path(os.environ.get("CONTENT") or root / "glossary")
    glossary, faults = load(folder)
    if faults or glossary is None:
        raise RefusedError("the content", [*faults])
    derived = derive(with_base(glossary, os.environ.get("BASE_URL", "")))
    try:
        return Content(root, derived, site_pages.site(derived, root))
    except PageError as error:
        raise RefusedError("the pages", [error]) from None


def with_base(glossary: Glossary, base_url: str) -> Glossary:
    if not base_url:
        return glossary
    return replace(glossary, site=replace(glossary.site, base_url=base_url.rstrip("/") + "/"))


def source_name(address: str) -> str:
    """The Markdown file that an engine turns into the page at `address`."""
    return address + "index.md"


def shell(content: Content) -> dict[str, object]:
    """What the page shell needs on every page, in both languages: an engine's `extra`."""
    site = content.derived.glossary.site
    strings = words(content.root / "macros" / "strings.yaml")
    return {
        "words": {
            lang: {key.removeprefix("shell_"): pair[lang] for key, pair in strings.items() if key.startswith("shell_")}
            for lang in ("zh", "en")
        },
        "site": {"zh": site.short_title.zh, "en": site.short_title.en},
        "newest": str(site.newest_report),
        "contact": site.contact,
    }


def publish(content: Content, folder: Path, *, serving: bool = False) -> None:
    """Take the built `folder` through all steps; raises if a proof fails."""
    faults = steps.publish(folder, steps.Context(content.derived, content.root, serving))
    if faults:
        raise RefusedError("the built site", faults)


def put_in_place(folder: Path, site: Path) -> None:
    swap.mend(site)
    swap.swap(folder, site)
