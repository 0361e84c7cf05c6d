import re

import pytest

from sidelight.casefile.schemas import ENTITY_KINDS, SOURCE_KINDS
from sidelight.casefile.standing import Standing
from sidelight.web.pages.words import LOCALES, _read, load_words

GAP = re.compile(r"\{\w+\}")
ENGLISH = _read("en")


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_language_says_everything_with_the_same_gaps(locale):
    own = _read(locale)
    assert own.keys() == ENGLISH.keys()
    differing = [key for key, text in own.items() if sorted(GAP.findall(text)) != sorted(GAP.findall(ENGLISH[key]))]
    assert not differing


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_and_standing_has_a_name(locale):
    words = load_words(locale)
    assert all(f"type_{kind}" in words for kind in ENTITY_KINDS)
    assert all(f"kind_{kind}" in words for kind in SOURCE_KINDS)
    assert all(f"standing_{standing}" in words and f"why_{standing}" in words for standing in Standing)
