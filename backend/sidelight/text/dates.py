"""Dates in a sentence, with the precision that they are given in; relative ones from the page's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sidelight.casefile.values import PartialDate
from sidelight.text.lexicon import Lexicon
from sidelight.text.numbers import Number, Sentence

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d|\d\d)\b")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|го|й|е)?")
_YEAR = re.compile(r"((?:19|20)\d\d)(?!s)[^\W\d_]{0,5}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the span of its words in the block's folded text."""

    value: PartialDate
    start: int
    end: int


def read_dates(
    sentence: Sentence, numbers: list[Number], lexicon: Lexicon, published: PartialDate | None
) -> list[FoundDate]:
    """The dates of a sentence in order. `numbers` are the same sentence's, to tell a year from an amount."""
    found = [*_read_figures(sentence, lexicon)]
    taken = [(item.start, item.end) for item in found]
    at = 0
    while at < len(sentence.words):
        hit = _read_month(sentence, lexicon, at) or _read_year(sentence, numbers, lexicon, at)
        if hit is None:
            at += 1
            continue
        item, at = hit
        if not any(start < item.end and item.start < end for start, end in taken):
            found.append(item)
            taken.append((item.start, item.end))
    found.extend(item for item in _read_relative(sentence, lexicon, published) if not _overlaps(item, taken))
    return _merge_parts(sorted(found, key=lambda item: item.start), sentence.text)


def _merge_parts(found: list[FoundDate], text: str) -> list[FoundDate]:
    """'Last year in June': a year and a month that stand side by side are one date."""
    merged: list[FoundDate] = []
    for item in found:
        last = merged[-1] if merged else None
        if last is not None and len(text[last.end : item.start].split()) <= 1 and _complete(last.value, item.value):
            year, month = (last.value, item.value) if last.value.month is None else (item.value, last.value)
            value = PartialDate(year.year, month.month, month.day)
            merged[-1] = FoundDate(value, last.start, item.end)
        else:
            merged.append(item)
    return merged


def _complete(left: PartialDate, right: PartialDate) -> bool:
    """Whether one gives only the year and the other all but the year."""
    lone = (left.month is None and right.year is None) or (right.month is None and left.year is None)
    return lone and {left.year, right.year} != {None}


def _overlaps(item: FoundDate, taken: list[tuple[int, int]]) -> bool:
    return any(start < item.end and item.start < end for start, end in taken)


def _read_figures(sentence: Sentence, lexicon: Lexicon) -> list[FoundDate]:
    if not sentence.words:
        return []
    begin, end = sentence.starts[0], sentence.ends[-1]
    found = [
        _checked(int(match[1]), int(match[2]), int(match[3]), match.span())
        for match in _ISO.finditer(sentence.text, begin, end)
    ]
    for match in _DOTTED.finditer(sentence.text, begin, end):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        month_first = lexicon.language == "en" and "/" in match.group()
        day, month = (second, first) if month_first else (first, second)
        found.append(_checked(year if year > 99 else 2000 + year, month, day, match.span()))
    return [item for item in found if item is not None]


def _checked(year: int, month: int, day: int, span: tuple[int, int]) -> FoundDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return FoundDate(PartialDate(year, month, day), *span)


def _read_month(sentence: Sentence, lexicon: Lexicon, at: int) -> tuple[FoundDate, int] | None:
    """A month's name with the day before or after it and the year after, and the index of the next word."""
    month = lexicon.months.get(sentence.words[at])
    if month is None or not _is_month_word(sentence, lexicon, at):
        return None
    first, last = at, at
    day, first = _day_before(sentence, lexicon, at)
    if day is None and lexicon.month_first:
        day, last = _day_after(sentence, at)
    year, last = _year_after(sentence, lexicon, last)
    value = PartialDate(year, month, day)
    return FoundDate(value, sentence.starts[first], sentence.ends[last]), last + 1


def _is_month_word(sentence: Sentence, lexicon: Lexicon, at: int) -> bool:
    """'may' and 'march' are months only beside a number or after a word that takes one."""
    word = sentence.words[at]
    if lexicon.language != "en" or word not in {"may", "march", "mar"}:
        return True
    beside = [sentence.words[index] for index in (at - 1, at + 1) if 0 <= index < len(sentence.words)]
    if any(neighbour[:1].isdigit() for neighbour in beside):
        return True
    return at > 0 and sentence.words[at - 1] in {
        "in",
        "of",
        "since",
        "until",
        "last",
        "early",
        "late",
        "by",
        "mid",
    }


