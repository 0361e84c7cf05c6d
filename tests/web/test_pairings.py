import json
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from sidelight.bundled import bundled
from sidelight.storage.database import FILE
from sidelight.web.origins import compute_origin
from tests.access.pairings import Pairings
from tests.web.conftest import build_app

OWN_ORIGIN = compute_origin(bundled("extension") / "manifest.json")
FIREFOX = "moz-extension://9c1b6f2c-1111-2222-3333-444455556666"
OTHER = "moz-extension://77777777-1111-2222-3333-444455556666"
HOSTILE = "https://evil.example"


class Clock:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pairings(tmp_path, clock):
    return Pairings.in_folder(tmp_path, clock)


@pytest.fixture
def client(casefile, pairings, clock):
    return build_app(casefile, database=pairings.database, clock=clock).test_client()


def assert_problem(response, status, words):
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert words in response.get_json()["detail"]


def pair(client, code, origin=FIREFOX, **options):
    headers = {"Origin": origin} if origin is not None else {}
    return client.post("/v1/pairings", **(options or {"json": {"code": code}}), headers=headers)


def ask(client, origin=FIREFOX, token=None, **headers):
    if origin:
        headers["Origin"] = origin
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return client.post("/v1/annotations", json={"blocks": []}, headers=headers)


def get_paired(client, pairings, origin=FIREFOX):
    return pair(client, pairings.offer(), origin).get_json()["token"]


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


class TestPairing:
    def test_the_right_code_gives_a_token_that_lets_the_origin_in(self, client, pairings):
        assert_problem(ask(client), 403, "sidelight pair")
        response = pair(client, pairings.offer("Desk"))
        assert response.status_code == 201
        answer = response.get_json()
        assert sorted(answer) == ["name", "person", "scopes", "token"]
        assert (answer["name"], answer["scopes"]) == ("Desk", ["read"])
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Access-Control-Allow-Origin"] == FIREFOX
        read = ask(client, token=answer["token"])
        assert read.status_code == 200
        assert read.headers["Access-Control-Allow-Origin"] == FIREFOX
        assert "Origin" in read.headers["Vary"]

    def test_a_wrong_code_says_how_many_tries_are_left(self, client, pairings):
        code = pairings.offer()
        response = pair(client, wrong(code))
        assert_problem(response, 401, "4 more times")
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert pair(client, code).status_code == 201

    def test_the_fifth_wrong_code_voids_it(self, client, pairings):
        code = pairings.offer()
        assert [pair(client, wrong(code)).status_code for _ in range(5)] == [401] * 4 + [429]
        assert_problem(pair(client, code), 429, "void")

    def test_a_code_expires(self, client, pairings, clock):
        code = pairings.offer()
        clock.now += timedelta(minutes=2)
        assert_problem(pair(client, code), 403, "expired")

    def test_a_code_is_used_once_and_none_may_be_guessed_where_none_waits(self, client, pairings):
        assert_problem(pair(client, "123456"), 403, "No code waits")
        code = pairings.offer()
        assert pair(client, code).status_code == 201
        assert_problem(pair(client, code), 403, "No code waits")

    @pytest.mark.parametrize(
        "code", ["12345", "1234567", "12345a", "１２３４５６", "123456\n", "", 123456, None, ["123456"]]
    )
    def test_what_is_no_code_is_no_try(self, client, pairings, code):
        waiting = pairings.offer()
        response = pair(client, code)
        assert_problem(response, 422, "a fault")
        assert [fault["pointer"] for fault in response.get_json()["errors"]] == ["#/code"]
        for _ in range(4):
            assert pair(client, wrong(waiting)).status_code == 401

    def test_the_extension_that_is_known_may_pair_too(self, client, pairings):
        token = get_paired(client, pairings, OWN_ORIGIN)
        assert ask(client, OWN_ORIGIN, token).status_code == 200

    @pytest.mark.parametrize("origin", [HOSTILE, "null", "", "http://127.0.0.1:8765", f"{FIREFOX}/", f"{FIREFOX}.x"])
    def test_no_page_may_try(self, client, pairings, origin):
        response = pair(client, pairings.offer(), origin)
        assert_problem(response, 403, "only the Sidelight extension")
        assert "Access-Control-Allow-Origin" not in response.headers
        assert pairings.list() == ()

    def test_nor_may_what_names_no_origin(self, client, pairings):
        assert_problem(pair(client, pairings.offer(), None), 403, "Origin")

    def test_the_other_checks_stay(self, client, pairings):
        code = pairings.offer()
        body = json.dumps({"code": code})
        assert pair(client, code, data=body, content_type="text/plain").status_code == 415
        assert pair(client, code, data=" " * 5_000_000, content_type="application/json").status_code == 413
        rebound = {"Host": "evil.example", "Origin": FIREFOX}
        assert client.post("/v1/pairings", json={"code": code}, headers=rebound).status_code == 400
        crossing = {"Sec-Fetch-Site": "cross-site"}
        assert_problem(client.post("/v1/pairings", json={"code": code}, headers=crossing), 403, "other sites")
        assert pair(client, code).status_code == 201


