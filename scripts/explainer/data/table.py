"""A table of the exports: what its columns are called and hold. CSV, workbook, package and codebook all read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Cell = str | Decimal | int | bool | None
TYPES = ("text", "number", "integer", "yesno", "date")


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is one of TYPES; `options` are all the values that an editor can choose; a `key` is never repeated."""

    name: str
    get: Callable[[Any], Cell]
    type: str = "text"
    options: tuple[str, ...] = ()
    key: bool = False
    refers: str = ""  # `table.column` that the value must stand in


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is also the name of its file; `kind` is the name under which the codebook explains its columns."""

    name: str
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def table(name: str, columns: Sequence[Column], items: Iterable[Any], kind: str = "") -> Table:
    rows = tuple(tuple(column.get(item) for column in columns) for item in items)
    return Table(name, kind or name, tuple(columns), rows)


def text(cell: Cell) -> str:
    """A cell as text, so that equal cells look equal in every file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def ids(items: Iterable[str]) -> str:
    """Several ids in one cell: they hold no blanks, so blanks part them."""
    return " ".join(items)


def listed(items: Iterable[str]) -> str:
    """Several names in one cell, for reading; `glossary.json` holds them one by one."""
    return "; ".join(items)
