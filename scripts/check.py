"""Print how much of the content is there, and every fault of it with its place and its cure.

    check.py [--folder glossary]

Coverage goes to stdout, faults to stderr, their count first. Exit code 0 if there is no fault, else 1.
Nothing is built and nothing is changed.
"""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path

from explainer.content.coverage import coverage, table
from explainer.content.load import load


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    _speak_utf8()
    glossary, faults = load(options.folder)
    if glossary:
        print(table(coverage(glossary)), flush=True)
    if faults:
        print(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}:", file=sys.stderr)
        print(faults, file=sys.stderr)
    return 1 if faults else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("glossary"), help="the content (default: glossary)")
    return parser.parse_args(arguments)


def _speak_utf8() -> None:
    """Faults quote Chinese text, whatever the locale of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
