"""What stands around a candidate: other names that it may belong to, titles, its place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sidelight.languages.concepts import load_concepts
from sidelight.languages.frames import load_frames
from sidelight.languages.language import CODES, load_language
from sidelight.languages.people import load_female_titles, load_first_names
from sidelight.matching.candidates import Candidate
from sidelight.matching.names import Case
from sidelight.matching.scores import Reason
from sidelight.text.reading import BlockReading, SentenceReading

_WORD = re.compile(r"[^\W\d_]+\*?")
_TELLING = 4
"""Letters by which a word of the name is known again, however it is inflected."""
_SPELLING_REACH = 4
"""Words that may stand between an acronym and its spelling out."""
_NOUN_CAPITAL_LANGUAGES = frozenset({"de"})
"""Where every noun has a capital, one beside a name says little."""
_NAMES_LIKE_WORDS = frozenset({"en"})
"""Where many first names are words as well (Bill, Hunter, Rose)."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The neighbours of a candidate, as far as they tell something; empty where they do not."""

    homograph: str
    small_word: bool
    """Whether it is also one of the language's commonest words."""
    ordinary_words: bool
    """Whether any word of the name is also an ordinary word."""
    nearby: str
    """A word of the sentence that the alias names as a sign of this entity."""
    spelled_out: str
    """Words of the block whose initials spell the acronym, but which are no name of the entity."""
    opens_sentence: bool
    neighbour_opens_sentence: bool
    """Whether the word before opens the sentence, so that its capital tells nothing."""
    all_capitals: bool
    next_word: str
    verb_follows: bool
    title_before: str
    wrong_title: bool
    """Whether it is the title of a woman, and the name that of a man."""
    given_name_before: str
    surname_after: str
    small_first_word: bool
    """Whether its first word is one of the language's commonest words."""
    told: tuple[Reason, ...]
    """What a trained tagger said for or against it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of one language that tell names from words."""

    homographs: dict[str, str]
    titles: frozenset[str]
    function_words: frozenset[str]
    finite_verbs: frozenset[str]
    word_endings: tuple[str, ...]
    """Endings of ordinary words that first names hardly have."""
    vocabulary: frozenset[str]
    """Every word of the language's own data: what opens a sentence with a capital and is here is no name."""


@cache
def _load_words(code: str) -> _Words:
    if code not in CODES:
        return _Words({}, frozenset(), frozenset(), frozenset(), (), frozenset())
    language = load_language(code)
    return _Words(
        {str(word): str(meaning) for word, meaning in language.table("homographs").items()},
        frozenset(language.patterns("titles")),
        frozenset(language.patterns("function_words")),
        frozenset(language.patterns("finite_verbs")),
        tuple(ending.lstrip("*") for ending in language.patterns("word_endings")) or ("\0",),
        frozenset(_collect_words(language.data)) | frozenset(_frame_words(code)),
    )


def _collect_words(node: object) -> Iterator[str]:
    """All words of nested lists and maps, whole ones only."""
    if isinstance(node, str):
        yield from (word for word in _WORD.findall(node.lower()) if not word.endswith("*"))
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _collect_words(key)
            yield from _collect_words(value)
    elif isinstance(node, (list, tuple)):
        for item in node:
            yield from _collect_words(item)


def _frame_words(code: str) -> Iterator[str]:
    for frame in load_frames().values():
        for patterns in (frame.triggers, frame.hints, frame.unless):
            yield from _collect_words(patterns.get(code, ()))


def is_noun_language(candidate: Candidate) -> bool:
    """Whether a single word stands in a language where every noun has a capital."""
    return candidate.first == candidate.last and candidate.block.language in _NOUN_CAPITAL_LANGUAGES


def may_be_ordinary(candidate: Candidate) -> bool:
    """Whether the words of a candidate, as they stand, are also an ordinary word of its language."""
    folded = candidate.block.folded.text[candidate.start : candidate.end]
    return bool(_homograph(folded, _load_words(candidate.block.language)))


def is_another_name(candidate: Candidate, word: str) -> bool:
    """Whether a word beside a candidate looks like a name, and is none of the entity's own."""
    if not _looks_like_name(word, _load_words(candidate.block.language)):
        return False
    return word.lower() not in candidate.name.family and not _is_role(candidate, word)


