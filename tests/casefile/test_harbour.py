"""The invented casefile that other tests use, under the frames that ship; and the examples of corroboration.md."""

from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Stance, Standing
from sidelight.casefile.standing import assess
from sidelight.languages.frames import load_frames

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def harbour():
    return load(ROOT / "casefiles" / "harbour", {name: frame.slots for name, frame in load_frames().items()})


@pytest.mark.parametrize(
    ("claim", "standing", "documents", "origins"),
    [
        ("arrest-2016", Standing.CORROBORATED, 4, 2),
        ("birthplace-ostervik", Standing.SINGLE_ORIGIN, 1, 1),
        ("supply-free-isles", Standing.DISPUTED, 3, 1),
        ("extradited-2018", Standing.REFUTED, 1, 0),
    ],
)
def test_examples_of_the_document(harbour, claim, standing, documents, origins):
    assessment = assess(harbour.claims[claim], harbour)
    assert (assessment.standing, assessment.documents, assessment.origins) == (standing, documents, origins)
    assert f"| {claim} |" in (ROOT.parent / "docs" / "corroboration.md").read_text(encoding="utf-8")


def test_the_disputed_supply_says_why(harbour):
    assessment = assess(harbour.claims["supply-free-isles"], harbour)
    assert assessment.reason == (
        "3 sources, 1 origin: Norrhavn Post; contradicted by Norrhavn Customs; "
        "the denial by Tomas Kivi and Free Isles Movement is a position and does not count."
    )
    stances = [position.stance for position in assessment.positions]
    assert stances == [Stance.SUPPORTS, Stance.CONTRADICTS, Stance.DENIES, Stance.DENIES, Stance.SUPPORTS]
    assert (assessment.positions[-1].slot, assessment.positions[-1].value) == ("weapon", "Sable 7")


def test_no_claim_loses_a_source(harbour):
    for claim in harbour.claims.values():
        shown = [item for position in assess(claim, harbour).positions for item in position.evidence]
        variants = [item for slot in claim.slots for variant in slot.variants for item in variant.evidence]
        assert sorted(map(repr, shown)) == sorted(map(repr, (*claim.evidence, *variants)))
