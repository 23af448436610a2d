"""The pictures that chats and social networks show beside a link: the site's title, one picture a language.

They are drawn with a font of our own (preview.otf, its licence beside it), so that every machine draws the same.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from explainer.content.model import Site

FONT = Path(__file__).with_name("preview.otf")
SIZE = (1200, 630)
PAPER, INK, ACCENT, WARM = "#fbfaf6", "#1d2426", "#0b5860", "#f0b27a"
PIECE = re.compile(r"(?:[!-~’–éèüöä]+|.)[，。、；：！？）》” ]*")
MARGIN, TITLE, NOTE = 90, 76, 34


def pictures(site: Site) -> dict[str, bytes]:
    return {f"assets/preview-{lang}.png": picture(site.title[lang], site.description[lang]) for lang in ("zh", "en")}


def picture(title: str, note: str) -> bytes:
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=ACCENT)
    draw.rectangle((0, SIZE[1] - 14, SIZE[0], SIZE[1]), fill=WARM)
    bottom = write(draw, title, 110, TITLE, INK)
    write(draw, note, bottom + 40, NOTE, ACCENT)
    buffer = io.BytesIO()
    image.quantize(32).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def write(draw: ImageDraw.ImageDraw, text: str, top: int, size: int, colour: str) -> int:
    """`text` in lines that fit, from `top` down; where they end."""
    font = ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
    for line in lines(text, font, SIZE[0] - 2 * MARGIN):
        draw.text((MARGIN, top), line, fill=colour, font=font)
        top += round(size * 1.4)
    return top


def lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Cut at spaces in English and anywhere in Chinese, but never before a mark that closes."""
    made = [""]
    for piece in pieces(text):
        if made[-1] and font.getlength(made[-1] + piece.rstrip()) > width:
            made.append("")
        made[-1] += piece
    return [line.rstrip() for line in made]


def pieces(text: str) -> list[str]:
    """The parts of `text` between which a line may end."""
    return PIECE.findall(text)
