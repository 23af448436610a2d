"""The readme and the codebook: what the files say about themselves, in both languages."""

from __future__ import annotations

from explainer.data.edition import Edition
from explainer.data.table import Column, Table, table


def codebook(edition: Edition) -> Table:
    """One row for each column of each table."""
    columns = (
        Column("file", lambda row: row[0].name + ".csv"),
        Column("column", lambda row: row[1].name),
        Column("type", lambda row: row[1].type),
        Column("values", lambda row: " | ".join(row[1].options)),
        Column("zh", lambda row: edition.meaning(row[0].kind, row[1].name).zh),
        Column("en", lambda row: edition.meaning(row[0].kind, row[1].name).en),
    )
    return table("codebook", columns, ((each, column) for each in edition.tables for column in each.columns))


def readme(edition: Edition, names: list[str]) -> bytes:
    """Both languages, then the list of files."""
    said = edition.readme()
    chinese = "\n\n".join(words.zh for words in said)
    english = "\n\n".join(words.en for words in said)
    return f"{chinese}\n\n{english}\n\n{listing(edition, names)}\n".encode()


def listing(edition: Edition, names: list[str]) -> str:
    shown = [name for name in names if not name.startswith("terms/")] + ["terms/*.json"]
    return "\n".join(f"{name}\t{edition.purpose(name).zh}\t{edition.purpose(name).en}" for name in shown)
