"""The Frictionless data package: what every table holds, for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from explainer import addresses
from explainer.data.edition import LICENCE_URL, Edition
from explainer.data.table import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FIELD_TYPES = {"text": "string", "number": "number", "integer": "integer", "yesno": "boolean", "date": "date"}


def package(edition: Edition, files: Mapping[str, bytes], tables: tuple[Table, ...]) -> dict[str, Any]:
    """`files`: the CSV of each table, by name."""
    glossary = edition.derived.glossary
    return {
        "$schema": PROFILE,
        "name": edition.name,
        "title": edition.title("en"),
        "description": f"{edition.title('zh')}. {edition.both('rights')} {edition.both('advice')}",
        "homepage": edition.absolute(addresses.page("en", "data")),
        "version": edition.version,
        "created": f"{edition.revised}T00:00:00Z",
        "keywords": ["government work report", "政府工作报告", glossary.site.place.zh, glossary.site.place.en],
        "licenses": [{"name": "CC-BY-4.0", "title": edition.say("licence", "en"), "path": LICENCE_URL}],
        "sources": [report_source(edition, report.source) for report in glossary.reports.values()],
        "resources": [resource(edition, table, files[f"{table.name}.csv"]) for table in tables],
    }


def report_source(edition: Edition, identifier: str) -> dict[str, str]:
    source = edition.derived.glossary.sources.get(identifier)
    if source is None:
        return {"title": identifier}
    return {"title": f"{source.title}, {source.publisher}", **({"path": source.url} if source.link else {})}


def resource(edition: Edition, table: Table, content: bytes) -> dict[str, Any]:
    purpose = edition.purpose(f"{table.name}.csv")
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": purpose.en,
        "description": purpose.zh,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema(edition, table),
    }


def schema(edition: Edition, table: Table) -> dict[str, Any]:
    keys = [column.name for column in table.columns if column.key]
    refers = [(column.name, *column.refers.split(".")) for column in table.columns if column.refers]
    made: dict[str, Any] = {
        "fields": [field(edition, table, column) for column in table.columns], "missingValues": [""],
    }
    if keys:
        made["primaryKey"] = keys
    if refers:
        made["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [key]}} for name, other, key in refers
        ]
    return made


def field(edition: Edition, table: Table, column: Column) -> dict[str, Any]:
    """The column's meaning in both languages, its type, and the values that it can take."""
    said = edition.words["columns"].get(f"{table.kind}.{column.name}") or edition.words["columns"].get(column.name)
    made: dict[str, Any] = {"name": column.name, "type": FIELD_TYPES[column.type]}
    if said:
        made |= {"title": said["en"], "description": f"{said['zh']} / {said['en']}"}
    if column.type == "yesno":
        made |= {"trueValues": ["yes"], "falseValues": ["no"]}
    constraints: dict[str, Any] = {"enum": list(column.options)} if column.options else {}
    if column.key:
        constraints |= {"required": True, "unique": True}
    return {**made, **({"constraints": constraints} if constraints else {})}