def look_around(candidate: Candidate, told: tuple[Reason, ...] = ()) -> Surroundings:
    """The surroundings of a candidate within its block, and what a tagger told of it."""
    block, words = candidate.block, _load_words(candidate.block.language)
    before = _neighbour(block, candidate.first, -1)
    after = _neighbour(block, candidate.last, +1)
    folded = block.folded.text[candidate.start : candidate.end]
    sentence = block.sentence_at(candidate.start)
    opens = sentence is None or sentence.first_word == candidate.first
    title = before.lower() if before.lower() in words.titles else ""
    return Surroundings(
        homograph=_homograph(folded, words),
        small_word=folded in words.function_words,
        ordinary_words=any(_homograph(piece, words) for piece in folded.replace("-", " ").replace(",", " ").split()),
        nearby=_nearby(candidate, sentence),
        spelled_out=_spelled_out(candidate),
        opens_sentence=opens,
        neighbour_opens_sentence=sentence is not None and sentence.first_word == candidate.first - 1,
        all_capitals=sentence is not None and block.is_shouted(sentence),
        next_word=after,
        verb_follows=after.lower() in words.finite_verbs,
        title_before=title,
        wrong_title=candidate.name.entity.gender == "male" and title in load_female_titles(block.language),
        given_name_before=""
        if title
        else _other_given_name(candidate, before, words, opens_at=sentence.first_word if sentence else 0),
        surname_after=_other_surname(candidate, after, words),
        small_first_word=re.split(r"\W", folded)[0] in words.function_words,
        told=told,
    )


def _nearby(candidate: Candidate, sentence: SentenceReading | None) -> str:
    near = candidate.name.alias.near
    if not near or sentence is None:
        return ""
    whole = {word for word in near if not word.endswith("*")}
    begins = tuple(word[:-1] for word in near if word.endswith("*"))
    inside = range(candidate.first - sentence.first_word, candidate.last - sentence.first_word + 1)
    words = (word for index, word in enumerate(sentence.sentence.words) if index not in inside)
    return next((word for word in words if word in whole or (begins and word.startswith(begins))), "")


def _spelled_out(candidate: Candidate) -> str:
    """'ETA is the estimated time of arrival': the acronym means something else on this page."""
    base = candidate.name.words[0].base
    if len(candidate.name.words) > 1 or candidate.name.words[0].case is not Case.ACRONYM:
        return ""
    texts, reach = candidate.block.words.texts, len(base) + _SPELLING_REACH
    own = {word[:_TELLING] for word in candidate.name.family}
    for at in range(candidate.last + 1, min(candidate.last + reach, len(texts) - len(base) + 1)):
        words = texts[at : at + len(base)]
        if "".join(word[0] for word in words) == base and not own.issuperset(word[:_TELLING] for word in words):
            return " ".join(words)
    return ""


def _neighbour(block: BlockReading, word: int, step: int) -> str:
    """The word beside, as written, where only a space (or the point of an initial) parts them."""
    other = word + step
    if not 0 <= other < len(block.words.starts):
        return ""
    left, right = min(word, other), max(word, other)
    gap = block.folded.text[block.words.ends[left] : block.words.starts[right]]
    written = block.folded.plain[block.words.starts[other] : block.words.ends[other]]
    if gap == " " or (gap in {". ", "."} and len(block.words.texts[left]) == 1):
        return written
    return ""


def _homograph(folded: str, words: _Words) -> str:
    if folded in words.homographs:
        return words.homographs[folded]
    return "a small word" if folded in words.function_words else ""


def _other_given_name(candidate: Candidate, before: str, words: _Words, opens_at: int) -> str:
    """A capitalised word before a single surname that is neither a title nor a small word: somebody else's name."""
    if not _looks_like_name(before, words):
        return ""
    if before.lower() in load_first_names():
        return "" if before.lower() in candidate.name.family else before
    if candidate.block.language in _NOUN_CAPITAL_LANGUAGES:
        return ""
    if candidate.first - 1 == opens_at and _is_ordinary(before.lower(), words, candidate.block.language):
        return ""
    own = candidate.name.family
    return "" if before.lower() in own or _is_role(candidate, before) else before


def _is_ordinary(word: str, words: _Words, language: str) -> bool:
    """Whether a word that opens a sentence, so that its capital tells nothing, is known and hence no first name."""
    if word in words.vocabulary or word.endswith(words.word_endings):
        return True
    return language not in _NAMES_LIKE_WORDS and bool(load_concepts(language).find([word]))


def _other_surname(candidate: Candidate, after: str, words: _Words) -> str:
    if not _looks_like_name(after, words):
        return ""
    if candidate.block.language in _NOUN_CAPITAL_LANGUAGES and not _is_first_name(candidate):
        return ""
    own = candidate.name.family
    return "" if after.lower() in own else after


def _is_first_name(candidate: Candidate) -> bool:
    """Whether the candidate is the first word of the entity's longer names and the last of none."""
    if len(candidate.name.words) > 1:
        return False
    word = candidate.name.words[0].base
    longer = [alias.text.lower().split() for alias in candidate.name.entity.aliases if " " in alias.text]
    return any(name[0] == word for name in longer) and not any(name[-1] == word for name in longer)


def _looks_like_name(word: str, words: _Words) -> bool:
    if len(word) < 2 or not word[0].isupper() or not word.isalpha():
        return False
    return word.lower() not in words.function_words and word.lower() not in words.titles and not word.isupper()


def _is_role(candidate: Candidate, before: str) -> bool:
    roles = candidate.name.entity.roles.get(candidate.block.language, ())
    return any(before.lower()[:5] == piece.lower()[:5] for role in roles for piece in role.split())
