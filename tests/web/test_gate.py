"""The list by which a browser tells what it need not send."""

import json

from tests.web.conftest import CASEFILES, EXTRA_ORIGIN, build_app, load_casefile

MOST_BYTES = 30_000


def test_it_names_the_casefile_and_its_people(client, casefile):
    answer = client.get("/v1/gate").get_json()
    assert answer["casefile"] == {"id": "lighthouse", "version": casefile.version}
    names = [name for names in answer["names"].values() for name in names]
    assert any(name.startswith("p Od/") for name in names)


def test_it_is_answered_anew_only_when_it_has_changed(client):
    first = client.get("/v1/gate")
    again = client.get("/v1/gate", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Sidelight-Casefile"] == first.headers["Sidelight-Casefile"]
    assert client.get("/v1/gate", headers={"If-None-Match": '"another"'}).data == first.data


def test_it_follows_the_casefile(casefile):
    other = build_app(load_casefile("harbour")).test_client().get("/v1/gate")
    here = build_app(casefile).test_client().get("/v1/gate")
    assert other.get_json()["casefile"]["id"] == "harbour"
    assert other.headers["ETag"] != here.headers["ETag"]


def test_an_extension_may_ask_for_it_from_another_origin(client):
    asks = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    preflight = client.options("/v1/gate", headers={"Origin": EXTRA_ORIGIN, **asks})
    assert preflight.headers["Access-Control-Allow-Headers"].lower() == "if-none-match"
    answer = client.get("/v1/gate", headers={"Origin": EXTRA_ORIGIN})
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_the_web_may_not(client):
    assert client.get("/v1/gate", headers={"Origin": "https://evil.example"}).status_code == 403


def test_a_server_that_others_reach_asks_a_token_for_it(casefile):
    public = build_app(casefile, trusted_hosts=("notes.example",)).test_client()
    assert public.get("/v1/gate").status_code == 401


def test_the_list_of_the_casefile_that_comes_along_is_small():
    real = load_casefile(str(CASEFILES.parents[1] / "shared" / "casefile" / "bout"))
    body = build_app(real).test_client().get("/v1/gate").data
    assert len(body) < MOST_BYTES
    assert "Viktor" in json.dumps(json.loads(body))
