"""Pairs of sentences that differ in one thing: the outcome must change with it, and with nothing else."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sidelight.languages.language import CODES
from tests.adversarial.judging import find_faults
from tests.adversarial.reading import BASE, KINDS, parametrize, read_cases

CASES = read_cases()


@pytest.mark.parametrize("case", parametrize(CASES))
def test_one_edit_changes_the_outcome(annotator, case):
    assert find_faults(case, annotator) == [], f"{case.kind}: {case.text}"


@pytest.mark.parametrize("language", CODES)
def test_every_language_has_its_pairs(language):
    edits = defaultdict(set)
    for case in CASES:
        if case.language == language and case.kind != BASE:
            edits[case.base].add(case.text)
    assert len(edits) >= 8
    assert {base: len(texts) for base, texts in edits.items() if len(texts) < 5} == {}


def test_the_pairs_speak_of_claims_and_kinds_that_there_are(annotator):
    claims = annotator.casefile.claims.keys()
    assert {claim for case in CASES for claim in case.says.keys() | case.may} <= claims
    assert {case.kind for case in CASES} == KINDS | {BASE}
    assert [case.text for case in CASES if case.kind != BASE and case.text == case.base] == []
