"""Sentences about time for readers, in every locale of the notes, from a file of data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sidelight.casefile.model import Texts
from sidelight.casefile.values import PartialDate


def tell(kind: str, date: PartialDate, happening: Texts, ended: Texts) -> Texts:
    """The sentence of a kind (`before`, `right`, `later`, `over`, `unreported`) by locale.

    `happening` and `ended` are told as they are in each locale that they have; the others get general words, so that
    no sentence is half in another language.
    """
    sentences = {}
    for locale, words in _load().items():
        written = write_date(date, locale)
        sentences[locale] = words[kind].format(
            date=written,
            happening=happening.get(locale) or words["begun"],
            ended=ended.get(locale) or words["ended"].format(date=written),
        )
    return sentences


def write_date(date: PartialDate, locale: str) -> str:
    """A date with a year as people write it in a locale, no more exact than it is."""
    words = _load()[locale]
    months = words.get("months_of_days", words["months"]) if date.day else words["months"]
    form = words["dates"]["day" if date.day else "month"] if date.month else "{year}"
    written = form.format(day=date.day, month=months[(date.month or 1) - 1], year=date.year)
    return str(words["dates"]["about"].format(date=written) if date.about else written)


@cache
def _load() -> Mapping[str, Mapping[str, Any]]:
    text = files("sidelight.matching").joinpath("timing.yaml").read_text(encoding="utf-8")
    sentences: Mapping[str, Mapping[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return sentences
