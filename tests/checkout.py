"""A checkout of its own for tests that build: the real scripts, macros and assets around a small content."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "tiny"
ID = re.compile(r"\{:?\s*#([\w-]+)|\sid=\"([\w-]+)\"")


def make(folder: Path, content: Path = TINY) -> Path:
    """`folder` as a checkout of `content`, with pages of words that have the ids of the real ones."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("scripts", "macros", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(content, folder / "glossary")
    for page in sorted((ROOT / "docs").glob("*/*.md")):
        words = folder / "docs" / page.relative_to(ROOT / "docs")
        words.parent.mkdir(parents=True, exist_ok=True)
        words.write_text(plain_page(page.stem, page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def plain_page(name: str, text: str) -> str:
    ids = dict.fromkeys(one or other for one, other in ID.findall(text))
    anchors = "".join(f'<p id="{item}">{item}</p>' for item in ids if item not in ("top", "content", "say"))
    kind = "home" if name == "index" else "page"
    return f'---\ntitle: {name} page\nkind: {kind}\n---\n\n<h1 id="top">{name}</h1>\n{anchors}\n'


def run(checkout: Path, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(checkout / "scripts" / script), *arguments], cwd=checkout, text=True, encoding="utf-8",
        capture_output=True, env=variables(**environment), timeout=300,
    )


def build(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(checkout, "build.py", *arguments, **environment)


def variables(**more: str) -> dict[str, str]:
    """Without what a surrounding `make` passes on: it would add lines of its own."""
    outer = ("BASE_URL", "CONTENT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    kept = {key: value for key, value in os.environ.items() if key not in outer}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **more}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of `folder` by its name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
