"""MkDocs' door to the site: content is checked before the build, pages are handed over, the result is published.

No logic lives here. `mkdocs build` and `mkdocs serve` alone do everything: the build goes to a folder beside the
site, is proved, and only then swapped in, so that a failed build leaves the last good site whole.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from explainer.publish.door import Door

DOOR = Door()  # MkDocs gives a hook no object of its own to keep state in


def on_startup(command: str, dirty: bool) -> None:
    DOOR.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    return DOOR.enter(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    kept = [file for file in files if not file.is_documentation_page()]
    made = [File.generated(config, name, content=text) for name, text in DOOR.pages().items()]
    return Files([*kept, *made])


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    return DOOR.around_markdown(page.file.src_uri, markdown)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    return DOOR.around_html(page.file.src_uri, html)


def on_post_build(config: MkDocsConfig) -> None:
    DOOR.leave(config)


def on_build_error(error: Exception) -> None:
    DOOR.held.close()
