"""What is wrong with the content: all of it in one run, each fault with its place and its cure."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = 60
UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: `wrong` and `mend` are sentences without and with their full stop."""

    file: str
    line: int
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong}. {self.mend}"


class Faults:
    """The faults of one run, without doubles, read back in the order of file and line."""

    def __init__(self) -> None:
        self._found: set[Fault] = set()

    def add(self, file: str, line: int, wrong: str, mend: str) -> None:
        self._found.add(Fault(file, line, wrong, mend))

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self)


def quoted(value: str) -> str:
    """`value` in backquotes on one line, cut where it is long, whatever it holds."""
    flat = UNSHOWABLE.sub("�", value)
    return f"`{flat[:SHOWN]}…`" if len(flat) > SHOWN else f"`{flat}`"


def shown(path: Path) -> str:
    """`path` as faults name it: relative to the working directory if it lies inside.

    Links are not followed: the editor knows the file by the name that he gave it.
    """
    absolute, here = os.path.abspath(path), os.path.abspath(Path.cwd())  # noqa: PTH100
    inside = absolute.startswith(here.rstrip(os.sep) + os.sep)
    name = os.path.relpath(absolute, here) if inside else absolute
    return UNSHOWABLE.sub("�", name.replace(os.sep, "/"))
