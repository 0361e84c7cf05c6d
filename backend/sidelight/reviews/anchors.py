"""How a passage is remembered: by its words, what stands around them, and a digest of its block, never by the block."""

from __future__ import annotations

import hashlib
import re

from sidelight.reviews.model import Anchor, Kind
from sidelight.text.fold import fold

AROUND = 48
"""Code points that are kept on either side of the words."""
LONGEST_QUOTE = 2_000
"""Code points of the words themselves, at most."""
LONG = 40
"""Letters from which words speak for themselves; shorter ones need their surroundings."""
_SPACE = re.compile(r"\s+")


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Remember `text[start:end]` of a block, which is well-formed."""
    text = text.replace("\0", "\ufffd")  # PostgreSQL keeps no NUL.
    return Anchor(
        quote=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
        start=start,
        digest=digest_block(text),
    )


def digest_block(text: str) -> str:
    """What a block is recognised by, quickly told; spacing does not matter. It can't be read back."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:32]


def plain(text: str) -> str:
    """A text for comparing: folded, with single spaces."""
    return _SPACE.sub(" ", fold(text).text).strip()


def is_long(anchor: Anchor) -> bool:
    """Whether the words are known wherever they stand."""
    return len(plain(anchor.quote)) >= LONG


def passage_of(kind: Kind, subject: str, anchor: Anchor) -> bytes:
    """What a passage has in common with its copies on whatever page."""
    around = ("", "") if is_long(anchor) else (plain(anchor.prefix), plain(anchor.suffix))
    return _digest(kind.value, subject, plain(anchor.quote), *around)


def place_of(page: str, kind: Kind, subject: str, anchor: Anchor) -> bytes:
    """What two reviews of the same thing have in common, and no others: the same words in the same surroundings."""
    around = (plain(anchor.prefix), plain(anchor.quote), plain(anchor.suffix))
    return _digest(page, kind.value, subject, *around)


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode()).digest()
