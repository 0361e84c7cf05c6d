"""One sentence of a language, cut into words as the engine does it."""

from sidelight.text.fold import fold
from sidelight.text.numbers import Sentence
from sidelight.text.words import cut_words


def read_sentence(text: str, language: str) -> Sentence:
    folded = fold(text)
    words = cut_words(folded.text, language)
    return Sentence(folded.text, list(words.texts), words.starts, words.ends)
