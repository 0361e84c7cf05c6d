"""The history of all, and the moderators."""

import pytest

from tests.web.review_pages.conftest import ELSEWHERE


@pytest.fixture
def worked(office):
    office.put(ELSEWHERE)
    for who, decision in (("Ada", "right"), ("Ben", "wrong-match"), ("Ada", "wrong-match")):
        visitor = office.visit(who)
        pile = "open" if (who, decision) == ("Ada", "right") else "done"
        visitor.send(
            visitor.get(f"/review?pile={pile}").form("/review/decisions"), decision=decision, why=f"{who} says"
        )
    return office


@pytest.mark.usefixtures("worked")
def test_every_step_is_told_the_latest_first_with_old_new_who_and_why(ada):
    page = ada.get("/review/history")
    assert page.text.index("Right → Wrong match") < page.text.index("Put under review → Right")
    assert "Ben says" in page.text
    assert page.html.count("<li>") == 4


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("who=Ben", 1),
        ("who=Eve", 0),
        ("claim=arrest-2016", 4),
        ("site=other.example", 0),
        ("since=2026-03-01&until=2026-03-01", 4),
        ("since=2026-03-02", 0),
        ("until=2026-02-28", 0),
        ("until=9999-12-31", 4),
        ("since=0001-01-01", 4),
        ("since=9999-12-31", 0),
        ("since=never&before=x", 4),
        ("before=3", 2),
        (f"before={'9' * 40}", 4),
    ],
)
def test_filters(ada, query, count):
    assert ada.get(f"/review/history?{query}").html.count("<li>") == count


def test_the_history_goes_on_where_a_page_ends(office, ada):
    for number in range(60):
        office.put(ELSEWHERE, url=f"https://news.example/{number}")
    page = ada.get("/review/history")
    (earlier,) = [link for link in page.links if "before=" in link]
    assert (page.html.count("<li>"), ada.get(earlier).html.count("<li>")) == (50, 10)


@pytest.mark.usefixtures("worked")
def test_nothing_in_the_pages_changes_the_history(ada, office):
    for method in ("post", "put", "patch", "delete"):
        response = getattr(ada.client, method)("/review/history", headers={"Origin": "http://localhost"})
        assert response.status_code in {400, 403, 405, 415}
    assert {form.action for form in ada.get("/review/history").forms} == {"/review/history", "/review/out"}
    assert office.read(ELSEWHERE)


@pytest.mark.usefixtures("worked")
def test_each_moderators_work_and_how_far_two_agree(ada):
    text = ada.get("/review/moderators").text
    assert "Ada 2 1 1" in text
    assert "Ben 1 1 0" in text
    assert "Ada – Ben 1 1 (100 %)" in text


def test_before_anything_was_decided_the_pages_say_so(ada):
    assert "Nobody has decided anything yet." in ada.get("/review/moderators").text
    assert "No step was taken." in ada.get("/review/history").text
    assert "Nothing waits." in ada.get("/review").text
    assert "Nothing lies here." in ada.get("/review/statements").text
