"""Signs of life on stderr, for work that takes longer than a moment."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0


class Progress:
    """Says the stage of the work once it has lasted longer than `PATIENCE` seconds, and from then on each stage."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._begun = time.monotonic()

    def tell(self, stage: str) -> None:
        if time.monotonic() - self._begun > PATIENCE:
            print(f"{self._name}: {stage} …", file=sys.stderr, flush=True)
