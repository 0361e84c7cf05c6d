"""Folding: text made comparable, with a way back to the offsets of the original.

Lower case, typographic quotes and hyphens made plain, soft hyphens and zero-width characters left out, combining
accents composed with their letter. Most text folds letter by letter, and then no map is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʹ": "'",
        "`": "'",
        "´": "'",
        "‑": "-",
        "‐": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
    }
)
_LEFT_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNEVEN = re.compile(f"[{_LEFT_OUT}\u0300-\u036f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of a pair that no encoder takes; they are read as the replacement character."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable: `text` in lower case, `plain` with its case kept, letter by letter alike.

    `starts` and `ends` give each letter's place in the original; None where nothing moved.
    """

    text: str
    plain: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original, in code points, that a non-empty span of the folded text came from."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The folded form of a text; offsets are code points."""
    text = text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)
    if not _UNEVEN.search(text):
        plain = text.translate(_PLAIN)
        lowered = plain.lower()
        if len(lowered) == len(text):
            return Folded(lowered, plain)
    return _fold_by_letter(text)


def _fold_by_letter(text: str) -> Folded:
    kept = [(letter, start, end) for start, end in _clusters(text) if (letter := _plain_letter(text[start:end]))]
    return Folded(
        "".join(letter.lower()[:1] for letter, _, _ in kept),
        "".join(letter for letter, _, _ in kept),
        tuple(start for _, start, _ in kept),
        tuple(end for _, _, end in kept),
    )


def _plain_letter(cluster: str) -> str:
    """One letter for a letter and its accents; empty for what is left out."""
    composed = unicodedata.normalize("NFC", cluster)[:1]
    return "" if composed in _LEFT_OUT else composed.translate(_PLAIN)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of a letter with the combining marks that follow it."""
    starts = [at for at, letter in enumerate(text) if at == 0 or not unicodedata.combining(letter)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def strip_accents(text: str) -> str:
    """Letters without their accents, for names written without them; `ł`, `ø` and `đ` become l, o, d."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_STROKES)


_STROKES = str.maketrans("łøđŁØĐ", "lodLOD")
