"""How to cite a page: GB/T 7714 (as the public citation styles print it), APA 7, BibTeX, CSL-JSON, Highwire tags.

No build date enters: `revised` comes from the content, and the reader's day of access is left to the reader.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from explainer import addresses
from explainer.content.model import Indicator, Node, Paragraph, Report, Term
from explainer.content.rules_meanings import meaning
from explainer.pages.asked import Asked

ACCESS = {"zh": "[引用日期]", "en": "[date of access]"}


@dataclass(frozen=True, slots=True)
class Citation:
    """The finished forms. `version` is a hash of the cited words; `revised` the date of their last change."""

    gb: str
    apa: str
    bibtex: str
    csl: str
    meta: tuple[tuple[str, str], ...]
    url: str
    version: str
    revised: str


def cite(kit: Asked, lang: str, key: str, title: str, address: str, revised: str, version: str, kind: str) -> Citation:
    """`kind` is a CSL type: `entry-dictionary`, `report`, `dataset`, `webpage`."""
    site = kit.derived.glossary.site
    url = addresses.absolute(site.base_url, address)
    author, year = site.title[lang], revised[:4]
    mark = "DS/OL" if kind == "dataset" else "EB/OL"
    access = ACCESS[lang]
    gb = f"{author}. {title}[{mark}]. （{revised}）{access}. {url}."
    apa = f"{author}. ({year}). {title} (Version {version}). {url}"
    bibtex = (
        f"@misc{{{key},\n  author = {{{{{tex(author)}}}}},\n  title = {{{tex(title)}}},\n  year = {{{year}}},\n"
        f"  version = {{{version}}},\n  url = {{{url}}},\n  langid = {{{'chinese' if lang == 'zh' else 'english'}}}\n}}"
    )
    item = {
        "id": key, "type": kind, "title": title, "author": [{"literal": author}], "URL": url,
        "issued": {"date-parts": [[int(part) for part in revised.split("-")]]}, "version": version, "language": lang,
    }
    meta = (
        ("citation_title", title), ("citation_author", author),
        ("citation_publication_date", revised.replace("-", "/")),
        ("citation_language", lang), ("citation_fulltext_html_url", url),
    )
    return Citation(gb, apa, bibtex, json.dumps([item], ensure_ascii=False), meta, url, version, revised)


def tex(text: str) -> str:
    """Text inside BibTeX braces: its special characters escaped."""
    for sign in "\\&%$#_{}":
        text = text.replace(sign, "\\" + sign if sign != "\\" else "/")
    return text


def digest(*texts: str) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:12]


def of_term(kit: Asked, term: Term, address: str, lang: str) -> Citation:
    key = f"term-{term.slug}-{lang}"
    return cite(kit, lang, key, term[lang], address, term.revised, meaning(term), "entry-dictionary")


def of_section(kit: Asked, report: Report, node: Node, address: str, lang: str) -> Citation:
    words = [report.paragraphs[item].zh + report.paragraphs[item].en for item in node.paragraphs]
    title = node.title[lang] or node.title["zh"]
    return cite(kit, lang, f"section-{report.year}-{node.id}-{lang}", title, address, report.revised,
                digest(*words, node.summary[lang]), "webpage")


def of_paragraph(kit: Asked, report: Report, item: Paragraph, title: str, address: str, lang: str) -> Citation:
    return cite(kit, lang, f"paragraph-{report.year}-{item.id}-{lang}", f"{report.title[lang]}, {title}", address,
                report.revised, digest(item.zh, item.en), "webpage")


def of_indicator(kit: Asked, item: Indicator, address: str, lang: str) -> Citation:
    rows = [f"{v.area}{v.period}{v.kind}{v.value}{v.unit}{v.status}{v.source}" for v in item.values]
    return cite(kit, lang, f"indicator-{item.id}-{lang}", item.name[lang], address,
                kit.derived.glossary.site.revised, digest(*rows), "dataset")
