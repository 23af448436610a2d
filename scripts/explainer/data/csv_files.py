"""Tables as CSV (RFC 4180, UTF-8 without a byte order mark).

A spreadsheet runs a text that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula. Such a text, and one
that begins with `'` itself, gets one `'` before it; numbers never do. `unguarded` takes it away, so every text returns.
"""

from __future__ import annotations

import csv
import io
import re

from explainer.data.table import Cell, Table, text

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def csv_file(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def written(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else text(cell)


def guarded(value: str) -> str:
    return "'" + value if value.startswith(STARTS) and not NUMBER.fullmatch(value) else value


def unguarded(value: str) -> str:
    return value.removeprefix("'")


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of one of our files as they were written."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return [{name: unguarded(value) for name, value in row.items()} for row in rows]
