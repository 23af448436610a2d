"""Archives that are the same bytes on every day and in every time zone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

UNIX, PLAIN_FILE = 3, 0o100644 << 16


def archive(files: Mapping[str, bytes], day: datetime) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, UNIX, PLAIN_FILE
            made.writestr(info, content, compresslevel=6)
    return out.getvalue()
