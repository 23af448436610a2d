"""MkDocs' side of a run: where it reads and writes, and when its result is published."""

from __future__ import annotations

import logging
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from explainer.publish import markup, run, swap
from explainer.publish.run import Content, RefusedError


@dataclass(slots=True)
class Door:
    """`held`: the lock of a running build. `site`: where the folder goes when it is proved; None while serving.

    `finished`: pages on their way around the engine's Markdown parser, by file.
    """

    serving: bool = False
    content: Content | None = None
    site: Path | None = None
    held: ExitStack = field(default_factory=ExitStack)
    finished: dict[str, str] = field(default_factory=dict)

    def enter(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content before the engine has touched a file, and point the engine at a folder aside."""
        root = Path(config.config_file_path).parent
        try:
            self.content = run.read(root)
        except RefusedError as refused:
            raise PluginError(str(refused)) from None
        config.site_url = self.content.derived.glossary.site.base_url
        config.site_name = self.content.derived.glossary.site.short_title.zh
        config.extra.update(run.shell(self.content))
        if not self.serving:
            self.build_aside(root, config)
        return config

    def build_aside(self, root: Path, config: MkDocsConfig) -> None:
        self.held.enter_context(swap.alone(root / run.WORK))
        self.site = Path(config.site_dir)
        inside = self.site.parent == root
        stage = root / run.WORK / self.site.name if inside else self.site.with_name(f"{self.site.name}.new")
        shutil.rmtree(stage, ignore_errors=True)
        config.site_dir = str(stage)

    def pages(self) -> dict[str, str]:
        """Markdown by the name of its file."""
        assert self.content
        return {run.source_name(address): text for address, text in self.content.pages.items()}

    def around_markdown(self, name: str, text: str) -> str:
        """What the engine has to parse of a page: nothing if it is HTML already."""
        if not markup.is_one_element(text):
            return text
        self.finished[name] = text.strip()
        return ""

    def around_html(self, name: str, made: str) -> str:
        return self.finished.pop(name, made)

    def leave(self, config: MkDocsConfig) -> None:
        """Publish the built folder: every step, the proofs last; then it takes the place of the site."""
        assert self.content
        if warned():
            raise PluginError("the engine warned; the last good site stays")
        try:
            run.publish(self.content, Path(config.site_dir), serving=self.serving)
        except RefusedError as refused:
            raise PluginError(str(refused)) from None
        if self.site:
            run.put_in_place(Path(config.site_dir), self.site)
        self.held.close()


def warned() -> bool:
    """Strict mode counts warnings only after the last hook, too late for us: the counts so far."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
