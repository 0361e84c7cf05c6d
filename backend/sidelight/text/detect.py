"""The language of a page and of each of its blocks: declared, and else a vote of script and function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from sidelight.languages.language import CODES, load_language
from sidelight.text.page import Page

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэёъ]")
_SAMPLE = 4_000
"""Characters of a page that are enough to tell its language."""
_ENOUGH_WORDS = 8
_SOME_LETTERS = 8
"""Cyrillic letters that make a block Cyrillic on a Cyrillic page, however many Latin names it holds."""
_CYRILLIC_CODES = frozenset({"ru", "uk"})


def page_language(page: Page) -> str:
    """The declared language, or where none is declared the likeliest of the known ones; empty if nothing tells."""
    if page.language:
        return page.language
    sample = " ".join(_head(page))
    return _vote(sample.lower(), CODES)


def _head(page: Page) -> Iterable[str]:
    size = 0
    for block in page.blocks:
        yield block.text[:_SAMPLE]
        size += len(block.text)
        if size > _SAMPLE:
            return


def block_language(text: str, of_page: str) -> str:
    """The language of one block (folded text): the page's, unless script or words plainly speak against it."""
    letters = sum(character.isalpha() for character in text[:400])
    cyrillic = len(_CYRILLIC.findall(text[:400]))
    if of_page in _CYRILLIC_CODES and cyrillic >= _SOME_LETTERS:
        return of_page
    if cyrillic * 2 > letters:
        if of_page in CODES and of_page not in _CYRILLIC_CODES:
            return _vote(text, tuple(_CYRILLIC_CODES))
        return of_page
    if of_page in _CYRILLIC_CODES:
        return _vote(text, tuple(code for code in CODES if code not in _CYRILLIC_CODES)) or "en"
    return _correct(text, of_page)


def _correct(text: str, of_page: str) -> str:
    """Another language only where a longer block has none of the page's small words and several of the other's."""
    words = _WORD.findall(text[:_SAMPLE])
    if of_page not in CODES or len(words) < _ENOUGH_WORDS or not _function_words(of_page).isdisjoint(words):
        return of_page
    other = _vote(text, CODES)
    return other if sum(word in _function_words(other) for word in words) >= 3 else of_page


def _vote(text: str, codes: tuple[str, ...]) -> str:
    if not text.strip():
        return ""
    if _CYRILLIC.search(text):
        ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
        if ukrainian != russian:
            return "uk" if ukrainian > russian else "ru"
    counts = Counter(_WORD.findall(text[:_SAMPLE]))
    scores = {code: sum(counts[word] for word in _function_words(code)) for code in codes}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    return best if scores[best] else ("en" if "en" in codes else codes[0])


@cache
def _function_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).patterns("function_words")) if code in CODES else frozenset()
