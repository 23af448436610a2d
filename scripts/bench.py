"""Measure the build and the site: growth, the engine's share, weight of the pages, paint on a slow phone, kills.

    bench.py [--times 1,4,16] [--skip growth,ratio,weight,paint,kills]

On stdout, among others, two lines for other tools: GROWTH … and RATIO …; the exit code is 1 if a limit is broken.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import browser
from explainer.bench import paint, size
from explainer.bench.cost import Cost, cost, exponent
from explainer.bench.grow import grow
from explainer.publish import markdown_folder, run

ROOT = Path(__file__).resolve().parent.parent
BUILD = [sys.executable, str(ROOT / "scripts" / "build.py")]
PLAIN = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
LIMITS = {"seconds": 1.15, "bytes": 1.1, "memory": 1.1}
RATIO = 1.6
FIRST, NEXT, CARD = 50 * 1024, 12 * 1024, 15 * 1024
SLOWER = 1.5
ROUNDS = 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", default="1,4,16", help="how often the content is there (default: 1,4,16)")
    parser.add_argument("--skip", default="", help="parts to leave out")
    options = parser.parse_args(arguments)
    skipped = options.skip.split(",")
    times = [int(item) for item in options.times.split(",")]
    parts: dict[str, Callable[[Path], bool]] = {
        "ratio": ratio, "growth": lambda work: growth(work, times), "weight": weight, "paint": phone, "kills": kills,
    }
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        held = [part(Path(folder)) for name, part in parts.items() if name not in skipped]
    return 0 if all(held) else 1


def site(work: Path) -> Path:
    """The site as it is, built once for all parts."""
    folder = work / "site"
    if not folder.exists():
        cost([*BUILD, "--site", str(folder)], ROOT)
    return folder


def ratio(work: Path) -> bool:
    """The whole build against the engine alone on the same Markdown, in turns, so that both meet the same machine."""
    plain = work / "plain"
    markdown_folder.write(run.read(ROOT), plain)
    pairs = []
    for turn in range(ROUNDS + 1):
        ours = cost([*BUILD, "--site", str(work / "site")], ROOT).seconds
        theirs = cost(PLAIN, plain).seconds
        if turn:  # the first round warms the disk
            pairs.append((ours, theirs))
    found = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"RATIO build_vs_plain={found:.2f}", flush=True)
    print(f"  build {statistics.median(ours for ours, _ in pairs):.1f} s, plain mkdocs "
          f"{statistics.median(theirs for _, theirs in pairs):.1f} s", flush=True)
    return found <= RATIO


def growth(work: Path, times: list[int]) -> bool:
    pages, sizes, costs = [], [], []
    for turn in times:
        content, folder = work / "content", work / "grown"
        grow(ROOT / "glossary", content, turn)
        costs.append(best(turn, content, folder))
        pages.append(size.pages_of(folder))
        sizes.append(size.bytes_of(folder))
        for used in (content, folder):
            shutil.rmtree(used)
    measured = {
        "seconds": [item.seconds for item in costs], "bytes": [float(item) for item in sizes],
        "memory": [item.mebibytes for item in costs],
    }
    exponents = {name: exponent(pages, values) for name, values in measured.items()}
    shown = {"seconds": "{:.1f}", "bytes": "{:.0f}", "memory": "{:.0f}"}
    words = [f"pages={','.join(map(str, pages))}"]
    for name, values in measured.items():
        words.append(f"{name}={','.join(shown[name].format(value) for value in values)}")
    words += [f"{name}_exponent={value:.2f}" for name, value in exponents.items()]
    print("GROWTH " + " ".join(words), flush=True)
    return all(exponents[name] <= limit for name, limit in LIMITS.items())


def best(turn: int, content: Path, folder: Path) -> Cost:
    """A short build is measured three times: the machine has other things to do."""
    rounds = range(ROUNDS if turn == 1 else 1)
    found = [cost([*BUILD, "--site", str(folder)], ROOT, CONTENT=str(content)) for _ in rounds]
    return min(found, key=lambda item: item.seconds)


def weight(work: Path) -> bool:
    """Over the wire, packed by gzip: the heaviest page of each kind."""
    print(f"{'kind':<12}{'first KiB':>10}{'next KiB':>10}{'requests':>10}  page")
    fits = True
    for item in size.heaviest(site(work)):
        sizes = f"{item.first / 1024:>10.1f}{item.next / 1024:>10.1f}"
        print(f"{item.kind:<12}{sizes}{item.requests:>10}  /{item.address}")
        if item.kind == "term":
            fits &= item.first <= FIRST and item.next <= NEXT
        if item.kind == "embed":
            fits &= item.first <= CARD
    return fits


def phone(work: Path) -> bool:
    chromium = browser.find()
    terms = [item for item in size.weights(site(work)) if item.kind == "term" and item.address.startswith("zh/")]
    middle = sorted(terms, key=lambda item: item.next)[len(terms) // 2]
    if not chromium:
        print("No Chromium: paint is not measured.")
        return False
    ours, bare = paint.compare(site(work), middle.address, work / "bare", chromium)
    slower = ours.milliseconds / bare.milliseconds
    print(f"PAINT term_ms={ours.milliseconds:.0f} bare_ms={bare.milliseconds:.0f} ratio={slower:.2f} "
          f"shift={ours.shift:.3f} page=/{middle.address}", flush=True)
    return slower <= SLOWER and ours.shift < 0.01


def kills(work: Path) -> bool:
    """Twenty kills at random moments (tests/test_publish_fire.py)."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/test_publish_fire.py", "-k", "kill"], cwd=ROOT,
        env={**os.environ, "KILLS": "20"}, capture_output=True, text=True,
    )
    print(f"KILLS 20: {'the site stayed whole' if done.returncode == 0 else done.stdout[-1500:]}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
