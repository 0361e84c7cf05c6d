"""Every form of a name that a language makes is found, and no more than the name."""

from __future__ import annotations

import pytest

from sidelight.languages.language import CODES
from tests.adversarial.judging import find_faults
from tests.adversarial.reading import parametrize, read_forms

FORMS = read_forms()
CORE = {"viktor-bout", "brittney-griner", "andrew-smulian", "houthis", "ulyanovsk-legislative-assembly"}


@pytest.mark.parametrize("form", parametrize(FORMS))
def test_a_form_is_found_where_it_stands(annotator, form):
    assert find_faults(form, annotator) == [], form.text


@pytest.mark.parametrize("language", CODES)
def test_every_language_has_forms_of_the_core_names(language):
    assert {form.entity for form in FORMS if form.language == language} >= CORE
    assert sum(form.language == language for form in FORMS) >= 25
