"""What decisions propose, and what is left to a curator."""

import pytest

from sidelight.curation.model import NewClaim, NewEvidence, NewExample, NewName
from sidelight.curation.phrasing import make_id, strip_name
from sidelight.curation.proposing import find_subject, propose
from sidelight.reviews.model import Correction, Decision, Judgement
from sidelight.storage.database import Database
from tests.curation.conftest import LIGHTHOUSE
from tests.curation.deciding import Moderator


@pytest.fixture
def whole(read):
    return read(LIGHTHOUSE)


@pytest.fixture
def moderator(whole, tmp_path):
    return Moderator(whole[0], Database.in_folder(tmp_path))


@pytest.fixture
def proposed(whole):
    return lambda *reviews: propose(reviews, whole[0], whole[1].examples)


@pytest.mark.parametrize(
    ("judgement", "options", "kind"),
    [
        ("right", {"seen": "agrees"}, NewExample),
        ("wrong-match", {}, NewExample),
        ("wrong-relation", {"seen": "agrees", "relation": "denies", "text": "It was never so."}, NewExample),
        ("new-assertion", {"relation": "agrees"}, NewExample),
        ("new-mention", {}, NewName),
        ("new-evidence", {"stance": "denies"}, NewEvidence),
        ("new-claim-draft", {}, NewClaim),
    ],
)
def test_each_sort_has_its_place(moderator, proposed, judgement, options, kind):
    (proposal,) = proposed(moderator.decide(judgement, **options)).proposals
    assert isinstance(proposal, kind)


@pytest.mark.parametrize(
    ("judgement", "options", "reason"),
    [
        ("wrong-value", {"seen": "agrees"}, "what would be right"),
        ("right", {"seen": "agrees", "language": "tlh"}, "no examples in the language 'tlh'"),
        ("right", {"seen": "agrees", "text": "so it went " * 60}, "longer than"),
        ("right", {"seen": "agrees", "subject": "gone-claim"}, "no claim 'gone-claim'"),
        ("new-mention", {"subject": "gone"}, "no entity 'gone'"),
        ("new-mention", {"text": "the old keeper"}, "is no name"),
        ("new-claim-draft", {"statement": "He left.", "subject": "", "page": "https://a.example/"}, ""),
    ],
)
def test_what_needs_a_person_is_told(moderator, proposed, judgement, options, reason):
    found = proposed(moderator.decide(judgement, **options))
    told = [one.reason for one in found.left_out]
    assert told == [] if not reason else reason in told[0]
    assert bool(found.proposals) is not bool(reason)


def test_names_that_are_known_and_names_that_are_wrong(moderator, proposed):
    assert proposed(moderator.decide("new-mention", text="odo  MARSK’s")).proposals == ()
    wrong = moderator.decide("new-mention", text="Odo Quill")
    wrong = moderator.desk.change(wrong.id, 1, Decision(Judgement.WRONG_MATCH), "Ben")
    assert "no near misses" in proposed(wrong).left_out[0].reason


def test_what_is_open_or_undone_proposes_nothing(moderator, proposed):
    opened = moderator.decide("new-mention")
    for judgement in (Judgement.OPEN, Judgement.WITHDRAWN):
        opened = moderator.desk.change(opened.id, opened.version, Decision(judgement), "Ada")
        assert proposed(opened) == proposed()


def test_the_same_words_on_two_pages_are_one_example(moderator, proposed):
    one = moderator.decide("wrong-match")
    other = moderator.decide("wrong-match", page="https://b.example/")
    assert len(proposed(one, other).proposals) == 1


def test_where_moderators_differ_nothing_is_proposed(moderator, proposed):
    text = "He was given  six years."
    one = moderator.decide("wrong-match", text=text)
    other = moderator.decide("right", "agrees", text=text.replace("  ", " "), page="https://b.example/")
    found = proposed(one, other)
    assert found.proposals == ()
    assert ["asserts, near" in left.reason for left in found.left_out] == [True, True]


def test_a_page_that_is_a_source_is_cited_as_such(moderator, proposed):
    page = "https://wire.example/keeper?id=1"
    (new,) = proposed(moderator.decide("new-evidence", stance="supports", page=page)).proposals
    assert new.review.target.page == page
    known = "https://gazeta.example/latarnik"
    assert proposed(moderator.decide("new-evidence", stance="supports", page=known)).proposals == ()


def test_another_casefile_s_decisions_are_not_ours(moderator, proposed, whole):
    review = moderator.decide("right", "agrees")
    moderator.casefile = type(whole[0])("harbour", {}, "v", *[whole[0].entities, whole[0].claims, whole[0].sources])
    other = moderator.decide("right", "agrees", page="https://b.example/")
    assert [one.reason for one in proposed(review, other).left_out] == ["is about another casefile, 'harbour'"]


def test_whom_a_draft_is_about(whole):
    assert find_subject(["In the Skerry Court", "Odo Marsk sat."], whole[0]) == "skerry-court"
    assert find_subject(["nobody", "a Marskian tale"], whole[0]) == "odo-marsk"


def test_a_draft_about_somebody_named(moderator, proposed):
    draft = moderator.decide("new-claim-draft", statement="It sat at night.")
    named = moderator.desk.change(
        draft.id,
        1,
        Decision(Judgement.NEW_CLAIM, correction=Correction(subject="skerry-court")),
        "Ada",
    )
    assert proposed(named).proposals[0].subject == "skerry-court"


@pytest.fixture
def draft(moderator):
    """Drafts a claim from words that the casefile cites already, of the page that it cites."""

    def draft(statement, subject):
        opened = moderator.decide(
            "new-claim-draft", text="sześć lat, i koniec-końców", page="https://gazeta.example/latarnik"
        )
        said = Decision(Judgement.NEW_CLAIM, correction=Correction(statement=statement, subject=subject))
        return moderator.desk.change(opened.id, 1, said, "Ada")

    return draft


@pytest.mark.parametrize(
    ("statement", "subject"),
    [("The keeper was told to go home.", "odo-marsk"), ("Marsk was sentenced to six years.", "skerry-court")],
)
def test_another_draft_from_words_that_are_cited_is_for_a_curator(draft, proposed, statement, subject):
    found = proposed(draft(statement, subject))
    assert found.proposals == ()
    assert [one.reason for one in found.left_out] == ["its passage is already evidence of claim 'keeper-sentence'"]


@pytest.mark.parametrize("statement", ["Marsk was  sentenced to six years.", "marsk dostał sześć lat."])
def test_a_draft_that_became_that_claim_is_done(draft, proposed, statement):
    assert proposed(draft(statement, "odo-marsk")) == proposed()


@pytest.mark.parametrize(
    ("quote", "name"), [("“Marsk”,", "Marsk"), ("Marsk's", "Marsk"), ("the keeper", ""), ("MARSK", "MARSK")]
)
def test_names_are_stripped(quote, name):
    assert strip_name(quote) == name


def test_ids_are_words():
    assert make_id("Żył w Łodzi: 3 lata, i już!") == "zy-w-odzi-3-lata"
    assert make_id("Лампа погасла") == ""
