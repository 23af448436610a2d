"""What tests share: the small glossary of a fictional town, and the real one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.content.load import load
from explainer.content.model import Glossary

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny"


@pytest.fixture(scope="session")
def tiny_folder() -> Path:
    return TINY


@pytest.fixture(scope="session")
def tiny() -> Glossary:
    """The small glossary, which is complete and has no fault."""
    return _whole(TINY)


@pytest.fixture(scope="session")
def real() -> Glossary:
    """The content of the site."""
    return _whole(ROOT / "glossary")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests as `make site` builds it."""
    return build(tmp_path_factory.mktemp("real") / "site")


def build(site: Path, **environment: str) -> Path:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build.py"), "--site", str(site)],
        env={**os.environ, **environment}, capture_output=True, text=True, cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return site


def _whole(folder: Path) -> Glossary:
    glossary, faults = load(folder)
    assert glossary is not None, str(faults)
    return glossary
