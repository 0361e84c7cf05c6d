"""No part of an entry may change unseen."""

from dataclasses import dataclass, fields, replace

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Claim, Prominence, Slot, Stance, Strength, Variant
from sidelight.casefile.particulars import APART, describe
from sidelight.casefile.values import PartialDate
from sidelight.languages.frames import frame_slots
from tests.serving import CASEFILES

OTHER = {
    "strength": Strength.WEAK,
    "prominence": Prominence.VALUE,
    "stance": Stance.QUALIFIES,
    "published": PartialDate(1900),
    "starts": PartialDate(1900),
    "ends": PartialDate(1901),
    "alone": True,
    "negative": True,
    "value": "another",
    "slots": (),
    "evidence": (),
    "variants": (),
    "aliases": (),
    **{name: {"en": "Another.", "fi": "Toinen."} for name in ("statement", "note", "description", "before", "ended")},
    "roles": {"en": ("another",)},
    **dict.fromkeys(("languages", "forms", "near", "actors", "denies", "sources"), ("another",)),
}
SILENT = APART | {"type"}
"""The frame settles a slot's type, and a value of another type reads differently."""


@pytest.fixture(scope="module")
def casefile():
    return load(CASEFILES / "harbour", frame_slots())


def changed(part):
    """The part with one field changed, for each of its fields."""
    for field in fields(part):
        if field.name not in SILENT:
            yield field.name, replace(part, **{field.name: OTHER.get(field.name, "another")})


def check(entry, parts=()):
    told = describe(entry)
    for name, other in changed(entry):
        assert describe(other) != told, name
    for part, put in parts:
        for name, other in changed(part):
            assert describe(put(other)) != told, f"{type(part).__name__}.{name}"


def test_a_source(casefile):
    check(casefile.sources["post-2016"])


def test_an_entity_and_its_names(casefile):
    entity = casefile.entities["tomas-kivi"]
    check(entity, [(entity.aliases[0], lambda alias: replace(entity, aliases=(alias, *entity.aliases[1:])))])


def test_a_claim_with_its_slots_variants_and_evidence(casefile):
    claim = casefile.claims["arrest-2016"]
    slot = next(slot for slot in claim.slots if slot.variants)
    variant = slot.variants[0]

    def put_slot(new: Slot) -> Claim:
        return replace(claim, slots=tuple(new if one is slot else one for one in claim.slots))

    def put_variant(new: Variant) -> Claim:
        return put_slot(replace(slot, variants=(new, *slot.variants[1:])))

    check(
        claim,
        [
            (claim.evidence[0], lambda item: replace(claim, evidence=(item, *claim.evidence[1:]))),
            (slot, put_slot),
            (variant, put_variant),
            (variant.evidence[0], lambda item: put_variant(replace(variant, evidence=(item,)))),
        ],
    )


def test_two_pieces_of_evidence_from_one_source_are_both_told(casefile):
    claim = casefile.claims["arrest-2016"]
    twice = replace(claim, evidence=(*claim.evidence, replace(claim.evidence[0], phrase="by the crane")))
    told = describe(twice)["evidence customs-2016"]
    assert told == "supports, paragraph 1, phrase: arrested on the quay; supports, paragraph 1, phrase: by the crane"


def test_an_approximate_value_says_so(casefile):
    claim = casefile.claims["arrest-2016"]
    slot = next(slot for slot in claim.slots if slot.name == "date")
    about = replace(claim, slots=(replace(slot, value=replace(slot.value, about=True)),))
    assert describe(about)["slot date"] == "about 2016-03-14, compared"


def test_a_part_that_nothing_tells_of_is_no_silent_one(casefile):
    @dataclass(frozen=True)
    class Stranger:
        pass

    with pytest.raises(TypeError, match="Stranger"):
        describe(replace(casefile.claims["arrest-2016"], evidence=(Stranger(),)))
