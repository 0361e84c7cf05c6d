from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Stance
from sidelight.casefile.provenance import group_by_origin
from sidelight.casefile.standing import assess
from sidelight.languages.frames import frame_slots

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"


@pytest.fixture(scope="module")
def harbour():
    return load(HARBOUR, frame_slots())


@pytest.fixture
def group(harbour):
    """The families of a claim's position, by the claim and its stance."""

    def group_position(claim, stance):
        positions = assess(harbour.claims[claim], harbour).positions
        return group_by_origin(next(position for position in positions if position.stance is stance), harbour)

    return group_position


def test_copies_stand_under_their_origin(group):
    families = group("arrest-2016", Stance.SUPPORTS)
    assert len(families) == 2
    copied = max(families, key=lambda family: len(family.witnesses))
    ways = [[source.id for source in witness.chain] for witness in copied.witnesses]
    assert [len(way) for way in ways] == [1, 2, 3]
    assert {way[-1] for way in ways} == {copied.origin.id}
    assert copied.documents[0] is copied.origin
    assert len(copied.documents) == 3


def test_a_witness_that_cannot_count_says_why(group):
    copied = max(group("arrest-2016", Stance.SUPPORTS), key=lambda family: len(family.witnesses))
    *usable, last = copied.witnesses
    assert not any(witness.obstacle for witness in usable)
    assert f"{last.source.publisher} has grade E: {last.source.reason}" == last.obstacle
    assert copied.counts


def test_a_position_of_unusable_sources_does_not_count(group):
    (family,) = group("extradited-2018", Stance.SUPPORTS)
    assert not family.counts


def test_every_piece_of_evidence_is_in_one_family(harbour):
    for claim in harbour.claims.values():
        for position in assess(claim, harbour).positions:
            grouped = [
                witness.evidence for family in group_by_origin(position, harbour) for witness in family.witnesses
            ]
            assert sorted(map(repr, grouped)) == sorted(map(repr, position.evidence))
