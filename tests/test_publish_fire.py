"""Publishing under fire: whatever happens to a build, the last good site stays whole and the next build succeeds."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import checkout
import pytest

KILLS = int(os.environ.get("KILLS", "5"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = checkout.make(tmp_path_factory.mktemp("fire") / "checkout")
    assert checkout.build(folder).returncode == 0
    return folder


def start(folder: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(folder / "scripts" / "build.py")], cwd=folder, env=checkout.variables(**environment),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )


def test_a_kill_at_any_moment_leaves_a_whole_site(home: Path) -> None:
    first = checkout.contents(home / "site")
    other = {"BASE_URL": "https://other.example/"}
    began = time.monotonic()
    assert checkout.build(home, **other).returncode == 0
    whole = time.monotonic() - began
    second = checkout.contents(home / "site")
    assert first != second
    chance = random.Random(KILLS)
    for turn in range(KILLS):
        running = start(home, **({} if turn % 2 == 0 else other))
        time.sleep(chance.uniform(0.3, 1.05) * whole)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        assert checkout.contents(home / "site") in (first, second), f"after kill {turn}"
    done = checkout.build(home)
    assert done.returncode == 0, done.stderr
    assert checkout.contents(home / "site") == first
    assert sorted(path.name for path in (home / ".build").iterdir()) in (["lock"], ["error.txt", "lock"])


def test_two_builds_at_once_both_succeed(home: Path) -> None:
    before = checkout.contents(home / "site")
    running = [start(home), start(home)]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert checkout.contents(home / "site") == before


def test_a_full_disk_is_one_line_and_the_old_site(home: Path) -> None:
    before = checkout.contents(home / "site")

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    done = subprocess.run([sys.executable, str(home / "scripts" / "build.py")], cwd=home, env=checkout.variables(),
                          capture_output=True, text=True, preexec_fn=small_files)
    assert done.returncode == 1 and "Free some space." in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and checkout.contents(home / "site") == before
    assert checkout.build(home).returncode == 0


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can make a small disk")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        home = checkout.make(disk / "checkout")
        assert checkout.build(home).returncode == 0
        before = checkout.contents(home / "site")
        free = os.statvfs(disk)
        (disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 200_000))
        done = checkout.build(home)
        assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
        assert len(done.stderr.splitlines()) == 1 and "Free some space." in done.stderr, done.stderr
        assert checkout.contents(home / "site") == before
        (disk / "ballast").unlink()
        assert checkout.build(home).returncode == 0
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_folder_that_cannot_be_written(home: Path, tmp_path: Path) -> None:
    """Root may write anywhere, so a file stands where a folder is needed."""
    (tmp_path / "in the way").write_text("x")
    done = checkout.build(home, "--site", str(tmp_path / "in the way" / "site"))
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, done.stderr
    assert "Make sure that the folder can be written." in done.stderr


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can mount a folder read-only")
def test_a_read_only_checkout(tmp_path: Path) -> None:
    home = checkout.make(tmp_path / "checkout")
    assert checkout.build(home).returncode == 0
    before = checkout.contents(home / "site")
    if subprocess.run(["mount", "--bind", str(home), str(home)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(home)], check=True)
        done = checkout.build(home)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr
        assert checkout.contents(home / "site") == before
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)
    assert checkout.build(home).returncode == 0


@pytest.mark.parametrize("around", [
    {"TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "2208988800"},
])
def test_the_same_bytes_wherever_and_whenever(home: Path, tmp_path: Path, around: dict[str, str]) -> None:
    other = tmp_path / "an other folder" / "käse 报告"
    shutil.copytree(home, other, ignore=shutil.ignore_patterns("site", ".build"))
    done = checkout.build(other, **around)
    assert done.returncode == 0, done.stderr
    mine, theirs = checkout.contents(home / "site"), checkout.contents(other / "site")
    assert [name for name in mine if mine[name] != theirs.get(name)] == [] and set(mine) == set(theirs)


def test_the_real_site_has_the_same_bytes_from_another_folder(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "an other folder" / "main"
    for name in ("scripts", "macros", "docs", "glossary"):
        shutil.copytree(checkout.ROOT / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "addresses.txt", "anchors.txt"):
        if (checkout.ROOT / name).exists():
            shutil.copy(checkout.ROOT / name, other)
    done = checkout.build(other, TZ="Asia/Shanghai", LC_ALL="C", PYTHONHASHSEED="42")
    assert done.returncode == 0, done.stderr
    mine, theirs = checkout.contents(built), checkout.contents(other / "site")
    assert [name for name in mine if mine[name] != theirs.get(name)] == [] and set(mine) == set(theirs)


LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)


@pytest.mark.skipif(LIBRARY is None, reason="libfaketime is not installed")
@pytest.mark.parametrize("day", ["1970-01-02 00:00:00", "2040-06-01 12:00:00"])
def test_a_wrong_clock_changes_nothing(home: Path, day: str) -> None:
    before = checkout.contents(home / "site")
    done = checkout.build(home, LD_PRELOAD=str(LIBRARY), FAKETIME=day)
    assert done.returncode == 0, done.stderr
    assert checkout.contents(home / "site") == before
