"""QR codes as SVG paths, made in the build."""

from __future__ import annotations

import segno
from markupsafe import Markup


def svg(text: str) -> Markup:
    """One path on a module grid with the quiet zone of four modules that the standard asks for.

    One mask for all: every reader decodes any mask, and weighing all eight for each page took half of the build.
    """
    code = segno.make(text, error="m", micro=False, mask=3)
    rows = list(code.matrix)
    size = len(rows) + 8
    runs = "".join(
        f"M{start + 4} {y + 4}h{end - start}v1h-{end - start}z"
        for y, row in enumerate(rows) for start, end in dark(row)
    )
    return Markup(
        '<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="QR: {}">'
        '<path class="qr-back" d="M0 0h{}v{}H0z"/><path class="qr-ink" d="{}"/></svg>'
    ).format(size, size, text, size, size, runs)


def dark(row: bytearray) -> list[tuple[int, int]]:
    """Runs of dark modules as (start, end)."""
    runs, start = [], None
    for x, module in enumerate([*row, 0]):
        if module and start is None:
            start = x
        elif not module and start is not None:
            runs.append((start, x))
            start = None
    return runs
