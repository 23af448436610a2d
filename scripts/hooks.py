"""MkDocs' door to the site: content is checked before the build, pages are handed over, the result is published.

No logic lives here. `mkdocs build` and `mkdocs serve` alone do everything: the build goes to a folder beside the
site, is proved, and only then swapped in, so that a failed build leaves the last good site whole.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from explainer.publish import door
from explainer.publish.door import Build

ROOT = Path(__file__).resolve().parent.parent
BUILDS: dict[str, Build] = {}  # MkDocs gives a hook no object of its own to keep state in


def on_startup(command: str, dirty: bool) -> None:
    BUILDS["command"] = door.begin(ROOT, serving=command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    build = door.read(BUILDS.get("command") or door.begin(ROOT, serving=False))
    BUILDS["now"] = build
    return door.configure(build, config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = BUILDS["now"]
    kept = [file for file in files if not file.is_documentation_page()]
    made = [File.generated(config, door.source_name(address), content=text) for address, text in build.pages.items()]
    return Files([*kept, *made])


def on_post_build(config: MkDocsConfig) -> None:
    door.finish(BUILDS["now"], config)
