"""Where a block may name an entity: every alignment of a name's words with the words of the block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sidelight.matching.names import Case, Name, NameIndex, NameWord
from sidelight.text.reading import BlockReading

_PATRONYMIC = re.compile(
    r".+(ovi[cč]h?|evi[cč]h?|owicz|ewicz|owitsch|jewitsch|ович|евич|йович|ovna|evna|овна|евна|івна)$"
)
_SPACE = re.compile(r"[ \n-]{1,2}")
_TAIL = re.compile(r"[:'-]([^\W\d_]{1,6})(?![^\W_])")
_APOSTROPHE_TAILS = {
    language: re.compile(rf"'(?:{endings})(?![^\W_])")
    for language, endings in {
        "pl": "a|u|owi|em|ie|go|ego|mu|emu|m|ym|y|ów|om|ami|ach",
        "et": "i?(?:le|l|lt|sse|st|ks|ni|na|ta|ga|d|t|de|dele|delt|dest|dega|is)|i|id|it",
        "fi": "n|i?(?:n|a|ä|ta|tä|ssa|ssä|sta|stä|lle|lla|llä|lta|ltä|ksi|na|nä|t)|iin|h[aeiouyäö]n",
    }.items()
}
"""Foreign names that end in a silent letter take their ending behind an apostrophe."""
_COMPOUND_TAIL = re.compile(r"-[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_MOST_INITIALS = 2
_INITIALS_AFTER = re.compile(r",? ([^\W\d_])\.(?: ?[^\W\d_]\.)?(?! ?[^\W\d_]\.)")
_LONG_ACRONYM = 4
"""From so many letters on an acronym is also written like a name: Nato, Unesco."""
_TAIL_LANGUAGES = frozenset({"fi", "et", "pl", "ru", "uk", "de"})
_COMPOUND_LANGUAGES = frozenset({"de", "fi", "et"})


class Shape(StrEnum):
    """How a name stands on the page."""

    FULL = "full name"
    SURNAME_FIRST = "surname first"
    INITIALS = "initials"
    SINGLE = "single word"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` of a block that may name an entity, at [start, end) of its folded text."""

    block: BlockReading
    first: int
    last: int
    start: int
    end: int
    name: Name
    shape: Shape
    languages: frozenset[str]
    """The languages whose endings the words bear; none: base form."""
    cased: bool
    """Whether it is written with the capitals that the name has."""

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout, as acronyms are."""
        return self.block.folded.plain[self.start : self.end].isupper()

    @property
    def named_like_a_word(self) -> bool:
        """Whether it is an acronym that is written like a word: `Nato`."""
        first = self.name.words[0]
        return first.case is Case.ACRONYM and not self.block.folded.plain[self.start :][: len(first.base)].isupper()

    @property
    def foreign(self) -> bool:
        """Whether the name belongs to other languages than the block's."""
        listed = self.name.alias.languages
        return bool(listed and self.block.language) and self.block.language not in listed


def find_candidates(block: BlockReading, index: NameIndex) -> list[Candidate]:
    """All candidates of a block, overlapping ones included."""
    found: dict[tuple[int, int, str], Candidate] = {}
    for offset, names in index.find_anchors(block.folded):
        word = block.words.at(offset)
        if word >= len(block.words.starts) or block.words.starts[word] != offset:
            continue
        for name in names:
            for candidate in _align(name, word, block, index):
                key = (candidate.start, candidate.end, name.entity.id)
                kept = found.get(key)
                if kept is None or _rank(candidate) > _rank(kept):
                    found[key] = candidate
    return sorted(found.values(), key=lambda candidate: (candidate.start, -candidate.end))


def _rank(candidate: Candidate) -> tuple[bool, ...]:
    alias = candidate.name.alias
    return candidate.cased, alias.strength == "strong", not candidate.foreign, not candidate.languages


