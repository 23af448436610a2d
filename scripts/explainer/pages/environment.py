"""The Jinja environment: strict, and with every macro of `macros/` at hand by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup, escape

from explainer.language import marks
from explainer.pages import charts, display

# What Markdown would read as markup, as character references: text from YAML means itself.
SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|~^:&<>\-.]")


class MissingWord(jinja2.UndefinedError):
    """A word of the interface that `macros/strings.yaml` does not have."""


def environment(macros: Path, data: Mapping[str, Any]) -> jinja2.Environment:
    """Macros read `data` (the site's content and what is derived from it) as globals."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(macros),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=True,
        auto_reload=False,
    )
    strings = words(macros / "strings.yaml")

    def t(key: str, lang: str, **slots: object) -> str:
        if key not in strings:
            raise MissingWord(f"no words `{key}` in macros/strings.yaml")
        text = strings[key][lang]
        return text.format(**slots) if slots else text

    env.globals.update(data, t=t, chart=charts, show=display)
    env.filters.update(heading=heading, marked=marked, plain=marks.plain)
    for path in sorted(macros.glob("*.md.jinja")):
        name = path.name.removesuffix(".md.jinja")
        env.globals[name] = LazyMacro(env, path.name, name)
    return env


class LazyMacro:
    """A macro of `macros/<name>.md.jinja`, loaded at its first call, so that macros may call each other."""

    def __init__(self, env: jinja2.Environment, file: str, name: str):
        self.env, self.file, self.name = env, file, name
        self.macro: Any = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.macro is None:
            self.macro = getattr(self.env.get_template(self.file).module, self.name)
        return self.macro(*args, **kwargs)


def words(path: Path) -> dict[str, dict[str, str]]:
    """The interface's words: `{key: {zh: …, en: …}}`. A key without one of the languages is an error."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    for key, pair in loaded.items():
        complete = isinstance(pair, dict) and set(pair) == {"zh", "en"}
        if not complete or not all(isinstance(text, str) for text in pair.values()):
            raise jinja2.TemplateRuntimeError(f"macros/strings.yaml: `{key}` needs `zh` and `en`, both text.")
    return loaded


def heading(text: str) -> Markup:
    """Plain text as a Markdown heading shows it unchanged."""
    return Markup(SPECIAL.sub(lambda match: f"&#{ord(match.group())};", text))


def marked(text: str, numbers: Mapping[str, int] | None = None) -> Markup:
    """Text with inline marks as HTML: links by meaning, and source marks numbered by `numbers`."""
    pieces = []
    for piece in marks.parse(text):
        if isinstance(piece, marks.Plain):
            pieces.append(escape(piece.text))
        elif isinstance(piece, marks.Link):
            css = "term" if piece.scheme == "term" else "entity" if piece.scheme == "entity" else "ref"
            slug = Markup(' data-term="{}"').format(piece.target) if piece.scheme == "term" else ""
            pieces.append(Markup('<a class="{}" href="{}:{}"{}>{}</a>').format(
                css, piece.scheme, piece.target, slug, piece.text))
        elif numbers and piece.source in numbers:
            number = numbers[piece.source]
            pieces.append(Markup('<a class="cite-mark" href="#source-{}">[{}]</a>').format(number, number))
    return Markup("").join(pieces)
