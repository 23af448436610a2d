"""From content to a published folder, for whichever engine turns Markdown into HTML."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from explainer.content.load import load
from explainer.content.model import Glossary
from explainer.derive.derived import Derived, derive
from explainer.pages import site as site_pages
from explainer.pages.environment import words
from explainer.pages.words import PageError
from explainer.publish import steps, swap

STAGE = ".build/site"


@dataclass(frozen=True, slots=True)
class Build:
    """One run. `pages` is Markdown by address; it is empty until the content has been read."""

    root: Path
    serving: bool
    base_url: str
    content: Path
    derived: Derived | None = None
    pages: dict[str, str] | None = None
    site: Path | None = None


def begin(root: Path, serving: bool) -> Build:
    return Build(
        root, serving, base_url=os.environ.get("BASE_URL", ""),
        content=Path(os.environ.get("CONTENT", root / "glossary")),
    )


def read(build: Build) -> Build:
    """The content, checked: all faults at once, or the pages. Raises before the engine has touched a file."""
    glossary, faults = load(build.content)
    if faults or glossary is None:
        raise PluginError("\n".join([f"{len(faults)} faults in the content:", *map(str, faults)]))
    derived = derive(with_base(glossary, build.base_url))
    try:
        pages = site_pages.site(derived, build.root)
    except PageError as error:
        raise PluginError(str(error)) from None
    return replace(build, derived=derived, pages=pages)


def with_base(glossary: Glossary, base_url: str) -> Glossary:
    return replace(glossary, site=replace(glossary.site, base_url=base_url)) if base_url else glossary


def source_name(address: str) -> str:
    """The Markdown file that the engine turns into the page at `address`."""
    return "index.md" if not address else address.rstrip("/") + "/index.md"


def configure(build: Build, config: MkDocsConfig) -> MkDocsConfig:
    """Point the engine at the stage folder, and give its templates the words of the shell."""
    assert build.derived is not None
    site = build.derived.glossary.site
    config.site_url = site.base_url
    config.site_name = site.short_title.zh
    config.extra.update(shell(build.derived, build.root))
    if not build.serving:
        config.plugins._current_plugin = None
        build_site = Path(config.site_dir)
        config.extra["final"] = str(build_site)
        stage = build.root / STAGE if build_site.parent == build.root else build_site.with_name(f".{build_site.name}.new")
        shutil.rmtree(stage, ignore_errors=True)
        config.site_dir = str(stage)
    return config


def shell(derived: Derived, root: Path) -> dict[str, object]:
    """What the page shell needs on every page, in both languages."""
    site = derived.glossary.site
    strings = words(root / "macros" / "strings.yaml")
    shell_words = {
        lang: {key.removeprefix("shell_"): pair[lang] for key, pair in strings.items() if key.startswith("shell_")}
        for lang in ("zh", "en")
    }
    return {
        "words": shell_words,
        "site": {"zh": site.short_title.zh, "en": site.short_title.en},
        "newest": str(site.newest_report),
        "contact": site.contact,
    }


def finish(build: Build, config: MkDocsConfig) -> None:
    """Publish the built folder: every step, the proofs last; then swap it in (not while serving)."""
    assert build.derived is not None
    folder = Path(config.site_dir)
    context = steps.Context(
        build.derived, build.root, base_path=urlsplit(build.derived.glossary.site.base_url).path or "/",
        serving=build.serving,
    )
    faults = steps.publish(folder, context)
    warned = [count for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
              for count in handler.get_counts()]
    if faults:
        raise PluginError("\n".join([f"{len(faults)} faults in the built site:", *faults[:200]]))
    if warned:
        raise PluginError("the engine warned (see above); the last good site stays")
    if not build.serving:
        final = Path(config.extra["final"])
        with swap.alone(build.root / ".build"):
            swap.mend(final)
            swap.swap(folder, final)
