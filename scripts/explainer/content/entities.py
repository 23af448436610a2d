"""Places, companies, institutions and other proper names: `entities/<kind>.yaml`."""

from __future__ import annotations

from pathlib import Path

from explainer.content.entry import Entry, known, read_entries, unique
from explainer.content.faults import Faults, quoted, shown
from explainer.content.model import Entity
from explainer.content.texts import unmarked
from explainer.content.vocabulary import ENTITY_KINDS, NAME_STATUSES

KEYS = ("slug", "zh", "full_zh", "en", "en_status", "match", "what", "unit", "page", "listed", "sources", "note")


def load_entities(folder: Path, faults: Faults) -> dict[str, Entity]:
    """The entities by slug: kinds sorted, within a kind as written."""
    entries: list[Entry] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in ENTITY_KINDS:
            entries.extend(read_entries(path, KEYS, faults))
        else:
            faults.add(shown(path), 1, f"{quoted(path.stem)} is not a kind of entity", known(path.stem, ENTITY_KINDS))
    return unique(entries, "slug", _entity)


def _entity(entry: Entry) -> Entity:
    status = entry.choice("en_status", NAME_STATUSES)
    entity = Entity(
        slug=entry.id("slug"),
        kind=Path(entry.at.file).stem,
        zh=entry.named("zh", "zh"),
        en=entry.named("en", "en"),
        en_status=status,
        what=unmarked(entry, "what"),
        match=entry.texts("match"),
        sources=entry.ids("sources"),
        at=entry.at,
        unit=entry.line("unit", needed=False),
        page=entry.flag("page"),
        full_zh=entry.line("full_zh", needed=False),
        listed=entry.line("listed", needed=False),
        note=unmarked(entry, "note", needed=False),
    )
    if status == "official" and not entity.sources:
        entry.fault("en_status", "an `official` name stands without a source", "Add `sources: [id]`, or say `ours`.")
    return entity
