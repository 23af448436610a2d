"""Publishing: a list of steps over the built folder, the same for every engine, when building and when serving.

A step changes `Built` and gives what is wrong, one line a fault. The proofs come last and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from explainer.derive.derived import Derived
from explainer.pages import environment
from explainer.publish import assets, built, exports, head, ledger, links, offline, preview, proofs, redirects
from explainer.publish.built import Built


@dataclass(frozen=True, slots=True)
class Context:
    """What the steps may know. `root`: the checkout; `serving`: live reload is on, which a strict CSP would stop."""

    derived: Derived
    root: Path
    serving: bool = False

    @property
    def base_path(self) -> str:
        return urlsplit(self.derived.glossary.site.base_url).path or "/"


Step = Callable[[Built, Context], list[str]]


def publish(folder: Path, context: Context) -> list[str]:
    """Run every step over `folder`; the faults of all of them."""
    pages = built.read(folder)
    return [fault for step in STEPS for fault in step(pages, context)]


def write_exports(pages: Built, context: Context) -> list[str]:
    pages.add(exports.files(context.derived, pages.pages))
    return []


def write_site_files(pages: Built, context: Context) -> list[str]:
    """What browsers, crawlers and other sites ask for by name."""
    site = context.derived.glossary.site
    pages.add(preview.pictures(site))
    pages.add(head.site_files(pages.pages, context.derived))
    return []


def add_redirects(pages: Built, context: Context) -> list[str]:
    moved, faults = redirects.load(context.derived.glossary.folder)
    faults += redirects.add(pages.pages, moved, context.derived.glossary.site)
    return faults


def tidy_assets(pages: Built, context: Context) -> list[str]:
    assets.prune(pages.folder, context.root / "docs" / "assets")
    return assets.slim_styles(pages.folder, pages.pages)


def resolve_links(pages: Built, context: Context) -> list[str]:
    targets = links.Targets(
        pages.files() | offline.NAMES, links.ids_of(pages.pages), context.derived.entity_pages, context.base_path
    )
    return [str(dead) for dead in links.resolve(pages.pages, targets)]


def forbid_strangers(pages: Built, context: Context) -> list[str]:
    if not context.serving:
        for address, text in pages.pages.items():
            pages.pages[address] = head.with_policy(text)
    return []


def write_pages(pages: Built, context: Context) -> list[str]:
    pages.write()
    return []


def prepare_offline(pages: Built, context: Context) -> list[str]:
    """Last of the changes: the list holds the sizes of all other files."""
    words = environment.words(context.root / "macros" / "strings.yaml")
    kept = {
        lang: {key.removeprefix("keep_"): pair[lang] for key, pair in words.items() if key.startswith("keep_")}
        for lang in offline.LANGS
    }
    pages.add(offline.files(pages, kept))
    return []


def keep_addresses(pages: Built, context: Context) -> list[str]:
    """The ledger is about the content of the checkout, not about any other that is built to try something."""
    if context.derived.glossary.folder.resolve() != (context.root / "glossary").resolve():
        return []
    return ledger.faults(pages.pages, context.root)


def prove(pages: Built, context: Context) -> list[str]:
    return proofs.faults(pages.pages)


STEPS: tuple[Step, ...] = (
    write_exports,
    add_redirects,
    write_site_files,
    tidy_assets,
    resolve_links,
    forbid_strangers,
    write_pages,
    prepare_offline,
    keep_addresses,
    prove,
)
