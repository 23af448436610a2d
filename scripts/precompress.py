"""Copy a built site to where a server reads it, with a .gz and a .br beside each text, so that nothing is packed twice.

    precompress.py SITE TARGET

TARGET is made anew beside itself and then exchanged, so that readers never meet half a copy.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
from pathlib import Path

import brotli

from explainer.publish import swap

TEXT = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".ttl", ".tbx", ".txt", ".webmanifest"))
WORTH = 512  # bytes; less than one packet either way


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").exists():
        print(f"{options.site}: there is no site. Build it first: make site.", file=sys.stderr)
        return 1
    stage = options.target.with_name(f"{options.target.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(options.site, stage)
    count = sum(map(compress, sorted(path for path in stage.rglob("*") if path.suffix in TEXT)))
    swap.mend(options.target)
    swap.swap(stage, options.target)
    print(f"{options.target}/ holds the site, {count} files of it packed.")
    return 0


def compress(path: Path) -> bool:
    content = path.read_bytes()
    if len(content) < WORTH:
        return False
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=9))
    return True


if __name__ == "__main__":
    sys.exit(main())
