"""Numbers in a sentence: digits and words, with unit, bounds and ranges; and money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sidelight.casefile.values import Money, Quantity
from sidelight.text.lexicon import Lexicon, WordTable

_DIGITS = re.compile(r"(\d+)([^\W\d_]*)")
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "JPY", "₴": "UAH"}
_UNIT_REACH = 3
"""How many words may stand between a number and its unit: 'more than ten American reconnaissance drones'."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence (folded) with their places in the block's folded text."""

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, left: int, right: int) -> str:
        """What stands between two words."""
        return self.text[self.ends[left] : self.starts[right]]


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from words `first` to `last` (both inclusive). `plain`: four digits and nothing more."""

    low: float
    high: float
    first: int
    last: int
    about: bool = False
    plain: bool = False


def read_numbers(sentence: Sentence, lexicon: Lexicon) -> list[Number]:
    """Every number of a sentence in order, ranges joined and bounds applied; ordinals are not numbers."""
    numbers: list[Number] = []
    at = 0
    while at < len(sentence.words):
        number = _read_digits(sentence, lexicon, at) or _read_words(sentence, lexicon, at)
        if number is None:
            at += 1
            continue
        numbers.append(number)
        at = number.last + 1
    return [_apply_bounds(number, sentence, lexicon) for number in _join_ranges(numbers, sentence)]


def _read_digits(sentence: Sentence, lexicon: Lexicon, at: int) -> Number | None:
    match = _DIGITS.fullmatch(sentence.words[at])
    if match is None:
        return None
    digits, tail = match.groups()
    factor = 1.0
    if tail:
        found = lexicon.multipliers.get(tail)
        if found is None and lexicon.ordinals.get(sentence.words[at]) is not None:
            return None
        factor = found or 1.0
    value, last = (float(digits), at) if tail else _read_groups(sentence, lexicon, at, digits)
    scaled, last = _multiply(sentence, lexicon, value * factor, last)
    return Number(scaled, scaled, at, last, plain=last == at and not tail and len(digits) == 4)


def _read_groups(sentence: Sentence, lexicon: Lexicon, at: int, digits: str) -> tuple[float, int]:
    """Thousands groups and a decimal part that follow a word of digits."""
    last, grouped = at, False
    while last + 1 < len(sentence.words) and sentence.words[last + 1].isdigit():
        gap, following = sentence.between(last, last + 1), sentence.words[last + 1]
        is_group = (len(following) == 3 and len(digits) <= 3) or (grouped and len(following) == 3)
        if gap == lexicon.decimal and not (is_group and grouped):
            return float(f"{digits}.{following}"), last + 1
        if not is_group or gap not in {",", ".", " ", "'"}:
            break
        digits, last, grouped = digits + following, last + 1, True
    return float(digits), last


def _read_words(sentence: Sentence, lexicon: Lexicon, at: int) -> Number | None:
    total, current, last = 0.0, 0.0, at - 1
    for index in range(at, len(sentence.words)):
        word = sentence.words[index]
        value = lexicon.numbers.get(word)
        if value is not None and (last < at or _may_follow(current, value)):
            current += value
        elif last >= at and (factor := lexicon.multipliers.get(word)) is not None:
            total, current = total + (current or 1.0) * factor, 0.0
        elif last >= at and word in lexicon.links and current + total >= 100:
            continue
        else:
            break
        last = index
    if last < at:
        return None
    return Number(total + current, total + current, at, last)


def _may_follow(current: float, value: float) -> bool:
    """'twenty five' goes on, 'five twenty' begins anew."""
    return (
        current == 0 or (value < 10 <= current and current % 10 == 0) or (value < 100 <= current and current % 100 == 0)
    )


def _multiply(sentence: Sentence, lexicon: Lexicon, value: float, last: int) -> tuple[float, int]:
    while last + 1 < len(sentence.words) and sentence.between(last, last + 1).strip(" -") in {"", "."}:
        factor = lexicon.multipliers.get(sentence.words[last + 1])
        if factor is None:
            break
        value, last = value * factor, last + 1
    return value, last


def _join_ranges(numbers: list[Number], sentence: Sentence) -> list[Number]:
    joined: list[Number] = []
    for number in numbers:
        previous = joined[-1] if joined else None
        if previous and _is_range(previous, number, sentence):
            scale = number.low / previous.low if previous.low * 1000 <= number.low else 1.0
            low = previous.low * (10 ** (len(f"{scale:.0f}") - 1) if scale > 1 and number.low >= 1e6 else 1)
            joined[-1] = Number(low, number.high, previous.first, number.last)
        else:
            joined.append(number)
    return joined


def _is_range(left: Number, right: Number, sentence: Sentence) -> bool:
    gap = sentence.between(left.last, right.first).strip()
    return gap in {"-", "–", "—"} and left.low < right.high and not (left.plain and right.plain)


def _apply_bounds(number: Number, sentence: Sentence, lexicon: Lexicon) -> Number:
    found = lexicon.bounds.before(sentence.words, number.first)
    if found is None:
        return number
    kind, first = found
    if kind in {"at_least", "more_than"}:
        return replace(number, high=float("inf"), first=first)
    if kind in {"at_most", "less_than"}:
        return replace(number, low=0.0, first=first)
    return replace(number, about=True, first=first)


def name_unit(number: Number, sentence: Sentence, table: WordTable[str]) -> tuple[str, int] | None:
    """The unit that follows a number and the index of its last word; a comma or another number ends the search."""
    for index in range(number.last + 1, min(number.last + 2 + _UNIT_REACH, len(sentence.words))):
        gap = sentence.between(index - 1, index)
        word = sentence.words[index]
        if any(mark in gap for mark in ",;:.!?()") or word.isdigit():
            return None
        found = table.after(sentence.words, index)
        if found is not None:
            return found[0], found[1] - 1
    return None


def as_money(number: Number, sentence: Sentence, lexicon: Lexicon) -> tuple[Money, int, int] | None:
    """The number as money with the span of its words, where a currency stands before or after it."""
    before = sentence.text[max(0, sentence.starts[number.first] - 2) : sentence.starts[number.first]].strip()
    after = sentence.text[sentence.ends[number.last] : sentence.ends[number.last] + 2].strip()
    symbol = _SYMBOLS.get(before[-1:]) or _SYMBOLS.get(after[:1])
    start, end = sentence.starts[number.first], sentence.ends[number.last]
    if symbol is None:
        found = _currency_word(number, sentence, lexicon)
        if found is None:
            return None
        symbol, start, end = found
    return Money(number.low, number.high, symbol, number.about), start, end


def _currency_word(number: Number, sentence: Sentence, lexicon: Lexicon) -> tuple[str, int, int] | None:
    for index in range(number.last + 1, min(number.last + 3, len(sentence.words))):
        if any(mark in sentence.between(index - 1, index) for mark in ",;:()"):
            break
        code = lexicon.currencies.get(sentence.words[index])
        if code is not None:
            return code, sentence.starts[number.first], sentence.ends[index]
    if number.first > 0:
        code = lexicon.currencies.get(sentence.words[number.first - 1])
        if code is not None:
            return code, sentence.starts[number.first - 1], sentence.ends[number.last]
    return None


def as_quantity(number: Number, unit: str) -> Quantity:
    """The number as a quantity of a unit."""
    return Quantity(number.low, number.high, unit, number.about)
