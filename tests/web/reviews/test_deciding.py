"""Decisions by the API, with either database: what each does to the next answer, and what is refused."""

import json

import pytest

from tests.web.desk import PAGE, URL, assert_documented, assert_problem


class TestDeciding:
    def test_a_decision_is_kept_under_the_name_of_its_bearer_and_holds_no_more_than_it_needs(self, desk, entity, block):
        response = desk.open(note="another light")
        assert response.status_code == 201
        assert_documented(response, "/v1/reviews", "post")
        review = response.get_json()
        assert (review["reviewer"], review["version"], review["state"]) == ("Ada", 1, "done")
        assert (review["page"], review["site"], review["language"]) == (PAGE, "news.example", "en")
        assert review["anchor"]["quote"] == entity.label
        assert block not in json.dumps(review, ensure_ascii=False)
        assert response.headers["ETag"] == '"1"'
        shown = desk.get(response.headers["Location"])
        assert (shown.get_json(), shown.headers["ETag"]) == (review, '"1"')
        assert_documented(shown, "/v1/reviews/{key}", "get")

    def test_it_acts_at_once_for_everybody_and_is_undone_at_once(self, desk, entity):
        assert len(desk.read().get_json()["highlights"]) == 1
        review = desk.open().get_json()
        for who in (None, "Rea", "Ada"):
            assert desk.read(who).get_json()["highlights"] == []
        other = desk.read(url="https://news.example/other").get_json()
        assert len(other["highlights"]) == 1
        desk.change(review["id"], '"1"', "right")
        answer = desk.read()
        (highlight,) = answer.get_json()["highlights"]
        mark = highlight["review"]
        assert (mark["by"], mark["decision"], mark["id"]) == ("Ada", "right", review["id"])
        assert_documented(answer, "/v1/annotations", "post")
        desk.change(review["id"], '"2"', "withdrawn", why="undone")
        (highlight,) = desk.read().get_json()["highlights"]
        assert "review" not in highlight
        assert entity.id == highlight["entity"]

    def test_it_acts_for_those_who_do_not_tell_the_address_by_its_passage(self, desk, block):
        desk.open()
        for url in ("", "file:///home/ada/page.html"):
            assert desk.read(url=url, blocks=["A heading", block]).get_json()["highlights"] == []
            assert len(desk.read(url=url, blocks=[f"Now {block}"]).get_json()["highlights"]) == 1
            answer = desk.read("Ada", url=url, blocks=["Nothing is left."]).get_json()
            assert answer["reviews"] == {"fresh": True, "stale": []}

    def test_everywhere_reaches_copies(self, desk, block):
        desk.open(scope="everywhere")
        copy = desk.read(url="https://copy.example/", blocks=["A heading", block])
        assert copy.get_json()["highlights"] == []
        assert len(desk.read(url="https://copy.example/", blocks=[f"Now {block}"]).get_json()["highlights"]) == 1

    def test_those_who_may_review_are_told_what_does_not_fit_any_more(self, desk):
        review = desk.open().get_json()
        assert desk.read("Ada").get_json()["reviews"] == {"fresh": True, "stale": []}
        changed = desk.read("Ada", blocks=["Nothing is left."])
        stale = {"id": review["id"], "decision": "wrong-match", "reason": "passage-gone"}
        assert changed.get_json()["reviews"] == {"fresh": True, "stale": [stale]}
        assert_documented(changed, "/v1/annotations", "post")
        for who in (None, "Rea"):
            assert "reviews" not in desk.read(who, blocks=["Nothing is left."]).get_json()

    def test_what_the_engine_does_not_see_can_be_marked(self, desk, entity):
        text = "The old tower on the rock was lit in spring."
        desk.open(block=text, start=4, end=13, decision="new-mention")
        (highlight,) = desk.read(blocks=[text]).get_json()["highlights"]
        assert (highlight["quote"], highlight["entity"], highlight["start"]) == ("old tower", entity.id, 4)
        assert highlight["review"]["decision"] == "new-mention"

    def test_exports_of_a_page_have_it_too(self, desk):
        desk.open()
        body = {"url": URL, "blocks": [{"id": 0, "text": desk.opening["block"]}]}
        exported = desk.client.post("/v1/annotations?format=web-annotation", json=body)
        assert exported.get_json()["total"] == 0

    @pytest.mark.parametrize("form", ["web-annotation", "csv"])
    def test_a_page_s_report_says_who_accepted_what(self, desk, form):
        desk.open(decision="right")
        body = {"url": URL, "blocks": [{"id": 0, "text": desk.opening["block"]}]}
        exported = desk.client.post(f"/v1/annotations?format={form}", json=body)
        assert "Reviewed by Ada on 2026-03-01: right" in exported.get_data(as_text=True)

    def test_a_place_is_reviewed_once(self, desk):
        review = desk.open().get_json()
        again = desk.open("Ben", decision="right")
        assert assert_problem(again, 409, "under review")["current"] == review
        assert_documented(again, "/v1/reviews", "post")


