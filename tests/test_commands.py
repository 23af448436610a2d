"""The commands: each sets itself up, says what it does, and ends with one line and a 1 when it cannot."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from pathlib import Path

import checkout
import pytest

import set_up
from explainer.content.faults import Faults
from explainer.content.site import load_site

MAKEFILE = (checkout.ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^([a-z-]+):", MAKEFILE, re.M)
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.M)


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8",
                          env=checkout.variables(**environment), stdin=subprocess.DEVNULL, timeout=300)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a blank in its path, and the packages at hand."""
    folder = checkout.make(tmp_path_factory.mktemp("commands") / "my copy of it")
    for name in ("Makefile", "requirements.lock", "requirements-test.lock", "pyproject.toml"):
        shutil.copy(checkout.ROOT / name, folder)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for name in ("pyvenv.cfg", "lib"):
        (folder / ".venv" / name).symlink_to(Path(sys.prefix) / name)
    stamp = f".ready-test-{set_up.stamp('test').name.rpartition('-')[2]}"
    (folder / ".venv" / stamp).touch()
    return folder


def test_make_alone_explains_every_command(home: Path) -> None:
    said = make(home).stdout
    assert len(COMMANDS) > 10
    for name in COMMANDS:
        assert re.search(rf"make {name} +\S", said), name


def test_the_site_is_built_in_a_folder_with_a_blank_in_its_name(home: Path) -> None:
    done = make(home, "site", BASE_URL="https://town.example/r/")
    assert done.returncode == 0, done.stderr
    assert 'href="https://town.example/r/zh/terms/"' in (home / "site/zh/terms/index.html").read_text(encoding="utf-8")


def test_check_ends_with_its_verdict(home: Path) -> None:
    done = make(home, "check")
    assert done.returncode == 0 and done.stdout.strip(), done.stderr
    (home / "glossary" / "stray.yaml").write_text("x: 1\n", encoding="utf-8")
    done = make(home, "check")
    (home / "glossary" / "stray.yaml").unlink()
    assert done.returncode != 0 and "glossary/stray.yaml:1:" in done.stderr and "Traceback" not in done.stderr


def test_tests_look_for_a_browser_first() -> None:
    planned = make(checkout.ROOT, "-n", "test").stdout.splitlines()
    assert "browser.py --install" in planned[0] and planned[-1].count("pytest") == 1


def test_without_a_browser_one_line_says_what_to_type(home: Path) -> None:
    script = str(home / "scripts" / "browser.py")
    for arguments in ([], ["--install"]):
        done = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, env={"PATH": "/no"})
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
        assert "apt-get install chromium" in done.stderr
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env={"CHROMIUM": "/my/own"})
    assert done.stdout == "/my/own\n"


def test_the_set_for_the_tests_holds_that_for_building() -> None:
    """So that `make site` after `make test` has nothing to take back."""
    building, testing = (
        set(LOCKED.findall((checkout.ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.lock", "requirements-test.lock")
    )
    assert building <= testing and len(building) > 20


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((checkout.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {name.lower().replace("_", "-") for name, _ in LOCKED.findall(
        (checkout.ROOT / "requirements.lock").read_text(encoding="utf-8"))}
    assert {re.split(r"[=><~]", item)[0].lower() for item in project["dependencies"]} <= locked
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (checkout.ROOT / name).read_text(encoding="utf-8")
        assert text.count("--hash=sha256:") >= len(LOCKED.findall(text))


def test_setting_up_without_an_index_is_told_in_words(home: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare copy"
    (bare / "scripts").mkdir(parents=True)
    shutil.copy(checkout.ROOT / "scripts" / "set_up.py", bare / "scripts")
    for name in ("requirements.lock", "requirements-test.lock"):
        (bare / name).write_text("no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(bare / "scripts" / "set_up.py"), "site"], capture_output=True, text=True,
                          env=checkout.variables(PIP_INDEX_URL="file:///nowhere", PIP_RETRIES="0", PIP_NO_INDEX="1"))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "requirements.lock could not be installed" in done.stderr.splitlines()[-1]
    assert not list((bare / ".venv").glob(".ready-*"))


def test_a_folder_without_content_is_a_fault_not_a_crash(home: Path) -> None:
    done = checkout.build(home, CONTENT=str(home / "no such folder"))
    assert done.returncode == 1 and "site.yaml" in done.stderr and "Traceback" not in done.stderr


def test_a_fault_of_the_scripts_is_one_line_with_its_place(home: Path, tmp_path: Path) -> None:
    broken = checkout.make(tmp_path / "broken")
    module = broken / "scripts" / "explainer" / "publish" / "preview.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n\ndef pictures(site):\n    raise KeyError('x')\n")
    done = checkout.build(broken)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert re.search(r"scripts/explainer/publish/preview\.py:\d+: KeyError", done.stderr), done.stderr
    assert "Traceback" in (broken / ".build" / "error.txt").read_text(encoding="utf-8")


def test_pack_and_precompress_ask_for_a_site_first(home: Path, tmp_path: Path) -> None:
    for command in (["pack.py", "--site", str(tmp_path)], ["precompress.py", str(tmp_path), str(tmp_path / "to")]):
        done = checkout.run(home, *command)
        assert done.returncode == 1 and "make site" in done.stderr and len(done.stderr.splitlines()) == 1


def test_continuous_integration_runs_the_same_commands() -> None:
    script = checkout.ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
    assert "make test" in script.read_text(encoding="utf-8")


def test_the_whole_site_is_in_the_ledger(built: Path) -> None:
    """Published pages are promises: `make addresses` enters the new ones."""
    from explainer.publish import built as folder
    from explainer.publish import ledger

    missing = ledger.unlisted(folder.addresses_of(built), checkout.ROOT)
    assert missing == [], f"{len(missing)} addresses are not in addresses.txt. Run: make addresses"


def test_serving_shows_a_change_and_outlives_a_fault(tmp_path: Path) -> None:
    home = checkout.make(tmp_path / "serve")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    command = [sys.executable, str(home / "scripts" / "serve.py"), "--address", address]
    running = subprocess.Popen(command, cwd=home, env=checkout.variables(BASE_URL="https://town.example/"), text=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    url = f"http://{address}/zh/"
    site = home / "glossary" / "site.yaml"
    good = site.read_text(encoding="utf-8")
    try:
        assert "Content-Security-Policy" not in page_with(url, "<h1")
        name = load_site(site, Faults()).short_title.zh
        site.write_text(good.replace(name, "改名"), encoding="utf-8")
        page_with(url, "改名")
        site.write_text("title: [", encoding="utf-8")
        time.sleep(2)
        page_with(url, "改名")
        site.write_text(good.replace(name, "再改"), encoding="utf-8")
        page_with(url, "再改")
    finally:
        running.terminate()
        _, said = running.communicate(timeout=20)
    assert "site.yaml:1:" in said and "Traceback" not in said, said


def page_with(url: str, words: str) -> str:
    """The page at `url`, once it holds `words`."""
    text, until = "", time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{url} does not show {words}: {text[:500]}")
