"""Reviews by the API, with either database: who may, what is refused, what each decision does to the next answer."""

import json
import shutil
import sqlite3
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from sidelight.access.codes import Codes
from sidelight.access.tokens import Tokens
from sidelight.storage.database import FILE
from tests.reviews.making import Clock
from tests.storage.databases import opened
from tests.web.conftest import build_app
from tests.web.desk import PAGE, PEOPLE, URL, Desk, assert_documented, assert_problem


@pytest.fixture
def entity(casefile):
    return next(iter(casefile.entities.values()))


@pytest.fixture
def block(entity):
    return f"🐢 Long ago {entity.label} was lit, and nobody knows by whom or whether that was in spring."


@pytest.fixture
def client(casefile, database):
    return build_app(casefile, database=database, clock=Clock()).test_client()


@pytest.fixture
def bearers(database):
    """Headers of each person, by what they may."""
    tokens = Tokens(database)
    granted = {name: tokens.add(name, right) for name, right in PEOPLE.items()}
    return {name: {"Authorization": f"Bearer {grant.secret}"} for name, grant in granted.items()}


@pytest.fixture
def desk(client, bearers, entity, block):
    return Desk(client, bearers, entity, block)


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


class TestRights:
    PATHS = (
        "/v1/reviews",
        "/v1/reviews/0000000000000000",
        "/v1/reviews/0000000000000000/history",
        "/v1/history",
        "/v1/moderators",
    )

    @pytest.mark.parametrize("path", PATHS)
    def test_nobody_sees_or_decides_without_the_scope(self, desk, path):
        for headers in ({}, {"Origin": "chrome-extension://x"}):
            response = desk.client.get(path, headers=headers)
            assert response.status_code in {401, 403}
        response = desk.client.get(path)
        assert_problem(response, 401, "sidelight token add")
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert_problem(desk.get(path, "Rea"), 403, "scope review")
        assert desk.get(path, "Ben").status_code in {200, 404}

    def test_nor_by_another_method(self, desk):
        key = desk.open().get_json()["id"]
        body = {"decision": "right"}
        for headers, status in (({}, 401), (desk.headers["Rea"], 403)):
            assert desk.client.post("/v1/reviews", json=desk.opening, headers=headers).status_code == status
            put = desk.client.put(f"/v1/reviews/{key}", json=body, headers={**headers, "If-Match": '"1"'})
            assert put.status_code == status

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_the_history_cannot_be_changed(self, desk, method):
        key = desk.open().get_json()["id"]
        before = desk.get("/v1/history").get_json()
        for path in ("/v1/history", "/v1/history/1", f"/v1/reviews/{key}/history", "/v1/moderators"):
            answer = getattr(desk.client, method)(path, json={}, headers=desk.headers["Ben"])
            assert answer.status_code in {404, 405}
        if method != "put":
            deleted = getattr(desk.client, method)(f"/v1/reviews/{key}", json={}, headers=desk.headers["Ben"])
            assert_problem(deleted, 405)
        assert desk.get("/v1/history").get_json() == before

    def test_a_revoked_token_decides_no_more_and_its_decisions_stay(self, desk, database):
        desk.open()
        Tokens(database).revoke("Ada")
        assert_problem(desk.open(block="The light."), 401, "revoked")
        assert desk.get("/v1/history", "Ben").get_json()["entries"][0]["who"] == "Ada"

    def test_a_browser_paired_for_a_person_decides_under_that_name(self, desk, database, casefile):
        origin = "moz-extension://9c1b6f2c-1111-2222-3333-444455556666"
        client = build_app(casefile, database=database).test_client()
        code = Codes(database).offer(person="Cy")
        paired = client.post("/v1/pairings", json={"code": code}, headers={"Origin": origin}).get_json()
        assert (paired["person"], paired["scopes"]) == ("Cy", ["read", "review"])
        headers = {"Origin": origin, "Authorization": f"Bearer {paired['token']}"}
        decided = client.post("/v1/reviews", json=desk.opening, headers=headers)
        assert decided.get_json()["reviewer"] == "Cy"
        assert "ETag" in decided.headers["Access-Control-Expose-Headers"]
        asks = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
        asks["Access-Control-Request-Headers"] = "authorization,content-type,if-match"
        preflight = client.options(f"/v1/reviews/{decided.get_json()['id']}", headers=asks)
        assert preflight.status_code == 200
        assert "PUT" in preflight.headers["Access-Control-Allow-Methods"]
        assert "if-match" in preflight.headers["Access-Control-Allow-Headers"].lower()


