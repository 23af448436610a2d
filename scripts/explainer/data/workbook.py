"""All tables as one workbook: notes on top, a sheet a table, typed cells, frozen heads; no cell is ever a formula."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from explainer.data.edition import Edition
from explainer.data.table import Cell, Column, Table, text

LONGEST = 32_767  # characters that a cell can hold
WIDE = ("zh", "en", "full_zh", "full_en", "gist_zh", "gist_en", "short_zh", "short_en", "what_zh", "what_en", "title")


def workbook_file(edition: Edition, codebook: Table) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({
        "title": edition.title("zh"), "subject": edition.title("en"), "created": edition.day,
        "comments": f"{edition.both('licence')} {edition.both('rights')}", "status": edition.version,
    })
    style = {
        "head": book.add_format({"bold": True, "bg_color": "#E7EDF3", "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    notes(book, edition, style)
    for table in (*edition.tables, codebook):
        sheet(book, edition, table, style)
    book.close()
    return out.getvalue()


def notes(book: Any, edition: Edition, style: dict[str, Any]) -> None:
    page = book.add_worksheet(edition.sheet("notes"))
    page.set_column(0, 1, 80, style["wrap"])
    page.write_row(0, 0, ["中文", "English"], style["head"])
    page.freeze_panes(1, 0)
    for row, words in enumerate(edition.readme(), 1):
        for column, said in enumerate((words.zh, words.en)):
            page.write_string(row, column, said, style["wrap"])


def sheet(book: Any, edition: Edition, table: Table, style: dict[str, Any]) -> None:
    page = book.add_worksheet(edition.sheet(table.kind) + table.name.removeprefix(table.kind))
    page.freeze_panes(1, 1)
    for index, column in enumerate(table.columns):
        page.set_column(index, index, 50 if column.name in WIDE else 16, style["cell"])
        page.write_string(0, index, column.name, style["head"])
    for row, cells in enumerate(table.rows, 1):
        for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            write(page, row, index, column, cell, style)
    if table.rows:
        page.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def write(page: Any, row: int, index: int, column: Column, cell: Cell, style: dict[str, Any]) -> None:
    """A number as a number, a day as a day, all else as text that nothing can run."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_string(row, index, text(cell))
    elif isinstance(cell, (int, Decimal)):
        page.write_number(row, index, cell)
    elif column.type == "date" and len(cell) == len("2024-01-31"):
        page.write_datetime(row, index, datetime.fromisoformat(cell), style["date"])
    else:
        page.write_string(row, index, fitted(cell))


def fitted(cell: str) -> str:
    """A text as a cell can hold it: one kind of line end, and not longer than a program opens."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return lines if len(lines) <= LONGEST else lines[: LONGEST - 1] + "…"
