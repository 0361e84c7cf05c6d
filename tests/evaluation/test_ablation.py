from sidelight.evaluation.ablation import Proposer, part_by_claim, part_by_language, take_away
from sidelight.evaluation.fitting import Weighed

SAID = {"says": 1.0, "own": 0.05, "says*own": 0.05, "words": 9.0}
ALIKE = {"learned": 1.0, "own": 0.4, "common": 0.3, "rank": 0.0, "words": 7.0}
BOTH = {**ALIKE, "trigger": 1.0, "learned": 0.0}
PAGE = Weighed("p", (SAID, ALIKE, BOTH), (True, True, False), 2, claims=("a", "b", "c"))


def test_without_likeness_only_listed_words_propose():
    (page,) = take_away([PAGE], Proposer.LEARNED)
    assert page.claims == ("a", "c")
    assert page.never_weighed == 3
    assert page.evidence == ({"says": 1.0, "words": 9.0}, {"trigger": 1.0, "words": 7.0})


def test_without_lists_only_likeness_proposes():
    (page,) = take_away([PAGE], Proposer.LISTED)
    assert page.claims == ("b", "c")
    assert page.never_weighed == 3
    assert not any(name in evidence for evidence in page.evidence for name in ("says", "trigger"))


def test_parts_by_claim_hold_each_row_once_and_no_claim_twice():
    parts = part_by_claim([PAGE, PAGE])
    assert sum(len(part.evidence) for part in parts) == 6
    homes = {claim: part.page for part in parts for claim in part.claims}
    assert all(homes[claim] == part.page for part in parts for claim in part.claims)
    assert len(homes) == 3


def test_parts_by_language_are_a_page_each():
    parts = part_by_language([PAGE, PAGE, PAGE], ["en", "fi", "en"])
    assert [(part.page, len(part.evidence), part.never_weighed) for part in parts] == [("en", 6, 4), ("fi", 3, 2)]
