"""The proved folder takes the place of the site: readers see the old one or the new one, never a mixture or nothing."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD, EXCHANGE = -100, 2
UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


@contextmanager
def alone(work: Path) -> Iterator[None]:
    """One build at a time: a second one waits for the first. The system lifts the lock of a build that was killed."""
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another build is at work here; this one waits for it.", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def swap(stage: Path, site: Path) -> None:
    """`stage` becomes `site`; both lie on one file system. What `site` was is removed."""
    if site.exists() and exchange(stage, site):
        shutil.rmtree(stage, ignore_errors=True)
        return
    old = aside(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    stage.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def mend(site: Path) -> None:
    """A build that was killed between the two renames left only the old site: put it back."""
    old = aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.old")


def exchange(one: Path, other: Path) -> bool:
    """Linux changes two names in one step, so that no moment is without a site. False where that is not known."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))
