"""A statement that is plainly negated, or called false, is never told as one that the record bears out."""

from __future__ import annotations

import pytest

from sidelight.contract import Offsets
from tests.adversarial.asking import ask

HEADING = "Viktor Bout is a Russian arms dealer."
NEGATED = [
    "Bout was not arrested in Bangkok.",
    "Bout was never arrested in Bangkok in 2008.",
    "Viktor Bout was not convicted in New York.",
    "Bout was not exchanged for Brittney Griner.",
    "Bout has not been extradited to the United States.",
    "Claims that Bout was a KGB officer are false.",
    "The claim that Bout was born in Dushanbe is wrong.",
]


@pytest.mark.parametrize("text", NEGATED)
def test_a_negated_statement_is_never_called_supported(annotator, text):
    answer = ask(annotator, [HEADING, text], "en", Offsets.CODE_POINT)
    told = {
        item["claim"]: item["relation"] for item in answer["highlights"] if item["kind"] == "claim" and item["block"]
    }
    assert "agrees" not in told.values(), told
