"""The queue, the history, the decisions of a period, the moderators."""

import pytest

from tests.web.desk import PAGE, assert_documented, assert_problem


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

    @pytest.mark.parametrize("path", ["decisions", "history"])
    @pytest.mark.parametrize("time", ["since=0001-01-01T00:00:00%2B14:00", "until=9999-12-31T23:00:00-12:00"])
    def test_a_time_that_no_calendar_has_in_utc_is_refused(self, desk, path, time):
        assert_problem(desk.get(f"/v1/{path}?{time}"), 422)

    @pytest.mark.usefixtures("key")
    @pytest.mark.parametrize("path", ["decisions", "history"])
    def test_all_times_that_there_are_may_be_asked_for(self, desk, path):
        period = "since=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59.999999Z"
        assert desk.get(f"/v1/{path}?{period}").get_json()["entries"]

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