class TestToken:
    def test_the_known_extension_needs_none_and_no_state(self, client, tmp_path):
        assert ask(client, OWN_ORIGIN).status_code == 200
        assert ask(client, None).status_code == 200
        assert list(tmp_path.iterdir()) == []

    def test_a_paired_browser_must_bear_it(self, client, pairings):
        get_paired(client, pairings)
        response = ask(client)
        assert_problem(response, 401, "sent no token")
        assert response.headers["WWW-Authenticate"] == "Bearer"

    def test_a_revoked_one_is_told_so_at_once(self, client, pairings):
        token = get_paired(client, pairings)
        assert ask(client, token=token).status_code == 200
        pairings.revoke("firefox")
        response = ask(client, token=token)
        assert_problem(response, 401, "revoked")
        assert response.headers["Access-Control-Allow-Origin"] == FIREFOX, "or the extension could not read why"
        assert_problem(ask(client), 403, "sidelight pair")
        assert ask(client, token=get_paired(client, pairings)).status_code == 200

    @pytest.mark.parametrize("origin", [FIREFOX, OWN_ORIGIN, None])
    @pytest.mark.parametrize(
        "header", ["Bearer ", "Bearer x", "Bearer", "Basic eDp5", "x", "", "Bearer a=b", "Bearer ż"]
    )
    def test_what_is_no_token_is_refused_whoever_sends_it(self, client, pairings, origin, header):
        get_paired(client, pairings)
        assert_problem(ask(client, origin, Authorization=header), 401, "unknown")

    def test_it_is_of_no_use_to_another_origin(self, client, pairings):
        token = get_paired(client, pairings)
        for origin in (OTHER, OWN_ORIGIN):
            assert_problem(ask(client, origin, token), 403, "another browser")
        assert_problem(ask(client, HOSTILE, token), 403, "only the Sidelight extension")
        assert_problem(ask(client, "null", token), 403, "only the Sidelight extension")

    def test_a_get_of_the_extension_bears_no_origin(self, client, pairings):
        token = get_paired(client, pairings)
        assert client.get("/health", headers={"Authorization": f"Bearer {token}"}).status_code == 200
        assert_problem(client.get("/health", headers={"Authorization": "Bearer x"}), 401, "unknown")

    def test_the_other_checks_come_first(self, client, pairings):
        headers = {"Origin": FIREFOX, "Authorization": f"Bearer {get_paired(client, pairings)}"}
        plain = client.post("/v1/annotations", data="{}", content_type="text/plain", headers=headers)
        assert plain.status_code == 415
        assert client.get("/health", headers={**headers, "Host": "evil.example"}).status_code == 400

    def test_a_server_started_anew_knows_it(self, client, casefile, pairings, tmp_path):
        token = get_paired(client, pairings)
        anew = build_app(casefile, state=tmp_path).test_client()
        assert ask(anew, token=token).status_code == 200


