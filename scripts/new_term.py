"""Write the file of a new term, with every key and a hint beside it.

    new_term.py SLUG --zh NAME --en NAME [--folder glossary]

The term is a draft until its texts are written; `make check` says what is missing. Exit code 0 if the file was
written, 1 if not; no file is ever overwritten.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from explainer.content.faults import shown
from explainer.content.load import load
from explainer.importing.new_term import write_term
from explainer.importing.received import RefusedError
from explainer.importing.terms import speller
from import_report import speak_utf8


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    speak_utf8()
    glossary, _ = load(options.folder)
    if glossary is None:
        print(f"{shown(options.folder)}:1: no site.yaml can be read here. Name the folder of the content.",
              file=sys.stderr)
        return 1
    try:
        path = write_term(glossary, options.slug, options.zh, options.en, options.revised, speller())
    except RefusedError as refused:
        print(f"{shown(options.folder)}:1: {refused}. Nothing was written.", file=sys.stderr)
        return 1
    print(f"{shown(path)}: a draft. Fill it in, delete `draft: true`, and run `make check`.")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slug", metavar="SLUG", help="pinyin with hyphens, the address for ever: cai-lan-zi")
    parser.add_argument("--zh", required=True, metavar="NAME", help="the name in the report's language")
    parser.add_argument("--en", required=True, metavar="NAME", help="the name in English, as in running text")
    parser.add_argument("--folder", type=Path, default=Path("glossary"), help="the content (default: glossary)")
    parser.add_argument("--revised", default=date.today().isoformat(), metavar="DATE", help="default: today")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
