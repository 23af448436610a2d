"""Build the same pages with Zensical, the named successor of the theme, into site-zensical/.

    zensical.py [--site site-zensical]

The Markdown goes to .build/zensical/; Zensical makes HTML of it; the same publish steps and proofs follow. So when
MkDocs or its theme has to go, the site does not.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from explainer.publish import markdown_folder, run, swap
from explainer.publish.run import RefusedError

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site-zensical")
    site = parser.parse_args(arguments).site.absolute()
    try:
        with swap.alone(ROOT / run.WORK):
            return build(ROOT / run.WORK / "zensical", site)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1


def build(work: Path, site: Path) -> int:
    content = run.read(ROOT)
    markdown_folder.write(content, work)
    engine = Path(sys.executable).with_name("zensical")
    done = subprocess.run([str(engine), "build", "--clean"], cwd=work, capture_output=True, text=True)
    if done.returncode or not (work / "site" / "index.html").exists():
        print(f"Zensical could not build {work}:\n{done.stdout}{done.stderr}", file=sys.stderr)
        return 1
    stage = site.with_name(f"{site.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    shutil.move(work / "site", stage)
    run.publish(content, stage)
    run.put_in_place(stage, site)
    print(f"{site.name}/ built")
    return 0


if __name__ == "__main__":
    sys.exit(main())
