"""From a folder of files to the content as one typed object: all that can be read, and all that is wrong."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from explainer.content import rules
from explainer.content.checks import load_checks
from explainer.content.corrections import load_corrections, load_jargon
from explainer.content.entities import load_entities
from explainer.content.faults import Faults, shown
from explainer.content.indicators import load_indicators
from explainer.content.layout import check_layout
from explainer.content.model import Glossary
from explainer.content.names import load_names
from explainer.content.reports import load_reports
from explainer.content.site import load_site
from explainer.content.sources import load_sources
from explainer.content.terms import load_terms
from explainer.content.units import load_units


def load(folder: Path) -> tuple[Glossary | None, Faults]:
    """The content of `folder` and its faults; None only if there is no usable `site.yaml`."""
    faults = Faults()
    glossary = read(folder, faults)
    if glossary and not _unread(glossary, faults):
        rules.check(glossary, faults)
    return glossary, faults


def _unread(glossary: Glossary, faults: Faults) -> bool:
    """Whether a file of paragraphs or figures could not be read: its own fault comes first, echoes would hide it."""
    reports = glossary.reports.values()
    held = {each.at.file for report in reports for each in report.paragraphs.values()}
    held |= {each.at.file for report in reports for each in report.figures}
    files = {shown(path) for kind in ("text", "figures") for path in glossary.folder.glob(f"reports/*/{kind}/*.yaml")}
    return bool((files - held) & {fault.file for fault in faults})


def read(folder: Path, faults: Faults) -> Glossary | None:
    """What the files of `folder` hold, each by itself."""
    check_layout(folder, faults)
    site = load_site(folder / "site.yaml", faults)
    read = partial(
        Glossary,
        sources=load_sources(folder / "sources.yaml", faults),
        units=load_units(folder / "units.yaml", faults),
        checks=load_checks(folder / "checks.yaml", faults),
        corrections=load_corrections(folder / "corrections.yaml", faults),
        jargon=load_jargon(folder / "jargon.txt", faults),
        reports=load_reports(folder / "reports", faults),
        terms=load_terms(folder / "terms", faults),
        indicators=load_indicators(folder / "indicators", faults),
        entities=load_entities(folder / "entities", faults),
        folder=folder,
        names=load_names(folder / "names.yaml", faults),
    )
    return read(site=site) if site else None
