"""Make `.venv/` from the lock, so that every other command can run; or print the Makefile's commands.

    set_up.py site|test        what building needs, or what the tests need as well
    set_up.py help Makefile

Uses nothing but Python itself. A stamp named after the lock's hash says that the work is done; the set for the tests
holds that for building, so it is never taken back.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"site": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
COMMAND = re.compile(r"^([a-z-]+):.*?## (.+)$", re.M)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (this one file runs with whatever Python there is)
        print(f"Python {sys.version.split()[0]} is too old. Install 3.11 or newer, or name one: PYTHON=python3.12.")
        return 1
    if arguments[0] == "help":
        print_commands(Path(arguments[1]))
        return 0
    return ready(arguments[0])


def print_commands(makefile: Path) -> None:
    for name, what in COMMAND.findall(makefile.read_text(encoding="utf-8")):
        print(f"  make {name:<12} {what}")


def ready(wanted: str) -> int:
    """Nothing to do if a stamp says so. Two commands at once: the second waits."""
    if is_done(wanted):
        return 0
    (ROOT / ".build").mkdir(exist_ok=True)
    with (ROOT / ".build" / "venv-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return 0 if is_done(wanted) else install(wanted)


def is_done(wanted: str) -> bool:
    return any(stamp(name).exists() for name in {wanted, "test"}) and (VENV / "bin" / "python").exists()


def stamp(name: str) -> Path:
    return VENV / f".ready-{name}-{hashlib.sha256(LOCKS[name].read_bytes()).hexdigest()[:16]}"


def install(name: str) -> int:
    print(f"Setting up .venv/ from {LOCKS[name].name} …", file=sys.stderr, flush=True)
    python = str(VENV / "bin" / "python")
    steps = [[python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
              "--require-hashes", "-r", str(LOCKS[name])]]
    if not Path(python).exists():
        steps.insert(0, [sys.executable, "-m", "venv", str(VENV)])
    for step in steps:
        if subprocess.run(step, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}).returncode:
            print(f"{LOCKS[name].name} could not be installed (see above). Is the package index in reach, and the "
                  "venv module there (Debian: apt-get install python3-venv)?", file=sys.stderr)
            return 1
    for old in VENV.glob(f".ready-{name}-*"):
        old.unlink()
    stamp(name).touch()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
