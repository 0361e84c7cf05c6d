"""Words of a page as a casefile takes them: in one line, cut to a key phrase, compared without case or spacing."""

from __future__ import annotations

import re
import unicodedata

from sidelight.casefile.fields import LONGEST_PHRASE

LONGEST_EXAMPLE = 600
"""Characters of one or two sentences."""
WORDS_OF_ID = 5
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[a-z0-9]+")


def join_lines(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def fold_text(text: str) -> str:
    """What two texts have in common that differ in spacing, case or the form of accents."""
    return join_lines(unicodedata.normalize("NFC", text).casefold())


def cut_phrase(quote: str) -> str:
    """The first words of a passage, as they stand in one line of it."""
    line = quote.strip().splitlines()[0]
    return " ".join(line.split()[:LONGEST_PHRASE]).rstrip(",;:")


def strip_name(quote: str) -> str:
    """A name without what hangs on to it; empty for words that are no name of anybody."""
    name = _POSSESSIVE.sub("", join_lines(quote).strip("\"'«»„“”‘’.,;:()")).strip()
    return name if any(letter.isupper() or letter.isdigit() for letter in name) else ""


def make_id(text: str) -> str:
    """Some words of a text as an id, in letters without accents; empty where it has none such."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(_WORD.findall(plain)[:WORDS_OF_ID])