def _align(name: Name, word: int, block: BlockReading, index: NameIndex) -> Iterator[Candidate]:
    size = len(name.words)
    straight = _match_in_order(name, list(range(size)), word, block, index)
    if straight is not None:
        straight = replace(straight, shape=Shape.FULL if size > 1 else Shape.SINGLE)
        yield _extend(_with_initials(straight) if size == 1 and name.entity.kind == "Person" else straight)
    if name.entity.kind != "Person" or size < 2:
        return
    if straight is None and (skipped := _match_with_middle(name, word, block, index)):
        yield _extend(skipped)
    if size == 2:
        turned = _match_in_order(name, [1, 0], word, block, index)
        if turned is not None and turned.cased:
            yield _extend(_with_patronymic(replace(turned, shape=Shape.SURNAME_FIRST)))


def _with_initials(surname: Candidate) -> Candidate:
    """'T. Kivi', 'Т. Э. Киви': with the initials before it, where the first is that of the entity's first name."""
    block, first = surname.block, surname.first
    while first > 0 and _is_initial(block, first - 1) and surname.first - first < _MOST_INITIALS:
        first -= 1
    if first == surname.first:
        return _with_initials_after(surname)
    if not _opens_a_name(surname, block.words.texts[first]):
        return surname
    return replace(surname, first=first, start=block.words.starts[first], shape=Shape.INITIALS)


def _with_initials_after(surname: Candidate) -> Candidate:
    """'Киви Т. Э.', as lists give names."""
    block = surname.block
    match = _INITIALS_AFTER.match(block.folded.plain, surname.end)
    if match is None or not match[1].isupper() or not _opens_a_name(surname, match[1].lower()):
        return surname
    if block.folded.plain[match.end() : match.end() + 2].lstrip()[:1].isupper():
        return surname
    return replace(surname, end=match.end(), last=block.words.at(match.end()) - 1, shape=Shape.INITIALS)


def _is_initial(block: BlockReading, word: int) -> bool:
    start, end = block.words.starts[word], block.words.ends[word]
    gap = block.folded.text[end : block.words.starts[word + 1]]
    return end - start == 1 and block.folded.plain[start].isupper() and gap in {".", ". "}


def _opens_a_name(surname: Candidate, initial: str) -> bool:
    base = surname.name.words[0].base
    names = (alias.text.lower().split() for alias in surname.name.entity.aliases)
    return any(name[0].startswith(initial) and name[-1] == base for name in names if len(name) > 1)


def _with_patronymic(turned: Candidate) -> Candidate:
    """'Киви Томас Эдвардович': with the patronymic that follows."""
    block, after = turned.block, turned.last + 1
    if after < len(block.words.texts) and len(block.words.texts[after]) > 1 and _is_middle_name(block, after):
        return replace(turned, last=after, end=block.words.ends[after], shape=Shape.FULL)
    return turned


def _match_in_order(
    name: Name, order: list[int], anchor: int, block: BlockReading, index: NameIndex
) -> Candidate | None:
    """The name's words in the given order, one after the other, its anchor being the word at `anchor`."""
    before = order.index(name.anchor)
    places = [anchor]
    for _ in range(before):
        places.insert(0, places[0] - (2 if _is_tail(block, places[0] - 1) else 1))
    for _ in range(len(order) - before - 1):
        places.append(places[-1] + (2 if _is_tail(block, places[-1] + 1) else 1))
    return _match_at(name, [(name.words[part], place) for part, place in zip(order, places, strict=True)], block, index)


def _is_tail(block: BlockReading, place: int) -> bool:
    """Whether a word is but the ending of the one before, behind an apostrophe: `Jake'a`."""
    tails = _APOSTROPHE_TAILS.get(block.language)
    if tails is None or not 0 < place < len(block.words.starts):
        return False
    return tails.match(block.folded.text, block.words.ends[place - 1]) is not None


def _match_with_middle(name: Name, word: int, block: BlockReading, index: NameIndex) -> Candidate | None:
    """'Tomas E. Kivi', 'Томас Эдвардович Киви': one initial or patronymic before the surname."""
    last = len(name.words) - 1
    for first in (word - name.anchor, word - name.anchor - 1):
        middle = first + last
        if first < 0 or middle >= len(block.words.texts):
            continue
        if not _is_middle_name(block, middle):
            continue
        places = [*range(first, middle), middle + 1]
        found = _match_at(name, list(zip(name.words, places, strict=True)), block, index)
        if found is not None:
            return replace(found, shape=Shape.FULL)
    return None


