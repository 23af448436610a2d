"""What a command costs: seconds, and the most memory that it held."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    mebibytes: float


def cost(command: Sequence[str], folder: Path, **environment: str) -> Cost:
    """Run it to its end; a failure ends the measuring with what it said."""
    began = time.monotonic()
    running = subprocess.Popen(command, cwd=folder, env={**os.environ, **QUIET, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = running.stderr.read() if running.stderr else ""
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with {running.returncode}:\n{said[-2000:]}")
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    return Cost(time.monotonic() - began, used.ru_maxrss / scale)


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line through the logarithms, by least squares: 1 is linear, 2 quadratic."""
    x, y = [math.log(size) for size in sizes], [math.log(value) for value in values]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
