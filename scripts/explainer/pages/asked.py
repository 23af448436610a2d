"""What helpers below the kit may ask of it, so that they need not import it."""

from __future__ import annotations

from typing import Protocol

from explainer.derive.derived import Derived


class Asked(Protocol):
    """The part of `Kit` that citations, summaries and structured data use."""

    @property
    def derived(self) -> Derived: ...

    def t(self, key: str, lang: str, **slots: object) -> str: ...

    def absolute(self, address: str) -> str: ...
