"""Numbers in a sentence: digits and words, with unit, bounds and ranges; and money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sidelight.casefile.values import Money, Quantity
from sidelight.text.lexicon import Lexicon

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
    """A number in words: tens and units add up, a hundred multiplies its group, a thousand closes it."""
    total, group, last, index = 0.0, 0.0, at - 1, at
    while index < len(sentence.words):
        word = sentence.words[index]
        hit = lexicon.numbers.after(sentence.words, index)
        if hit is not None and (last < at or _may_follow(group, hit[0])):
            group, index = group + hit[0], hit[1]
        elif last >= at and (factor := lexicon.multipliers.get(word)) is not None:
            index += 1
            total, group = (total, (group or 1.0) * factor) if factor < 1000 else (total + (group or 1.0) * factor, 0.0)
        elif last >= at and word in lexicon.links and _goes_on(sentence, lexicon, index, group):
            index += 1
            continue
        else:
            break
        last = index - 1
    return Number(total + group, total + group, at, last) if last >= at else None


def _goes_on(sentence: Sentence, lexicon: Lexicon, link: int, group: float) -> bool:
    """Whether an 'and' joins two parts of one number."""
    hit = lexicon.numbers.after(sentence.words, link + 1)
    return hit is not None and group >= 20 and _may_follow(group, hit[0])


def _may_follow(group: float, value: float) -> bool:
    """'twenty five' goes on, 'five twenty' begins anew."""
    return (
        group == 0
        or (value < 10 <= group and group % 10 == 0 and group != 10)
        or (value < 100 <= group and group % 100 == 0)
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


def name_unit(number: Number, sentence: Sentence, lexicon: Lexicon) -> tuple[str, int] | None:
    """The unit that follows a number and the index of its last word; a comma or another number ends the search.

    Years that somebody has lived are an `age`, never a term of years.
    """
    before = lexicon.ages.before(sentence.words, number.first)
    if before is not None:
        return "age", number.last
    for index in range(number.last + 1, min(number.last + 2 + _UNIT_REACH, len(sentence.words))):
        gap = sentence.between(index - 1, index)
        word = sentence.words[index]
        if any(mark in gap for mark in ",;:.!?()") or word.isdigit():
            return None
        found = lexicon.units.after(sentence.words, index)
        age = lexicon.ages.after(sentence.words, index) if index == number.last + 1 else None
        if age is not None and (found is None or age[1] > found[1]):
            return "age", age[1] - 1
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
    if number.first > 0 and sentence.between(number.first - 1, number.first).strip() in {"", "."}:
        code = lexicon.currencies.get(sentence.words[number.first - 1])
        if code is not None:
            return code, sentence.starts[number.first - 1], sentence.ends[number.last]
    return None


def as_quantity(number: Number, unit: str) -> Quantity:
    """The number as a quantity of a unit."""
    return Quantity(number.low, number.high, unit, number.about)