def _is_middle_name(block: BlockReading, place: int) -> bool:
    """An initial or a patronymic, with its capital."""
    start, end = block.words.starts[place], block.words.ends[place]
    if not block.folded.plain[start].isupper():
        return False
    return end - start == 1 or _PATRONYMIC.fullmatch(_bare_ending(block.words.texts[place])) is not None


def _bare_ending(patronymic: str) -> str:
    return patronymic[:-2] if patronymic.endswith(("ем", "ом", "em", "om")) else patronymic.rstrip("аеуaiuy")


def _match_at(name: Name, pairs: list[tuple[NameWord, int]], block: BlockReading, index: NameIndex) -> Candidate | None:
    places = [place for _, place in pairs]
    first, last = min(places), max(places)
    if first < 0 or last >= len(block.words.texts):
        return None
    codes: set[str] = set()
    cased = True
    for word, place in pairs:
        found = index.languages_of(word, block.words.texts[place])
        if found is None:
            return None
        codes |= found
        cased = cased and _is_cased(word, place, block)
    start, end = block.words.starts[first], block.words.ends[last]
    if _is_identifier(block, start, end):
        return None
    joints = [at for at in range(first, last) if not _is_tail(block, at + 1)]
    in_order = pairs[0][0] is name.words[0] and len(joints) == len(name.gaps)
    gaps = name.gaps if in_order else (", ",) * len(joints)
    if not all(_is_joined(block, at, gap) for at, gap in zip(joints, gaps, strict=True)):
        return None
    return Candidate(block, first, last, start, end, name, Shape.SINGLE, frozenset(codes), cased)


def _is_identifier(block: BlockReading, start: int, end: int) -> bool:
    """Whether the words are a piece of a longer token, such as `NATO_PER_SEC` or `king.of.hearts`."""
    text = block.folded.text
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before in {"_", "@", "/", "\\", "."}
        or after[:1] in {"_", "@", "\\"}
        or (after[:1] == "." and after[1:].isalnum())
    )


def _is_joined(block: BlockReading, at: int, gap_in_name: str) -> bool:
    """Whether what stands between a word and the next can stand inside the name."""
    gap = block.folded.text[block.words.ends[at] : block.words.starts[at + 1]]
    if _SPACE.fullmatch(gap) or (gap in {".", ". "} and len(block.words.texts[at]) == 1):
        return True
    return gap.replace("–", "-").replace("—", "-") == gap_in_name.replace("–", "-").replace("—", "-")


def _is_cased(word: NameWord, place: int, block: BlockReading) -> bool:
    written = block.folded.plain[block.words.starts[place] : block.words.ends[place]]
    if word.case is Case.ACRONYM:
        inflected = len(written) > 1 and written.lower() != word.base
        shouted = written[: len(word.base)].isupper() and not (inflected and written.isupper())
        return shouted or (len(word.base) >= _LONG_ACRONYM and written[0].isupper() and not written.isupper())
    return word.case is Case.LOWER or written[:1].isupper() or written[:1].isdigit()


def _extend(candidate: Candidate) -> Candidate:
    """With an ending that is written apart (`EU:hun`), or the rest of a compound (`Kivi-Affäre`)."""
    block, end = candidate.block, candidate.end
    if block.language in _COMPOUND_LANGUAGES and (match := _COMPOUND_TAIL.match(block.folded.text, end)):
        return replace(candidate, end=match.end(), last=block.words.at(match.end()) - 1)
    tails = _APOSTROPHE_TAILS.get(block.language)
    if tails and (match := tails.match(block.folded.text, end)):
        return replace(candidate, end=match.end(), last=block.words.at(match.end()) - 1)
    is_acronym = candidate.name.words[-1].case is Case.ACRONYM or candidate.name.words[-1].base.isdigit()
    if is_acronym and block.language in _TAIL_LANGUAGES and (match := _TAIL.match(block.folded.text, end)):
        return replace(candidate, end=match.end(), last=block.words.at(match.end()) - 1)
    return candidate
