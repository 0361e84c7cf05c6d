"""The worked examples of docs/corroboration.md from the casefile that ships: each row of its table is computed anew."""

import re
from pathlib import Path

import pytest

from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.casefile.standing import assess
from sidelight.languages.frames import frame_slots

DOCUMENT = Path(__file__).parents[2] / "docs" / "corroboration.md"
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| ([a-z-]+) \| (.+?) \|", re.MULTILINE)
ROWS = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
MATTERS = {
    "wsj-back-in-business",
    "houthi-talks-ongoing",
    "sentence-date-2012",
    "gru-ties-alleged",
    "birthplace-dushanbe",
}


@pytest.fixture(scope="module")
def casefile():
    return load(bundled("shared") / "casefile" / "bout", frame_slots())


def test_the_matters_that_readers_ask_about_are_worked_out():
    assert {claim for claim, _, _ in ROWS} >= MATTERS


@pytest.mark.parametrize(("claim", "standing", "reason"), ROWS)
def test_a_worked_example_is_what_the_rule_gives(casefile, claim, standing, reason):
    assessment = assess(casefile.claims[claim], casefile)
    assert (assessment.standing, assessment.reason) == (standing, reason)
