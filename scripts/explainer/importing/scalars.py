"""Texts as YAML that the readers of `explainer.content` give back character for character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from explainer.content.yamlfile import FORBIDDEN

# What YAML folds, cuts or refuses in a plain or a block text.
ODD = re.compile(f"[\t\r\n\x85\u2028\u2029\ufeff]|{FORBIDDEN.pattern}")
PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w“”《》（）、，。·—＋／％；-]*(?: [\w“”（）-]+)*")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
WORDS = ("true", "false", "yes", "no", "null", "on", "off")


def block(text: str, indent: str) -> str:
    """The text under `|-`, or in double quotes where a block could not keep it."""
    if not text.strip() or text[0] in " \t" or ODD.search(text):
        return inline(text)
    return f"|-\n{indent}{text}"


def inline(text: str) -> str:
    """The text on one line, in double quotes unless it is plain beyond doubt."""
    if PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    escaped = re.sub(r'["\\]', lambda match: f"\\{match[0]}", text)
    return f'"{ODD.sub(lambda match: _escape(match[0]), escaped)}"'


def listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(inline, texts))}]"


def lines(keys: Mapping[str, str]) -> str:
    """`key: value` lines for what is not empty."""
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if value)


def _escape(sign: str) -> str:
    code = ord(sign)
    if sign in SHORT:
        return SHORT[sign]
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
