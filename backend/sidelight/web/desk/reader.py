"""Whoever reads the review pages: their own words, else those of the casefile's pages."""

from __future__ import annotations

from flask import Response, request

from sidelight.web.engine import current_engine
from sidelight.web.pages.reader import Reader
from sidelight.web.pages.words import LOCALES, choose_locale, load_words

ROOM = "sidelight.web.desk"
KEPT = "sidelight-language"
"""The cookie that keeps the language that somebody asked for."""


class DeskReader(Reader):
    """Somebody who moderates a casefile in a language."""

    def say(self, key: str, **values: object) -> str:
        """The interface's words for a key, with values put in."""
        own = load_words(self.locale, ROOM)
        return (own[key] if key in own else load_words(self.locale)[key]).format(**values)


def meet_reader() -> DeskReader:
    """Who reads the page being made, in the language that they asked for last, else in their browser's."""
    asked, kept = request.args.get("lang"), request.cookies.get(KEPT, "")
    locale = kept if kept in LOCALES and asked not in LOCALES else choose_locale(request)
    return DeskReader(current_engine().casefile, locale, asked=locale in {asked, kept})


def keep_language(response: Response, *, path: str, secure: bool) -> Response:
    """Have the browser that gets this response keep the language that the address asks for, if it does."""
    asked = request.args.get("lang", "")
    if asked in LOCALES:
        response.set_cookie(KEPT, asked, path=path, secure=secure, httponly=True, samesite="Strict")
    return response
