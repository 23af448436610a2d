"""Build the site and show it at http://127.0.0.1:8000/, again after each change of content, words, macros or styles.

    serve.py [--address 127.0.0.1:8000]

A fault is printed and the last good pages stay until it is mended. The security policy is left out, since the page
reloads itself by a script; `make site` puts it in.
"""

from __future__ import annotations

import argparse
import os
import sys

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort

import build

WATCHED = ("glossary", "macros", "mkdocs.yml")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: 127.0.0.1:8000)")
    address = parser.parse_args(arguments).address
    build.speak_plainly()
    print(f"Serving at http://{address}/ after the first build; Ctrl+C ends.", flush=True)
    try:
        serve(str(build.ROOT / "mkdocs.yml"), watch=[str(build.ROOT / name) for name in WATCHED], dev_addr=address)
    except Abort:
        return 1
    except OSError as error:
        print(f"{address}: {error.strerror or error}. Does another server run there? Try --address 127.0.0.1:8001.",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