class TestLists:
    @pytest.fixture
    def key(self, desk):
        key = desk.open(decision="open").get_json()["id"]
        desk.open(
            "Ben", block=f"Then {desk.opening['block']}", start=desk.opening["start"] + 5, end=desk.opening["end"] + 5
        )
        desk.change(key, '"1"', "right", "Ben", why="looked it up")
        desk.change(key, '"2"', "right", "Ada")
        return key

    def test_the_queue(self, desk, key):
        listed = desk.get("/v1/reviews?limit=1")
        assert_documented(listed, "/v1/reviews", "get")
        answer = listed.get_json()
        assert ([one["id"] for one in answer["reviews"]], answer["total"]) == ([key], 2)
        rest = desk.get(f"/v1/reviews?limit=1&before={answer['next']}").get_json()
        assert ([one["reviewer"] for one in rest["reviews"]], rest["next"]) == (["Ben"], None)
        for query, total in (
            ("mine=true", 1),
            ("reviewer=Ben", 1),
            ("state=open", 0),
            ("state=done&decision=right", 1),
            ("site=news.example&language=en&kind=entity", 2),
            (f"url={PAGE}%26utm_medium=x", 2),
            ("url=https://news.example/", 0),
            ("verdict=differs", 0),
        ):
            assert desk.get(f"/v1/reviews?{query}").get_json()["total"] == total, query

    @pytest.mark.parametrize(
        "query",
        [
            "state=x",
            "limit=0",
            "limit=201",
            "before=0",
            "before=x",
            "site=%00",
            "color=x",
            "url=x",
            "mine=x",
            "before=9" + "9" * 30,
        ],
    )
    def test_a_query_with_faults_is_refused(self, desk, query):
        assert_problem(desk.get(f"/v1/reviews?{query}"), 422)

    def test_the_history(self, desk, key):
        listed = desk.get(f"/v1/reviews/{key}/history")
        assert_documented(listed, "/v1/reviews/{key}/history", "get")
        steps = listed.get_json()["entries"]
        assert [(step["version"], step["who"], step["new"]["decision"]) for step in steps] == [
            (1, "Ada", "open"),
            (2, "Ben", "right"),
            (3, "Ada", "right"),
        ]
        assert (steps[0]["old"], steps[1]["old"]["decision"], steps[1]["why"]) == (None, "open", "looked it up")
        everything = desk.get("/v1/history?limit=3")
        assert_documented(everything, "/v1/history", "get")
        answer = everything.get_json()
        assert ([step["number"] for step in answer["entries"]], answer["next"]) == ([1, 2, 3], 3)
        assert [step["number"] for step in desk.get("/v1/history?after=3").get_json()["entries"]] == [4]
        at = answer["entries"][2]["at"].replace("+", "%2B")
        assert len(desk.get(f"/v1/history?since={at}&who=Ada").get_json()["entries"]) == 1
        assert len(desk.get(f"/v1/history?until={at}").get_json()["entries"]) == 2
        assert_problem(desk.get("/v1/history?since=yesterday"), 422)

    @pytest.mark.usefixtures("key")
    @pytest.mark.parametrize(
        ("form", "kind", "begins"),
        [
            ("json", "application/json", '{"entries":'),
            ("csv", "text/csv", "\ufeffnumber,"),
            ("markdown", "text/markdown", "# Decisions"),
            ("web-annotation", "application/ld+json", '"AnnotationCollection"'),
            ("claim-review", "application/ld+json", '"@graph"'),
        ],
    )
    def test_the_decisions_of_a_period(self, desk, form, kind, begins):
        response = desk.get(f"/v1/decisions?format={form}")
        assert (response.status_code, response.mimetype) == (200, kind)
        assert begins in response.get_data(as_text=True)
        empty = desk.get(f"/v1/decisions?format={form}&until=2020-01-01T00:00:00Z")
        assert len(empty.data) < len(response.data) or form == "claim-review"

    def test_the_decisions_are_as_documented_and_for_those_who_may_review(self, desk, key):
        response = desk.get("/v1/decisions?since=2020-01-01T00:00:00Z")
        assert_documented(response, "/v1/decisions", "get")
        assert key in [review["id"] for review in response.get_json()["reviews"]]
        assert_problem(desk.get("/v1/decisions", who="Rea"), 403)
        for query in ("format=x", "since=x", "who=Ada"):
            assert_problem(desk.get(f"/v1/decisions?{query}"), 422)

    @pytest.mark.usefixtures("key")
    def test_the_moderators(self, desk):
        answer = desk.get("/v1/moderators")
        assert_documented(answer, "/v1/moderators", "get")
        ada, ben = answer.get_json()["moderators"]
        assert (ada["who"], ada["decisions"], ben["decisions"], ben["judgements"]) == (
            "Ada", 1, 2, {"wrong-match": 1, "right": 1},
        )  # fmt: skip
        assert answer.get_json()["agreement"] == [
            {"one": "Ada", "other": "Ben", "shared": 1, "agreed": 1, "percent": 100.0, "kappa": None}
        ]


