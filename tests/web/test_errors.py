import json

import pytest
from structlog.testing import capture_logs

PRIVATE = "a sentence nobody may log"


def test_what_is_not_there(client):
    response = client.get("/v1/nothing")
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert "openapi.json" in response.get_json()["detail"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("get", "/v1/annotations", "POST"), ("delete", "/v1/annotations", "POST"), ("post", "/health", "GET")],
)
def test_a_method_that_is_not_taken(client, method, path, allowed):
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response.content_type == "application/problem+json"
    assert allowed in response.headers["Allow"]


def test_a_failure_says_nothing_of_the_page_and_logs_nothing_of_it(broken_client):
    body = {"url": "https://private.example/secret", "blocks": [{"id": 0, "text": PRIVATE}]}
    with capture_logs() as logs:
        response = broken_client.post("/v1/annotations", json=body)
    assert response.status_code == 500
    assert response.content_type == "application/problem+json"
    for text in (response.get_data(as_text=True), json.dumps(logs)):
        assert PRIVATE not in text
        assert "private.example" not in text
    assert "Traceback" not in response.get_data(as_text=True)
    failure = next(line for line in logs if line["event"] == "failure")
    assert failure["kind"] == "RuntimeError"
    assert any("annotate" in frame for frame in failure["where"])


def test_the_server_answers_on_after_a_failure(broken_client):
    assert broken_client.post("/v1/annotations", json={"blocks": []}).status_code == 500
    assert broken_client.get("/health").status_code == 200


def test_errors_bear_the_headers_of_all_answers(client):
    response = client.get("/v1/nothing")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
