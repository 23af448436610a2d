"""Import a work report into the content as the report of a year, and say what an editor does next.

    new_report.py YEAR FILE [--source ID] [--folder glossary]

It writes reports/YEAR/, moves the draft terms of its notes to terms/, and enters the report in sources.yaml. A report
or a term that exists is never overwritten. Exit code 0 if the report was imported, 1 if not.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from explainer.content.faults import shown
from explainer.content.load import load
from explainer.importing.new_report import add_source, next_steps, place_terms
from explainer.importing.received import RefusedError
from import_report import import_report, speak_utf8, summary


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    speak_utf8()
    try:
        _import(options.year, options.file, options.folder, options.source)
    except RefusedError as refused:
        print(f"{shown(options.file)}:1: {refused}. Nothing was written.", file=sys.stderr)
        return 1
    return 0


def _import(year: str, file: Path, folder: Path, source: str) -> None:
    if not re.fullmatch(r"[12][0-9]{3}", year):
        raise RefusedError(f"`{year}` is no year; write four digits, the year in which the report was given")
    glossary, _ = load(folder)
    if glossary is None:
        raise RefusedError(f"{shown(folder)} holds no site.yaml that can be read")
    source = source or f"gwr-{year}"
    report = folder / "reports" / year
    result = import_report(file, report, source=source, category=next(iter(glossary.site.categories), "governance"))
    placed = place_terms(glossary, report, int(year))
    entered = add_source(glossary, result, source)
    print(f"{shown(report)}: {summary(result)}\nWhat to do next:")
    steps = next_steps(glossary, int(year), result, placed, source=source, entered=entered)
    for number, step in enumerate(steps, start=1):
        print(f"{number}. {step}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("year", metavar="YEAR", help="the year in which the report was given")
    parser.add_argument("file", type=Path, metavar="FILE", help="the text of the report")
    parser.add_argument("--source", default="", metavar="ID", help="its id in sources.yaml (default: gwr-YEAR)")
    parser.add_argument("--folder", type=Path, default=Path("glossary"), help="the content (default: glossary)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