def _day_before(sentence: Sentence, lexicon: Lexicon, at: int) -> tuple[int | None, int]:
    """A day of the month right before its name, an 'of' or 'de' between them allowed."""
    for back in (1, 2):
        index = at - back
        if index < 0:
            break
        word = sentence.words[index]
        match = _DAY.fullmatch(word)
        day = int(match[1]) if match else lexicon.ordinals.get(word)
        if day is not None and 1 <= day <= 31:
            return day, index
        if word not in {"of", "de", "the"}:
            break
    return None, at


def _day_after(sentence: Sentence, at: int) -> tuple[int | None, int]:
    if at + 1 < len(sentence.words) and sentence.between(at, at + 1).strip(" .") == "":
        match = _DAY.fullmatch(sentence.words[at + 1])
        if match and 1 <= int(match[1]) <= 31:
            return int(match[1]), at + 1
    return None, at


def _year_after(sentence: Sentence, lexicon: Lexicon, last: int) -> tuple[int | None, int]:
    for index in range(last + 1, min(last + 3, len(sentence.words))):
        if sentence.between(index - 1, index).strip(" ,.") != "":
            break
        match = _YEAR.fullmatch(sentence.words[index])
        if match:
            return int(match[1]), _skip_year_word(sentence, lexicon, index)
        if sentence.words[index] not in {"of", "de", "del", "in"}:
            break
    return None, last


def _skip_year_word(sentence: Sentence, lexicon: Lexicon, index: int) -> int:
    following = index + 1
    if following < len(sentence.words) and lexicon.year_words.get(sentence.words[following]):
        return following
    return index


def _read_year(sentence: Sentence, numbers: list[Number], lexicon: Lexicon, at: int) -> tuple[FoundDate, int] | None:
    """Four digits of 1900 to 2099 that count nothing."""
    match = _YEAR.fullmatch(sentence.words[at])
    if match is None:
        return None
    number = next((number for number in numbers if number.first <= at <= number.last), None)
    if number is not None and not (number.plain and number.last == at):
        return None
    if at + 1 < len(sentence.words) and _counts_something(sentence, lexicon, at):
        return None
    last = _skip_year_word(sentence, lexicon, at)
    about = number is not None and number.about
    return FoundDate(PartialDate(int(match[1]), about=about), sentence.starts[at], sentence.ends[last]), last + 1


def _counts_something(sentence: Sentence, lexicon: Lexicon, at: int) -> bool:
    following = sentence.words[at + 1]
    if following.isdigit() and sentence.between(at, at + 1) == " ":
        return True
    if lexicon.year_words.get(following) or sentence.between(at, at + 1) != " ":
        return False
    unit = lexicon.units.get(following)
    return (unit is not None and unit != "year") or lexicon.currencies.get(following) is not None


def _read_relative(sentence: Sentence, lexicon: Lexicon, published: PartialDate | None) -> list[FoundDate]:
    """'last year', 'yesterday': only where the page's date is known to the part that counts."""
    if published is None or published.year is None:
        return []
    found, at = [], 0
    while at < len(sentence.words):
        hit = lexicon.relative.after(sentence.words, at)
        value = _step(published, *hit[0]) if hit else None
        if hit and value:
            found.append(FoundDate(value, sentence.starts[at], sentence.ends[hit[1] - 1]))
        at = hit[1] if hit else at + 1
    return found


def _step(published: PartialDate, unit: str, step: int) -> PartialDate | None:
    year, month, day = published.year, published.month, published.day
    if year is None:
        return None
    if unit == "year":
        return PartialDate(year + step)
    if unit == "month" and month is not None:
        index = year * 12 + month - 1 + step
        return PartialDate(index // 12, index % 12 + 1)
    if unit == "day" and month is not None and day is not None:
        moved = date(year, month, day) + timedelta(days=step)
        return PartialDate(moved.year, moved.month, moved.day)
    return None
