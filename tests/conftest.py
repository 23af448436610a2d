"""What tests share: the small glossary of a fictional town, and the real one."""

from __future__ import annotations

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


def _whole(folder: Path) -> Glossary:
    glossary, faults = load(folder)
    assert glossary is not None, str(faults)
    return glossary