class TestLostUpdates:
    def test_the_second_is_refused_and_shown_both(self, desk):
        key = desk.open().get_json()["id"]
        kept = desk.change(key, '"1"', "right", "Ben")
        assert (kept.status_code, kept.headers["ETag"]) == (200, '"2"')
        refused = desk.change(key, '"1"', "withdrawn", note="mine", scope="everywhere")
        answer = assert_problem(refused, 412, "Ben has changed this")
        assert answer["current"] == kept.get_json()
        assert answer["yours"] == {"decision": "withdrawn", "note": "mine", "scope": "everywhere", "correction": {}}
        assert_documented(refused, "/v1/reviews/{key}", "put")
        assert desk.get(f"/v1/reviews/{key}").get_json() == kept.get_json()
        assert desk.change(key, '"2"', "withdrawn").status_code == 200

    @pytest.mark.parametrize("header", [None, "*", "", '"1", "2"'])
    def test_without_one_version_nothing_is_replaced(self, desk, header):
        key = desk.open().get_json()["id"]
        assert_problem(desk.change(key, header, "right"), 428, "If-Match")

    @pytest.mark.parametrize(
        "header", ['"0"', '"2"', 'W/"1"', '"x"', '"1x"', f'"{"9" * 40}"', '"²"'.encode().decode("latin-1")]
    )
    def test_another_version_is_not_replaced(self, desk, header):
        key = desk.open().get_json()["id"]
        assert_problem(desk.change(key, header, "right"), 412)
        assert desk.get(f"/v1/reviews/{key}").get_json()["version"] == 1

    @pytest.mark.parametrize("key", ["0" * 16, "x", "%00", "%ED%A0%80", "a" * 3_000])
    def test_what_is_not_there_is_told(self, desk, key):
        assert_problem(desk.change(key, '"1"', "right"), 404)
        assert_problem(desk.get(f"/v1/reviews/{key}"), 404)
        assert_problem(desk.get(f"/v1/reviews/{key}/history"), 404)


class TestRefused:
    @pytest.mark.parametrize(
        ("changes", "pointer"),
        [
            ({"decision": "maybe"}, "#/decision"),
            ({"decision": None}, "#/decision"),
            ({"kind": None}, "#/kind"),
            ({"block": None}, "#/block"),
            ({"start": "0"}, "#/start"),
            ({"start": 5, "end": 5}, "#/start"),
            ({"start": -3}, "#/start"),
            ({"end": 9_999}, "#/start"),
            ({"start": 1}, "#/start"),
            ({"start": 2, "end": 3}, "#/start"),
            ({"block": "x" * 3_000, "start": 0, "end": 2_500}, "#/end"),
            ({"note": "x" * 4_001}, "#/note"),
            ({"note": "a\0b"}, "#/note"),
            ({"note": 1}, "#/note"),
            ({"url": "news"}, "#/url"),
            ({"url": "javascript:alert(1)"}, "#/url"),
            ({"lang": "??"}, "#/lang"),
            ({"correction": {"relation": "x"}}, "#/correction/relation"),
            ({"correction": {"who": "x"}}, "#/correction/who"),
            ({"confidence": 2}, "#/confidence"),
            ({"values": [{"slot": "x"}]}, "#/values/0/page"),
            ({"reviewer": "Eve"}, "#/reviewer"),
            ({"at": "2020-01-01"}, "#/at"),
        ],
    )
    def test_faults_are_told_by_their_place(self, desk, changes, pointer):
        answer = assert_problem(desk.open(**changes), 422)
        assert pointer in [fault["pointer"] for fault in answer["errors"]]
        assert desk.get("/v1/reviews").get_json()["total"] == 0

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"subject": "nobody"}, "no such entity"),
            ({"kind": "claim"}, "no such claim"),
            ({"kind": "passage"}, "no subject"),
            ({"url": None}, "needs the page's address"),
            ({"decision": "wrong-relation"}, "can't be said of an entity"),
            ({"decision": "new-mention", "scope": "everywhere"}, "scope is page"),
            (
                {"kind": "passage", "subject": "", "decision": "new-claim-draft", "correction": {"subject": "nobody"}},
                "correction: The casefile has no entity",
            ),
            (
                {
                    "kind": "passage",
                    "subject": "",
                    "decision": "new-claim-draft",
                    "correction": {"frame": "arrest", "slots": {"date": "in spring"}},
                },
                "date: 'in spring' is not a date",
            ),
        ],
    )
    def test_what_means_nothing_is_refused_in_words(self, desk, changes, reason):
        assert_problem(desk.open(**changes), 422, reason)
        assert desk.get("/v1/history").get_json()["entries"] == []

    def test_a_change_is_held_to_the_same(self, desk):
        key = desk.open().get_json()["id"]
        assert_problem(desk.change(key, '"1"', "wrong-relation"), 422, "can't be said of an entity")
        assert_problem(desk.change(key, '"1"', "right", subject="x"), 422)
        assert_problem(desk.change(key, '"1"', "right", correction={"subject": "x"}), 422, "no entity")

    def test_what_is_ill_formed_is_kept_well_formed(self, desk, block):
        review = desk.open(block=f"\0{block}\ud83d", start=desk.opening["start"] + 1, end=desk.opening["end"] + 1)
        assert_problem(review, 422)
        review = desk.open(note="half \ud83d")
        assert review.get_json()["note"] == "half \ufffd"
