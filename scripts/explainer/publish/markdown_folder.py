"""The second door: the same Markdown as a folder, with the settings by which Zensical makes the same pages of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from explainer.publish import run
from explainer.publish.run import Content

SETTINGS = "mkdocs.yml"  # Zensical reads MkDocs' own file


def write(content: Content, folder: Path) -> None:
    """`folder` anew: pages, assets, the theme's overrides and the settings. All its paths are relative."""
    shutil.rmtree(folder, ignore_errors=True)
    for address, text in content.pages.items():
        page = folder / "docs" / run.source_name(address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    shutil.copytree(content.root / "docs" / "assets", folder / "docs" / "assets")
    shutil.copytree(content.root / "macros" / "theme", folder / "theme")
    ours = yaml.safe_load((content.root / SETTINGS).read_text(encoding="utf-8"))
    (folder / SETTINGS).write_text(yaml.safe_dump(settings(ours, content), allow_unicode=True), encoding="utf-8")


def settings(ours: dict[str, Any], content: Content) -> dict[str, Any]:
    site = content.derived.glossary.site
    kept = {key: value for key, value in ours.items() if key not in ("hooks", "watch")}
    return {
        **kept,
        "site_name": site.short_title.zh,
        "site_url": site.base_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**ours["theme"], "custom_dir": "theme"},
        "extra": {**ours.get("extra", {}), **run.shell(content)},
    }
