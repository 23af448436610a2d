"""Turn the text of a work report into YAML to be edited: paragraphs, outline, draft terms and figures.

    import_report.py FILE --into FOLDER

FILE is plain text or Markdown in UTF-8 or GB18030. FOLDER may lie anywhere and must not exist yet. What was not
understood is printed to stderr and kept in FOLDER/leftover.yaml. Exit code 0 if the report was imported, 1 if not.
"""

from __future__ import annotations

import argparse
import re
import sys
from io import TextIOWrapper
from pathlib import Path

from explainer.content.faults import Faults, shown
from explainer.content.yamlfile import MEGABYTE, read_bytes
from explainer.importing.progress import Progress
from explainer.importing.received import RefusedError
from explainer.importing.terms import speller
from explainer.importing.write import Imported, imported, save


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    speak_utf8()
    try:
        result = import_report(options.file, options.into, source=options.source)
    except RefusedError as refused:
        print(f"{shown(options.file)}:1: {refused}. Nothing was written.", file=sys.stderr)
        return 1
    print(f"{shown(options.into)}: {summary(result)}")
    return 0


def import_report(file: Path, folder: Path, *, source: str = "", category: str = "governance") -> Imported:
    """Import `file` into a new `folder`; what was not understood goes to stderr."""
    progress = Progress(shown(file))
    data = _bytes(file)
    if folder.exists() or folder.is_symlink():
        raise RefusedError(f"{shown(folder)} exists; nothing of an earlier import is overwritten, name another folder")
    year = int(folder.name) if re.fullmatch(r"[12][0-9]{3}", folder.name) else None
    result = imported(data, year, source=source, category=category, spell=speller(), tell=progress.tell)
    progress.tell(f"writing {len(result.files)} files")
    save(result.files, folder)
    remarks = Faults()
    for remark in result.remarks:
        remarks.add(shown(file), remark.line, remark.wrong, remark.mend)
    if remarks:
        print(f"Imported; {len(remarks)} {'thing was' if len(remarks) == 1 else 'things were'} not understood:",
              file=sys.stderr)
        print(remarks, file=sys.stderr)
    return result


def summary(result: Imported) -> str:
    shape = result.shape
    return (f"{len(shape.paragraphs)} paragraphs, {len(shape.notes)} notes, "
            f"{len(shape.leftover)} lines left over, year {shape.year or 'unknown'}")


def speak_utf8() -> None:
    """Remarks quote Chinese text, whatever the locale of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _bytes(file: Path) -> bytes:
    faults = Faults()
    data = read_bytes(file, faults, 8 * MEGABYTE)
    if data is None:
        raise RefusedError(next(fault.wrong for fault in faults))
    return data


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE", help="the text of the report")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="a folder that does not exist yet")
    parser.add_argument("--source", default="", metavar="ID", help="id of the report in sources.yaml (gwr-<year>)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
