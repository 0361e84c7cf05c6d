import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from sidelight.web.openapi import build_document

PAGE = {"blocks": [{"id": 3, "text": "😀 Odo Marsk stood before Skerry Court."}]}


def send(client, body):
    return client.post("/v1/annotations", data=body, content_type="application/json")


def test_a_page_is_answered(client):
    response = client.post("/v1/annotations", json={**PAGE, "lang": "en-GB", "locale": "pl"})
    answer = response.get_json()
    assert response.status_code == 200
    assert response.content_type == "application/json"
    assert answer["lang"] == "en"
    first = answer["highlights"][0]
    assert (first["block"], first["start"], first["end"], first["quote"]) == (3, 3, 12, "Odo Marsk")
    assert answer["entities"]["odo-marsk"]["description"] == "Latarnik z przylądka Skerry."


def test_the_answer_keeps_the_order_that_it_is_made_in(client):
    answer = json.loads(client.post("/v1/annotations", json=PAGE).data)
    assert list(answer) == [
        "casefile", "lang", "offsets", "about", "highlights", "entities", "claims", "sources",
    ]  # fmt: skip
    assert list(answer["entities"]) == ["odo-marsk", "skerry-court"]


def test_an_empty_page(client):
    answer = client.post("/v1/annotations", json={"blocks": []}).get_json()
    assert (answer["about"], answer["highlights"]) == (False, [])


def test_an_unknown_language_is_no_fault(client):
    assert client.post("/v1/annotations", json={**PAGE, "lang": "tlh", "locale": "tlh"}).status_code == 200


def test_headers_keep_the_answer_from_caches_and_guesses(client):
    for response in (client.post("/v1/annotations", json=PAGE), send(client, b"{")):
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"blocks": NaN}', "NaN"),
        (b'{"blocks": [{"id": 0, "text": "\xff"}]}', "not UTF-8"),
        ('{"blocks": []}'.encode("utf-16"), "not UTF-8"),
        (gzip.compress(b'{"blocks": []}'), "not UTF-8"),
        (b"[" * 1_000_000, "deeply"),
        (b'{"blocks": ' + b"9" * 10_000 + b"}", "too long"),
        (b'{"blocks": [{"id": 0, "text": "\x00"}]}', "not JSON"),
    ],
    ids=["empty", "cut", "nan", "latin", "utf-16", "gzip", "deep", "long", "nul"],
)
def test_a_broken_body_is_told_why(client, body, reason):
    response = send(client, body)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert reason in response.get_json()["detail"]


def test_every_fault_of_a_request_at_once(client):
    body = {"lang": 5, "colour": "red", "blocks": [{"id": "1", "text": None}, {"id": True, "text": "x"}]}
    response = client.post("/v1/annotations", json=body)
    problem = response.get_json()
    assert response.status_code == 422
    assert problem["title"] == "Unprocessable Entity" or problem["title"] == "Unprocessable Content"
    assert {fault["pointer"] for fault in problem["errors"]} == {
        "#/lang", "#/colour", "#/blocks/0/id", "#/blocks/0/text", "#/blocks/1/id",
    }  # fmt: skip


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b"3", b'"text"', b"{}", b'{"blocks": {}}', b"[" * 300 + b"]" * 300], ids=range(7)
)
def test_json_that_is_no_request(client, body):
    response = send(client, body)
    assert response.status_code == 422
    assert response.get_json()["errors"]


def test_too_many_blocks_for_any_page(client):
    response = send(client, b'{"blocks": [' + b"0," * 1_000_000 + b"0]}")
    assert response.status_code == 422
    assert response.get_json()["errors"] == [
        {"pointer": "#/blocks", "detail": "1,000,001 blocks; at most 5,000 are read."}
    ]
    whole = json.dumps({"blocks": [{"id": number, "text": ""} for number in range(1_000_000)]}).encode()
    assert send(client, whole).status_code == 413


def test_too_long_a_block(client):
    assert send(client, json.dumps({"blocks": [{"id": 0, "text": "x" * 10_000_000}]})).status_code == 413
    response = send(client, json.dumps({"blocks": [{"id": 0, "text": "x" * 200_000}]}))
    assert response.get_json()["errors"][0]["pointer"] == "#/blocks/0/text"


def test_a_key_given_twice_counts_as_given_last(client):
    body = b'{"blocks": 3, "blocks": [{"id": 0, "text": "", "text": "Odo Marsk"}]}'
    assert send(client, body).get_json()["highlights"][0]["quote"] == "Odo Marsk"


def test_lone_surrogates_and_nul_are_harmless(client):
    response = send(client, rb'{"blocks": [{"id": 0, "text": "\ud83d\u0000\ude00 Odo Marsk"}]}')
    response.data.decode("ascii")
    found = json.loads(response.data)["highlights"][0]
    assert (found["start"], found["end"], found["quote"]) == (4, 13, "Odo Marsk")


def test_answers_of_every_kind_are_as_the_document_says(client):
    documented = build_document()["paths"]["/v1/annotations"]["post"]["responses"]
    bodies = [b'{"blocks": []}', b"{", b"{}"]
    assert {str(send(client, body).status_code) for body in bodies} <= set(documented)


def test_many_at_once_get_each_their_own_answer(app):
    def ask(number):
        who = "Odo Marsk" if number % 2 else "Skerry Court"
        body = {"blocks": [{"id": number, "text": f"{'x' * number} {who}"}]}
        answer = app.test_client().post("/v1/annotations", json=body).get_json()
        return [(item["block"], item["start"], item["quote"]) for item in answer["highlights"]] == [
            (number, number + 1, who)
        ]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(ask, range(200)))
