"""Build the site once: read and check the content, make the pages, prove the result, and put it in place.

    build.py [--site site]

With any fault nothing is published: one line for each on stderr, exit code 1, and the last good site stays.
BASE_URL in the environment is the address at which the site will stand (default: `base_url` of glossary/site.yaml);
CONTENT is another folder of content than glossary/.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice; see README.md on its successor
os.environ["SOURCE_DATE_EPOCH"] = "0"  # no date of the build reaches the site

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder to write (default: site)")
    site = parser.parse_args(arguments).site.absolute()
    speak_plainly()
    started = time.monotonic()
    try:
        run(site)
    except Abort:
        return 1  # the fault has been printed
    except ConfigurationError as error:
        print(f"mkdocs.yml:1: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or site}: {error.strerror or error}. The last good site stays. {cure(error)}", file=sys.stderr)
        return 1
    print(f"{shown(site)}/ built in {time.monotonic() - started:.1f} s")
    return 0


def run(site: Path) -> None:
    gc.disable()  # a short run that keeps nearly all that it makes
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def cure(error: OSError) -> str:
    return "Free some space." if error.errno in (28, 122, 27) else "Make sure that the folder can be written."


def shown(site: Path) -> str:
    return str(site.relative_to(ROOT)) if site.is_relative_to(ROOT) else str(site)


def speak_plainly() -> None:
    """What the engine has to say goes to stderr, without its colours and prefixes, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)


if __name__ == "__main__":
    sys.exit(main())
