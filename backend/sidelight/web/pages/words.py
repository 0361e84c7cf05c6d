"""The words of the pages' interface in each of its languages, and the choice among these."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from flask import Request

ROOM = "sidelight.web.pages"
LOCALES = ("en", "pl", "fi")
"""The interface's languages; what one of them lacks is told in the first."""


@cache
def load_words(locale: str, room: str = ROOM) -> Mapping[str, str]:
    """The words of a room's interface in a language, by key; English ones where it has none."""
    own = _read(locale, room)
    return own if locale == LOCALES[0] else {**load_words(LOCALES[0], room), **own}


def _read(locale: str, room: str = ROOM) -> dict[str, str]:
    text = files(room).joinpath("words", f"{locale}.yaml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.load(text, Loader=yaml.CSafeLoader).items()}


def list_languages() -> Mapping[str, str]:
    """The interface's languages by code, each by its own name."""
    return {locale: load_words(locale)["own_name"] for locale in LOCALES}


def choose_locale(request: Request) -> str:
    """The language that the address asks for (`?lang=`), else the one that the browser prefers."""
    asked = request.args.get("lang", "")
    return asked if asked in LOCALES else request.accept_languages.best_match(LOCALES, LOCALES[0])
