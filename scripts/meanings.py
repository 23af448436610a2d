"""Write down what each term means now: `glossary/meanings.txt`, against which later changes of meaning are found.

    meanings.py [--folder glossary]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer.content.load import load
from explainer.content.rules_meanings import FILE, written


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("glossary"), help="the content (default: glossary)")
    folder = parser.parse_args().folder
    glossary, faults = load(folder)
    if faults or glossary is None:
        print(f"{len(faults)} faults: run `make check` first", file=sys.stderr)
        return 1
    (folder / FILE).write_text(written(glossary), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
