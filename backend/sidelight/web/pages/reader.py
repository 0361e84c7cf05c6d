"""What every page needs of its reader: the words of the interface, texts of the casefile in one language, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup, escape

from sidelight.casefile.model import Casefile, Texts
from sidelight.web.pages.words import load_words


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a casefile in a language. `asked`: whether the address names it, so that links keep it."""

    casefile: Casefile
    locale: str
    asked: bool

    def say(self, key: str, **values: object) -> str:
        """The interface's words for a key, with values put in."""
        return load_words(self.locale)[key].format(**values)

    def tell(self, texts: Texts) -> Markup:
        """A text of the casefile; where it falls back to English, it says so to screen readers and hyphenation."""
        own = texts.get(self.locale)
        if own or self.locale == "en":
            return escape(own or texts.get("en", ""))
        return Markup('<span lang="en">{}</span>').format(texts.get("en", ""))

    def plain(self, texts: Texts) -> str:
        """The same without markup, for a title."""
        return texts.get(self.locale) or texts.get("en", "")

    def link(self, page: str, name: str = "") -> str:
        """The address of a page of the casefile; it keeps the language that was asked for."""
        values: dict[str, Any] = {"name": name} if name else {}
        if self.asked:
            values["lang"] = self.locale
        return url_for(f"pages.{page}", **values)

    def switch(self, path: str, locale: str, **query: str) -> str:
        """The address of this page in another language."""
        return f"{path}?{urlencode({**query, 'lang': locale})}"

    def word_value(self, value: object) -> str:
        """A slot's value in words; entities by their labels."""
        if isinstance(value, tuple):
            entities = self.casefile.entities
            return ", ".join(entities[key].label if key in entities else str(key) for key in value)
        return str(value)
