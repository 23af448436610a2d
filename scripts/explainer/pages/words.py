"""The pages of `docs/`: their own words, with the same macros as every other page; and the pages made of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jinja2
import yaml

from explainer import addresses
from explainer.content.model import LANGS, Lang
from explainer.pages import structured
from explainer.pages.kit import Kit
from explainer.pages.page import Page

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


class PageError(Exception):
    """A page of `docs/` calls a macro wrongly: `file:line: what is wrong. How to mend it.`"""


def pages(kit: Kit, docs: Path) -> Iterator[Page]:
    for lang in LANGS:
        for path in sorted((docs / lang).rglob("*.md")):
            yield docs_page(kit, path, docs, lang)


def docs_page(kit: Kit, path: Path, docs: Path, lang: Lang) -> Page:
    """`docs/zh/guide.md` is the page `zh/guide/`; `index.md` is its folder. `data:` lists the files its tables show."""
    text = path.read_text(encoding="utf-8")
    front = FRONT.match(text)
    meta = yaml.safe_load(front.group(1)) if front else {}
    body = text[front.end():] if front else text
    offset = text[: front.end()].count("\n") if front else 0
    name = path.relative_to(docs / lang).with_suffix("").as_posix()
    try:
        rendered = kit.env.from_string(body).render(lang=lang, kit=kit)
    except (jinja2.TemplateError, TypeError, KeyError) as error:
        line = getattr(error, "lineno", None) or line_of(error)
        raise PageError(
            f"{path}:{line + offset if line else 1}: {message(error)}. Macros and their arguments: macros/README.md."
        ) from error
    home = name == "index"
    address = addresses.home(lang) if home else addresses.page(lang, name.removesuffix("/index"))
    title = str(meta.get("title", name))
    crumbs = () if home else kit.crumbs(lang, (title, ""))
    description = str(meta.get("description", title))
    if files := meta.get("data"):
        rendered = structured.table(rendered, kit, lang, address, title, description, *files)
    made = kit.page(address, lang, str(meta.get("kind", "page")), title, description,
                    rendered, section=str(meta.get("section", "")), crumbs=crumbs,
                    scripts=tuple(meta.get("scripts", ())))
    return replace(made, title=kit.derived.glossary.site.title[lang]) if home else made


def line_of(error: BaseException) -> int | None:
    """The line of a template in the traceback of an error that carries none (a wrong argument, a missing id)."""
    trace, found = error.__traceback__, None
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def message(error: BaseException) -> str:
    text = error.args[0] if error.args else type(error).__name__
    if missing := re.fullmatch(r"'dict object' has no attribute '(.+)'", str(text)):
        return f"no such id: {missing[1]!r}"
    return f"no such id: {text!r}" if isinstance(error, KeyError) else str(text).rstrip(".")