class TestServerForOthers:
    """Names by which others call a server make it one where each bears a token."""

    HOST = {"Host": "notes.example"}  # noqa: RUF012

    @pytest.fixture
    def client(self, casefile, pairings, clock):
        return build_app(
            casefile, database=pairings.database, clock=clock, trusted_hosts=("notes.example",)
        ).test_client()

    @pytest.mark.parametrize("host", ["notes.example", "127.0.0.1"])
    @pytest.mark.parametrize("origin", [OWN_ORIGIN, None])
    def test_nobody_asks_without_a_token_by_whatever_name(self, client, host, origin):
        response = ask(client, origin, Host=host)
        assert_problem(response, 401, "a token is needed")
        assert client.get("/v1/casefile", headers={"Host": host}).status_code == 401

    def test_whoever_is_paired_asks(self, client, pairings):
        for origin in (OWN_ORIGIN, FIREFOX):
            headers = {**self.HOST, "Origin": origin}
            answer = client.post("/v1/pairings", json={"code": pairings.offer()}, headers=headers).get_json()
            assert ask(client, origin, answer["token"], **self.HOST).status_code == 200

    @pytest.mark.parametrize("path", ["/health", "/openapi.json", "/casefile"])
    def test_what_shows_the_casefile_to_people_and_that_the_server_lives_stays_open(self, client, path):
        assert client.get(path, headers=self.HOST).status_code < 400

    def test_what_is_not_there_is_told_so(self, client):
        assert client.get("/v1/nothing", headers=self.HOST).status_code == 404


class TestPreflight:
    ASKS = {"Access-Control-Request-Method": "POST"}  # noqa: RUF012

    def ask(self, client, origin, headers, path="/v1/annotations"):
        asks = {**self.ASKS, "Origin": origin, "Access-Control-Request-Headers": headers}
        return client.options(path, headers=asks)

    def test_it_is_answered_to_extensions_that_pair_or_will_bear_a_token(self, client):
        for headers, path in (("content-type", "/v1/pairings"), ("authorization,content-type", "/v1/annotations")):
            response = self.ask(client, FIREFOX, headers, path)
            assert response.status_code == 200
            assert response.headers["Access-Control-Allow-Origin"] == FIREFOX
            allowed = response.headers["Access-Control-Allow-Headers"].lower().replace(" ", "")
            assert sorted(allowed.split(",")) == sorted(headers.split(","))

    def test_it_is_answered_to_any_extension_so_that_it_can_read_a_refusal(self, client, pairings):
        assert self.ask(client, FIREFOX, "content-type").status_code == 200
        refusal = ask(client, FIREFOX)
        assert_problem(refusal, 403, "run sidelight pair")
        assert refusal.headers["Access-Control-Allow-Origin"] == FIREFOX
        get_paired(client, pairings)
        assert_problem(ask(client, FIREFOX), 401, "sent no token")

    @pytest.mark.parametrize("path", ["/v1/pairings", "/v1/annotations"])
    def test_it_is_never_answered_to_a_page(self, client, path):
        response = self.ask(client, HOSTILE, "authorization,content-type", path)
        assert response.status_code == 403
        assert "Access-Control-Allow-Origin" not in response.headers


def test_neither_code_nor_token_nor_origin_is_logged(client, pairings, capfd):
    code = pairings.offer()
    with capture_logs() as logs:
        pair(client, wrong(code))
        token = pair(client, code).get_json()["token"]
        ask(client, token=token)
        ask(client, token="x" + token)
    written = capfd.readouterr()
    said = json.dumps(logs) + written.out + written.err
    assert [line["status"] for line in logs] == [401, 201, 200, 401]
    assert not [secret for secret in (code, wrong(code), token, FIREFOX) if secret in said]


def test_a_broken_state_file_fails_in_words_and_spares_the_known_extension(client, tmp_path):
    (tmp_path / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
    assert_problem(pair(client, "123456"), 503, "The database cannot be used")
    assert ask(client, OWN_ORIGIN).status_code == 200
