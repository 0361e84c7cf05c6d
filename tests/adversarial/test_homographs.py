"""Words that only look like a name stay unmarked, on a page about something else and on one about the case."""

from __future__ import annotations

import pytest

from sidelight.languages.language import CODES
from tests.adversarial.judging import find_faults
from tests.adversarial.reading import parametrize, read_homographs

HOMOGRAPHS = read_homographs()


@pytest.mark.parametrize("homograph", parametrize(HOMOGRAPHS))
def test_a_word_that_looks_like_a_name_stays_unmarked(annotator, homograph):
    assert find_faults(homograph, annotator) == [], homograph.text


@pytest.mark.parametrize("language", CODES)
def test_every_language_has_its_homographs(language):
    assert sum(item.language == language for item in HOMOGRAPHS) >= 12
