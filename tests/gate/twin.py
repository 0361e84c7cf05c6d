"""The gate once more, in Python and after docs/api.md alone: what extension/lib/gate.js must decide as well."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

SEPARATOR = (
    r"\s!-/:-@\[-`{-~\u00a0-\u00bf\u00d7\u00f7\u05be\u060c\u061b\u061f"
    r"\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\uff00-\uff0f"
)
WORD = re.compile(f"[^{SEPARATOR}]+")
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
STROKES = str.maketrans("łøđŁØĐ", "lodLOD")
SPACE = re.compile(r"[\s\-‐‑–—]{1,2}")
ANY_JOINT = re.compile(r"[\s\-‐‑–—.:,&'’\"“”«»/]{1,3}")
PATRONYMIC = re.compile("(?:[oe][vw]|[ое]в)[iynиін]")
NEEDED = {"initialled": 2, "firm": 3, "loose": 4}


def opens(texts: Iterable[str], listed: Mapping[str, Any]) -> bool:
    """Whether a page of these blocks may be about the case."""
    gate = Twin(listed)
    return any(gate.sees(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a block: as written without accents, and where."""

    plain: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.plain.lower()

    @property
    def capital(self) -> bool:
        return self.plain[0] != self.plain[0].lower() or self.plain[0].isdecimal()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a name: `Kiv/4`."""

    stem: str
    endings: frozenset[str] | None

    def fits(self, token: Token) -> bool:
        low = self.stem.lower()
        return token.low.startswith(low) and (self.endings is None or token.low[len(low) :] in self.endings)

    @property
    def forms(self) -> list[str]:
        return [self.stem.lower() + ending for ending in self.endings or ()]

    def is_written(self, token: Token) -> bool:
        head = token.plain[: len(self.stem)]
        if len(self.stem) > 1 and self.stem == self.stem.upper() != self.stem.lower():
            return head == head.upper()
        return token.capital or not Token(self.stem, 0, 0).capital


@dataclass
class Block:
    """A block's words and what stands between them."""

    text: str
    tokens: list[Token] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tokens = [Token(match[0], *match.span()) for match in WORD.finditer(self.text)]

    def gap(self, at: int) -> str:
        start = self.tokens[at - 1].end if at else max(0, self.tokens[at].start - 2)
        return self.text[start : self.tokens[at].start]

    def opens_sentence(self, at: int) -> bool:
        gap = self.gap(at)
        return at == 0 or not re.fullmatch(r"[\s,]+", gap) or "\n" in gap

    def joined(self, at: int, joint: re.Pattern[str]) -> bool:
        """Whether the word at `at` may follow the one before within a name."""
        gap = self.gap(at)
        initial = len(self.tokens[at - 1].plain) == 1
        return bool(joint.fullmatch(gap)) or (initial and bool(re.fullmatch(r"\.?[\s\-‐‑–—]{0,2}", gap)))


