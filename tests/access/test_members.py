import pytest

from sidelight.access.members import Member, Members, NotLetInError
from sidelight.access.model import Right
from tests.access.signing import ADA

MEMBERS = Members(review=("@team.example", "group:moderators"), admin=("eve@team.example",))


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({}, Right.REVIEW),
        ({"groups": None}, Right.REVIEW),
        ({"email": "EVE@team.example"}, Right.ADMIN),
        ({"email": "ada@other.example"}, Right.REVIEW),
    ],
)
def test_who_is_listed_is_let_in(changes, right):
    claims = {**ADA, **changes}
    assert MEMBERS.find(claims) == Member(claims["email"], right)


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "ada@other.example", "groups": []},
        {"email": "ada@team.example.evil", "groups": ["moderator"]},
        {"email": "ada@evil@other.example", "groups": "group:moderators"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None, "groups": []},
        {"email": None, "groups": []},
        {"email": 7, "groups": [7]},
        {"email": "a\u202eda@team.example"},
        {"email": f"{'a' * 80}@team.example"},
    ],
)
def test_nobody_else_is(changes):
    with pytest.raises(NotLetInError):
        MEMBERS.find({**ADA, **changes})


def test_another_claim_may_be_the_name():
    named = Members(("group:moderators",), (), "name")
    assert named.find({"sub": "1", "name": " Ada ", "groups": ["moderators"]}) == Member("Ada", Right.REVIEW)
    with pytest.raises(NotLetInError, match="the claim name"):
        named.find({"sub": "1", "groups": ["moderators"]})
