"""Pack the built site for reading from a folder, without a server: site-offline.zip.

    pack.py [--site site] [--into site-offline.zip]

Links name `index.html`, since a folder has no server to add it; the search index stands there as scripts, since a page
opened from a folder may not fetch. Cards for other sites, the worker and the files for crawlers stay out. The same site
gives the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from explainer.search.scripts import as_scripts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "site-offline"
LEFT_OUT = re.compile(r"embed/|(sw\.js|robots\.txt|sitemap\.xml|404\.html)$")
PAGE_LINK = re.compile(r'(\s(?:href|action)="(?![a-z]+:)(?:[^"#?]*/)?)(?=[#?"])')
ANCHOR_ONLY = re.compile(r'\s(?:href|action)="$')
EPOCH = (1980, 1, 1, 0, 0, 0)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--into", type=Path, default=ROOT / "site-offline.zip")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").exists():
        print(f"{options.site}: there is no site. Build it first: make site.", file=sys.stderr)
        return 1
    stage = options.into.with_name(f"{options.into.name}.new")
    with zipfile.ZipFile(stage, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in packed(options.site):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    stage.replace(options.into)
    print(f"{options.into.name}: {options.into.stat().st_size / 1e6:.1f} MB. Unpack it and open index.html.")
    return 0


def packed(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if LEFT_OUT.match(name):
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = for_a_folder(content.decode()).encode()
        yield from as_scripts({name: content}).items()
        yield name, content


def for_a_folder(page: str) -> str:
    return PAGE_LINK.sub(lambda match: match[0] if ANCHOR_ONLY.search(match[0]) else f"{match[0]}index.html", page)


if __name__ == "__main__":
    sys.exit(main())