class Twin:
    """One page's gate."""

    def __init__(self, listed: Mapping[str, Any]) -> None:
        endings = [frozenset(line.split(" ")) for line in listed["endings"]]
        self.names: dict[str, set[tuple[str, tuple[Pattern, ...]]]] = {}
        for text in (text for names in listed["names"].values() for text in names):
            kind, name = _read(text, endings)
            for word in {name[0], name[-1]}:
                self.names.setdefault(word.stem[:2].lower(), set()).add((kind, name))
        self.small = set(listed["small"])
        self.initials = listed["initials"]
        self.beside: set[str] = set()
        self.stands: dict[str, str] = {}
        self.open = False

    def sees(self, text: str) -> bool:
        """Whether the page may be about the case, now that this block of it has been seen."""
        block = Block(strip(text))
        for at, token in enumerate(block.tokens):
            for kind, name in {pair for size in (1, 2) for pair in self.names.get(token.low[:size], ())}:
                self._weigh(kind, name, block, at)
        self.open |= any(len(self.beside) >= NEEDED.get(stands, 10_000) for stands in self.stands.values())
        return self.open

    def _weigh(self, kind: str, name: tuple[Pattern, ...], block: Block, at: int) -> None:
        if kind == "p":
            self.open |= self._is_person(name, block, at)
        elif kind == "s":
            self._note(name[0], block, at)
        elif _is_written(name, block, range(at, at + len(name)), ANY_JOINT):
            self.open |= kind == "t"
            self.beside |= {kind} - {"t"}

    def _is_person(self, name: tuple[Pattern, ...], block: Block, at: int) -> bool:
        size = len(name)
        places = list(range(at, at + size))
        if _is_written(name, block, places, SPACE):
            return True
        if size > 1 and _fits(name, block, places, SPACE):
            found = [block.tokens[place] for place in places]
            if all(token.plain == token.low and token.low not in self.small for token in found):
                return True
        middle = [*places[:-1], at + size]
        if size > 1 and at + size < len(block.tokens) and _is_middle(block.tokens[at + size - 1]):
            return _is_written(name, block, middle, SPACE) or (size == 2 and self._is_turned(name, block, at))
        return size == 2 and self._is_turned(name, block, at)

    def _is_turned(self, name: tuple[Pattern, ...], block: Block, at: int) -> bool:
        """Whether the surname stands at `at`, and the first name behind it."""
        turned = name[::-1]
        if not _is_written(turned, block, range(at, at + 2), re.compile(r",\s|[\s\-‐‑–—]{1,2}")):
            return False
        after = block.tokens[at + 2] if at + 2 < len(block.tokens) else None
        if after and len(after.plain) > 1 and _is_middle(after):
            return True
        return block.tokens[at].low not in self.small or not block.opens_sentence(at)

    def _note(self, surname: Pattern, block: Block, at: int) -> None:
        token = block.tokens[at]
        if not surname.fits(token) or not token.capital:
            return
        stands, kept = self._stand(surname, block, at), self.stands.get(token.low)
        if stands == "other" or (stands and kept != "other" and NEEDED[stands] <= NEEDED.get(kept or "", 9)):
            self.stands[token.low] = stands

    def _stand(self, surname: Pattern, block: Block, at: int) -> str:
        token, before = block.tokens[at], block.tokens[at - 1] if at else None
        beside = [block.tokens[place] for place in (at - 1, at + 1) if 0 <= place < len(block.tokens)]
        if any(other.plain in self.initials and block.text[other.end : other.end + 1] == "." for other in beside):
            return "initialled"
        first, follows = block.opens_sentence(at), block.text[token.end : token.end + 1] in {*".,;:!?)"}
        inside = before is not None and not first and not before.capital
        if token.low in self.small:
            return "firm" if inside or (not first and follows) else ""
        if first or before is None:
            return "loose"
        if inside:
            return "firm"
        return self._stand_behind(before, surname, token, opens=block.opens_sentence(at - 1))

    @staticmethod
    def _stand_behind(before: Token, surname: Pattern, token: Token, *, opens: bool) -> str:
        """How a surname stands behind a capital; `opens` where that one opens a sentence."""
        if opens and len(before.plain) < 4:
            return "loose"
        return "" if opens and len(token.low) == min(map(len, surname.forms)) else "other"


def strip(text: str) -> str:
    """A text without accents and what is not seen."""
    return UNSEEN.sub("", unicodedata.normalize("NFD", text)).translate(STROKES)


def _read(text: str, endings: list[frozenset[str]]) -> tuple[str, tuple[Pattern, ...]]:
    kind, *words = text.split(" ")
    return kind, tuple(_read_word(word, endings) for word in words)


def _read_word(text: str, endings: list[frozenset[str]]) -> Pattern:
    stem, _, number = text.partition("/")
    return Pattern(stem, endings[int(number)] if number else None)


def _fits(name: tuple[Pattern, ...], block: Block, places: Iterable[int], joint: re.Pattern[str]) -> bool:
    places = list(places)
    if places[-1] >= len(block.tokens):
        return False
    words = all(word.fits(block.tokens[place]) for word, place in zip(name, places, strict=True))
    return words and all(block.joined(place, joint) for place in places[1:])


def _is_written(name: tuple[Pattern, ...], block: Block, places: Iterable[int], joint: re.Pattern[str]) -> bool:
    places = list(places)
    return _fits(name, block, places, joint) and all(
        word.is_written(block.tokens[place]) for word, place in zip(name, places, strict=True)
    )


def _is_middle(token: Token) -> bool:
    return token.capital and (len(token.plain) == 1 or PATRONYMIC.search(token.low) is not None)
