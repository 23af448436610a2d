"""Ask every linked source whether its page is still there. Needs the network; changes nothing.

    check_links.py [--folder glossary] [--seconds 20]

Only sources with `link: yes` are asked, one host at a time. Exit code 1 if any page is gone. A dead link does not kill
a claim: title, publisher, date and quote stand beside it; set `link: no` in sources.yaml, or find the new address.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from explainer.content.load import load
from explainer.content.model import Source

AGENT = "Mozilla/5.0 (compatible; link check of a public glossary)"
GONE = (404, 410)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("glossary"))
    parser.add_argument("--seconds", type=float, default=20, help="how long to wait for an answer")
    options = parser.parse_args(arguments)
    glossary, _ = load(options.folder)
    if glossary is None:
        print(f"{options.folder}: there is no content to check. Try make check.", file=sys.stderr)
        return 1
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in glossary.sources.values():
        if source.link and source.url.startswith("http"):
            hosts[urlsplit(source.url).netloc].append(source)
    with ThreadPoolExecutor(8) as pool:
        answers = [line for lines in pool.map(lambda group: ask_all(group, options.seconds), hosts.values()) 
                   for line in lines]
    dead = [line for line in answers if line]
    print("\n".join(dead), file=sys.stderr)
    print(f"{len(answers)} sources asked, {len(dead)} without an answer.")
    return 1 if dead else 0


def ask_all(sources: Iterable[Source], seconds: float) -> list[str]:
    return [ask(source, seconds) for source in sources]


def ask(source: Source, seconds: float) -> str:
    """What is wrong, as `file:line: …`, or nothing. A refusal (403, 405) is an answer: the page is there."""
    try:
        with urlopen(Request(source.url, headers={"User-Agent": AGENT}), timeout=seconds):
            return ""
    except HTTPError as error:
        if error.code not in GONE:
            return ""
        reason = f"answers {error.code}"
    except (URLError, OSError, ValueError) as error:
        reason = f"does not answer ({getattr(error, 'reason', error)})"
    place = f"{source.at.file}:{source.at.line}"
    return f"{place}: `{source.id}` {reason}: {source.url}. Find its new address, or set `link: no`."


if __name__ == "__main__":
    sys.exit(main())
