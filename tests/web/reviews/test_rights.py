"""Who may see and decide, and what was seen of whom."""

import json

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from sidelight.access.codes import Codes
from sidelight.access.tokens import Tokens
from tests.web.conftest import build_app
from tests.web.desk import URL, assert_problem


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
