"""One edition of the data: the content, its version, and the words that the files say about themselves."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from explainer import addresses
from explainer.content.model import Source, Words
from explainer.data.table import Table
from explainer.derive.derived import Derived

MACROS = Path(__file__).resolve().parents[3] / "macros"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Edition:
    """`version` is a hash of the content; `words` are those of `macros/data_codebook.yaml` and of the interface."""

    derived: Derived
    tables: tuple[Table, ...]
    version: str
    words: Mapping[str, Any]

    @property
    def revised(self) -> str:
        """The newest date in the content: the only clock that the files know."""
        glossary = self.derived.glossary
        dates = [glossary.site.revised, *(item.revised for item in glossary.terms.values())]
        dates += [report.revised for report in glossary.reports.values()]
        dates += [correction.date for correction in glossary.corrections]
        return max(day for day in dates if len(day) == len("2024-01-31"))

    @property
    def day(self) -> datetime:
        return datetime.combine(date.fromisoformat(self.revised), datetime.min.time())

    @property
    def seconds(self) -> int:
        """The day as seconds since 1970, in any time zone."""
        return calendar.timegm(self.day.timetuple())

    @property
    def name(self) -> str:
        """`<area>-<year>`: what the workbook and the package are called."""
        return f"{self.derived.glossary.site.area}-{self.derived.glossary.site.newest_report}"

    def absolute(self, address: str) -> str:
        return addresses.absolute(self.derived.glossary.site.base_url, address)

    def say(self, key: str, lang: str, **slots: object) -> str:
        text: str = self.words["words"][key][lang]
        return text.format(**slots) if slots else text

    def both(self, key: str, **slots: object) -> str:
        return f"{self.say(key, 'zh', **slots)} {self.say(key, 'en', **slots)}"

    def title(self, lang: str) -> str:
        return self.say("data_of", lang, title=self.derived.glossary.site.title[lang])

    def cite(self, lang: str) -> str:
        site = self.derived.glossary.site
        return self.say("cite", lang, title=site.short_title[lang], name=self.title(lang), version=self.version,
                        revised=self.revised, year=self.revised[:4], home=self.absolute(addresses.page(lang, "data")))

    def purpose(self, name: str) -> Words:
        """What the file called `name` is for."""
        said = self.words["files"][self.kind(name)]
        return Words(said["zh"], said["en"])

    def kind(self, name: str) -> str:
        """The name under which the codebook speaks of a file: that of all reports, terms or years."""
        if name.startswith("terms/"):
            return "terms.json"
        if name.endswith(".xlsx"):
            return "workbook.xlsx"
        stem, _, ending = name.rpartition(".")
        head, _, year = stem.rpartition("-")
        return f"{head}.{ending}" if year.isdigit() else name

    def meaning(self, kind: str, column: str) -> Words:
        """What a column of a table holds."""
        columns = self.words["columns"]
        said = columns.get(f"{kind}.{column}") or columns[column]
        return Words(said["zh"], said["en"])

    def sheet(self, kind: str) -> str:
        said = self.words["sheets"][kind]
        return f"{said['en']} {said['zh']}"

    def source_line(self, identifier: str) -> str:
        """Title, publisher and date of a source, as one line."""
        source: Source | None = self.derived.glossary.sources.get(identifier)
        return f"{source.title}. {source.publisher}. {source.date}" if source else identifier

    def readme(self) -> tuple[Words, ...]:
        said = self.words["readme"]
        return tuple(Words(self.readme_line(each["zh"], "zh"), self.readme_line(each["en"], "en")) for each in said)

    def readme_line(self, line: str, lang: str) -> str:
        return line.format(
            title=self.derived.glossary.site.title[lang], version=self.version, revised=self.revised,
            cite=self.cite(lang), licence=self.say("licence", lang), rights=self.say("rights", lang),
            advice=self.say("advice", lang),
        )


def codebook_words() -> Mapping[str, Any]:
    """The codebook, its own words joined by those of the interface."""
    names = ("data_codebook.yaml", "strings.yaml")
    book, interface = (yaml.load((MACROS / name).read_bytes(), Loader) for name in names)
    return {**book, "words": {**interface, **book["words"]}}
