"""Build the site and show it at http://127.0.0.1:8000/, again after each change of content, words, macros or styles.

    serve.py [--address 127.0.0.1:8000]

A fault is printed and the last good pages stay until it is mended. The security policy is left out, since the page
reloads itself by a script; `make site` puts it in.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands import serve
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import build

WATCHED = ("glossary", "macros", "mkdocs.yml")


class Server(LiveReloadServer):
    """MkDocs' server keeps every page waiting while there is a fault; this one shows the last good pages."""

    def __init__(self, builder: Callable[[], None], **options: Any) -> None:
        super().__init__(lambda: _build(builder), **options)


def _build(builder: Callable[[], None]) -> None:
    try:
        builder()
    except Abort:
        print("Mend this and save: the pages are built again.", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: 127.0.0.1:8000)")
    address = parser.parse_args(arguments).address
    build.speak_plainly()
    print(f"Serving at http://{address}/ after the first build; Ctrl+C ends.", flush=True)
    setattr(serve, "LiveReloadServer", Server)  # noqa: B010 (the name that `serve` calls; it is no export)
    try:
        serve.serve(str(build.ROOT / "mkdocs.yml"), watch=[str(build.ROOT / name) for name in WATCHED],
                    dev_addr=address)
    except Abort:
        return 1
    except OSError as error:
        print(f"{address}: {error.strerror or error}. Does another server run there? Try --address 127.0.0.1:8001.",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
