"""Whoever reads the review pages: their own words, else those of the casefile's pages."""

from __future__ import annotations

from flask import request

from sidelight.web.engine import current_engine
from sidelight.web.pages.reader import Reader
from sidelight.web.pages.words import choose_locale, load_words

ROOM = "sidelight.web.desk"


class DeskReader(Reader):
    """Somebody who moderates a casefile in a language."""

    def say(self, key: str, **values: object) -> str:
        """The interface's words for a key, with values put in."""
        own = load_words(self.locale, ROOM)
        return (own[key] if key in own else load_words(self.locale)[key]).format(**values)


def meet_reader() -> DeskReader:
    """Who reads the page being made."""
    locale = choose_locale(request)
    return DeskReader(current_engine().casefile, locale, asked=request.args.get("lang") == locale)