class TestTrouble:
    """When the database fails, decisions are refused in words, and reading goes on with what is known."""

    @pytest.fixture
    def database(self, tmp_path):
        with opened(f"sqlite:///{tmp_path / FILE}", patience=0.2) as database:
            yield database

    @contextmanager
    def locked(self, tmp_path):
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()

    def test_locked(self, desk, tmp_path):
        key = desk.open().get_json()["id"]
        with self.locked(tmp_path):
            for refused in (desk.change(key, '"1"', "right"), desk.open(url="https://news.example/2")):
                assert_problem(refused, 503, "Try again")
            assert desk.change(key, '"1"', "right").headers["Retry-After"]
            assert desk.get(f"/v1/reviews/{key}").get_json()["version"] == 1
            assert desk.read("Ada").get_json()["highlights"] == []
        assert desk.change(key, '"1"', "right").status_code == 200

    def test_gone(self, desk, tmp_path):
        key = desk.open().get_json()["id"]
        assert desk.read().get_json()["highlights"] == []
        shutil.move(tmp_path / FILE, tmp_path / "away")
        assert_problem(desk.change(key, '"1"', "right"), 503, "Put it back")
        answer = desk.read().get_json()
        assert (answer["highlights"], answer["reviews"]) == ([], {"fresh": False, "stale": []})
        shutil.move(tmp_path / "away", tmp_path / FILE)
        assert "reviews" not in desk.read().get_json()
        assert desk.change(key, '"1"', "right").status_code == 200

    def test_full(self, desk, database, monkeypatch):
        desk.open()
        connect = type(database)._connect

        @contextmanager
        def limited(self, *, writes):
            with connect(self, writes=writes) as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=1")
                yield connection

        monkeypatch.setattr(type(database), "_connect", limited)
        refused = [desk.open(url=f"https://news.example/{number}", note="n" * 3_000) for number in range(20)][-1]
        assert_problem(refused, 507, "disk is full")
        assert_documented(refused, "/v1/reviews", "post")
        assert desk.read().get_json()["highlights"] == []
        assert desk.get("/v1/reviews").status_code == 200

    def test_broken(self, casefile, tmp_path, desk):
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
        client = build_app(casefile, state=tmp_path / "b").test_client()
        answer = client.post("/v1/annotations", json={"url": URL, "blocks": [{"id": 0, "text": desk.opening["block"]}]})
        assert (len(answer.get_json()["highlights"]), answer.get_json()["reviews"]["fresh"]) == (1, False)
        assert_problem(client.get("/v1/reviews", headers=desk.headers["Ada"]), 503, "cannot be used")


def test_nothing_of_page_or_person_is_logged(desk, capfd):
    with capture_logs() as logs:
        key = desk.open(note="a secret note").get_json()["id"]
        desk.change(key, '"1"', "right")
        desk.get("/v1/reviews?site=news.example&mine=true")
        desk.read()
    written = capfd.readouterr()
    said = json.dumps(logs) + written.out + written.err
    for secret in ("news.example", "secret note", desk.opening["block"][2:20], "Ada", key):
        assert secret not in said


def test_where_nothing_was_decided_reading_makes_no_database(casefile, tmp_path, block):
    client = build_app(casefile, state=tmp_path / "state").test_client()
    client.post("/v1/annotations", json={"url": URL, "blocks": [{"id": 0, "text": block}]})
    assert not (tmp_path / "state").exists()


def test_the_database_keeps_neither_block_nor_secret(desk, database, block):
    desk.open()
    with database.read() as session:
        kept = json.dumps([list(map(str, row)) for row in session.execute(text("SELECT * FROM review"))])
        kept += json.dumps([list(map(str, row)) for row in session.execute(text("SELECT * FROM token"))])
    assert block[3:] not in kept
    assert "utm_source" not in kept
    for headers in desk.headers.values():
        assert headers["Authorization"].removeprefix("Bearer ") not in kept
