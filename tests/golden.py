"""The golden HTML of the macros: `tests/cases/macros/<macro>/<case>/call.jinja` and what it must give, one tag a line.

    golden.py

rewrites every `expected.html` from the macros as they are. Read the difference before you commit it.
"""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "macros"
TAG = re.compile(r"(<[^>]+>)")
# What may stand in a text without being markup: Markdown's signs, HTML's, a list's number, a link by meaning.
HOSTILE = "1. *star* _line_ `code` <b>bold</b> R&D \"quoted\" [x](y) {.c} # | \\ &amp; <script>alert(1)</script>"


def kit() -> Any:
    """The site's own environment over the small glossary."""
    from explainer.content.load import load
    from explainer.derive.derived import derive
    from explainer.pages.site import kit_for

    glossary, faults = load(ROOT / "tests" / "tiny")
    assert glossary, faults
    made = kit_for(derive(glossary), ROOT)
    made.env.globals.update(hostile=HOSTILE, altered=dataclasses.replace, words=words)
    return made


def words(zh: str, en: str) -> Any:
    from explainer.content.model import Words

    return Words(zh, en)


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/*/call.jinja"))


def rendered(made: Any, case: Path) -> str:
    """The call through the site's environment and its Markdown, as on a page of `docs/`."""
    import markdown

    from explainer.publish.markup import is_one_element

    text = made.env.from_string((case / "call.jinja").read_text(encoding="utf-8")).render(kit=made)
    html = text if is_one_element(text) else markdown.markdown(text, extensions=["attr_list", "tables"])
    return one_tag_a_line(html)


def one_tag_a_line(html: str) -> str:
    pieces = (" ".join(piece.split()) for piece in TAG.split(html))
    return "\n".join(piece for piece in pieces if piece) + "\n"


def main() -> int:
    sys.path.insert(0, str(ROOT / "scripts"))
    made, changed = kit(), 0
    for case in cases():
        file, now = case / "expected.html", rendered(made, case)
        if not file.exists() or file.read_text(encoding="utf-8") != now:
            file.write_text(now, encoding="utf-8")
            print(file.relative_to(ROOT))
            changed += 1
    print(f"{changed} of {len(cases())} cases rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
