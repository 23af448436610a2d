"""Build the site once: read and check the content, make the pages, prove the result, and put it in place.

    build.py [--site site] [--enter-addresses]

With any fault nothing is published: one line for each on stderr, exit code 1, and the last good site stays.
BASE_URL in the environment is the address at which the site will stand (default: `base_url` of glossary/site.yaml);
CONTENT is another folder of content than glossary/. New pages are reported until --enter-addresses has entered them
into addresses.txt, the ledger of what was published.
"""

from __future__ import annotations

import argparse
import errno
import gc
import logging
import os
import sys
import time
import traceback
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice; see README.md on its successor
os.environ["SOURCE_DATE_EPOCH"] = "0"  # no date of the build reaches the site

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from explainer.publish import built, ledger

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder to write (default: site)")
    parser.add_argument("--enter-addresses", action="store_true", help="enter new pages into addresses.txt")
    options = parser.parse_args(arguments)
    site = options.site.absolute()
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
        print(f"{error.filename or site}: {error.strerror or error}. {cure(error)} The last good site stays.",
              file=sys.stderr)
        return 1
    except Exception as error:  # a fault of ours: one line for the editor, the rest for whoever mends it
        report = ROOT / ".build" / "error.txt"
        report.write_text(traceback.format_exc(), encoding="utf-8")
        print(f"{where(error)}: {type(error).__name__}: {error}. This is a fault of the scripts; report it with "
              f"{shown(report)}. The last good site stays.", file=sys.stderr)
        return 1
    print(f"{shown(site)}/ built in {time.monotonic() - started:.1f} s")
    if not os.environ.get("CONTENT"):
        mind_the_ledger(site, enter=options.enter_addresses)
    return 0


def run(site: Path) -> None:
    gc.disable()  # a short run that keeps nearly all that it makes
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def where(error: BaseException) -> str:
    """The innermost line of our own in a traceback."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if str(ROOT) in frame.filename]
    return f"{shown(Path(ours[-1].filename))}:{ours[-1].lineno}" if ours else "scripts/build.py:1"


def mind_the_ledger(site: Path, *, enter: bool) -> None:
    if enter:
        new = ledger.enter(built.read(site).pages, ROOT)
        print(f"{ledger.PAGES}: {len(new)} new addresses entered. Commit it, and {ledger.ANCHORS}, when you publish.")
    elif new := ledger.unlisted(built.addresses_of(site), ROOT):
        print(f"{ledger.PAGES}: {len(new)} new addresses, the first `/{new[0]}`. Before you publish: make addresses.")


def cure(error: OSError) -> str:
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return "Free some space." if error.errno in full else "Make sure that the folder can be written."


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


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
