"""The proved folder takes the place of the site: readers see the old site or the new one, never a mixture."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(work: Path) -> Iterator[None]:
    """One build at a time: a second one waits for the first."""
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def swap(stage: Path, site: Path) -> None:
    """`stage` becomes `site`; both lie on one file system, so each step is a rename. The old site goes last."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        os.rename(site, old)
    os.rename(stage, site)
    shutil.rmtree(old, ignore_errors=True)


def mend(site: Path) -> None:
    """A build that was killed between the two renames left only the old site: put it back."""
    old = site.with_name(f".{site.name}.old")
    if old.exists() and not site.exists():
        os.rename(old, site)
    shutil.rmtree(old, ignore_errors=True)
