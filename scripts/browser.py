"""Find the Chromium that the tests drive, and print where it is.

    browser.py [--install]

With --install, Debian's package is installed where there is none and we are root; else one line says what to type.
CHROMIUM in the environment names another one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")


def find() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> bool:
    """Whether there is one now."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    print("Installing Debian’s chromium …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", *command], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return find() is not None


def main(arguments: list[str]) -> int:
    if not find() and not ("--install" in arguments and install()):
        print("The tests need a Chromium. Type: sudo apt-get install chromium fonts-noto-cjk "
              "(or set CHROMIUM=/path/to/it).", file=sys.stderr)
        return 1
    if "--install" not in arguments:
        print(find())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
