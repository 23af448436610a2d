"""Which files the content consists of: a file with another name would be read by nobody, and its author not know it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from explainer.content.faults import Faults, quoted, shown

READ = re.compile(
    r"(?:site|sources|units|checks|corrections|redirects|names)\.yaml|(?:jargon|meanings)\.txt|README\.md"
    r"|(?:terms|indicators|entities)/[^/]+\.yaml|docs/(?:zh|en)/[^/]+\.md"
    r"|reports/[0-9]{4}/(?:(?:report|outline|commitments|excused|received|leftover)\.yaml|source\.txt|notes[^/]*"
    r"|(?:text|figures|drafts/figures)/[^/]+\.yaml)"
)


def check_layout(folder: Path, faults: Faults) -> None:
    """A fault for each file that no reader reads; hidden files are nobody's business."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and not READ.fullmatch(path.relative_to(folder).as_posix()):
                faults.add(shown(path), 1, f"no reader reads a file called {quoted(name)} here",
                           "Rename it as glossary/README.md says, or remove it.")
