"""The same content gives the same bytes: twice, in another time zone, under another locale and hash seed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import read_data

from explainer.content.load import load
from explainer.content.model import Glossary
from explainer.data.files import data_files, exported
from explainer.derive.derived import derive

ROOT = Path(__file__).parent.parent
PRINT_HASHES = """
import hashlib, sys
from pathlib import Path
sys.path[:0] = ["scripts"]
from explainer.content.load import load
from explainer.data.files import data_files
from explainer.derive.derived import derive
glossary, _ = load(Path(sys.argv[1]))
for name, content in data_files(derive(glossary)).items():
    print(name, hashlib.sha256(content).hexdigest())
"""
PLACES = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"},
)


def hashes(files: dict[str, bytes]) -> list[str]:
    return [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in files.items()]


@pytest.mark.parametrize("place", PLACES, ids=["Shanghai", "New York"])
def test_no_place_and_no_seed_changes_a_byte(place: dict[str, str], tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    glossary, _ = load(folder)
    assert glossary is not None
    run = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES, folder], cwd=ROOT, env={**os.environ, **place}, capture_output=True,
        check=True, text=True, encoding="utf-8",
    )
    assert run.stdout.splitlines() == hashes(data_files(derive(glossary)))


def test_a_second_later_the_bytes_are_the_same(tiny: Glossary) -> None:
    first = data_files(derive(tiny))
    time.sleep(2.1)  # archives keep time in steps of two seconds
    assert data_files(derive(tiny)) == first


def test_the_version_changes_with_the_content_only(tiny: Glossary) -> None:
    slug, term = next(iter(tiny.terms.items()))
    moved = replace(tiny, site=replace(tiny.site, base_url="https://elsewhere.example/"))
    changed = replace(tiny, terms={**tiny.terms, slug: replace(term, en=term.en + " x")})
    versions = [exported(derive(glossary))[0].version for glossary in (tiny, moved, changed)]
    assert versions[0] == versions[1] != versions[2]


def test_asking_again_costs_nothing(real: Glossary) -> None:
    derived = derive(real)
    assert exported(derived)[1] is exported(derived)[1]


def test_no_text_outside_the_content_names_the_place(tiny: Glossary, real: Glossary) -> None:
    """The files of a fictional town hold no word of the real one."""
    readable = {name: content.decode() for name, content in read_data.files_of(tiny).items()
                if name.rpartition(".")[2] in ("csv", "json", "tbx", "ttl", "txt")}
    assert readable
    for name, text in readable.items():
        assert real.site.place.zh[:-1] not in text and real.site.place.en not in text, name
