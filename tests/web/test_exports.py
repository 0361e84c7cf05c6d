"""Exports over HTTP, engine and all: which form is answered to whom, and that it is right."""

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from sidelight.settings import Settings
from sidelight.web.app import create_app
from sidelight.web.openapi import build_document

CASEFILES = Path(__file__).parents[1] / "casefiles"
ANNO = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
PAGE = {
    "url": "https://news.example/kivi",
    "lang": "en",
    "blocks": [{"id": 7, "text": "😀 Tomas Kivi was sentenced to ten years in prison."}],
}


@pytest.fixture(scope="module")
def app():
    return create_app(Settings(casefile=CASEFILES / "harbour"))


@pytest.fixture
def client(app):
    return app.test_client()


def ask(client, form=None, accept=None, page=PAGE):
    query = {"format": form} if form else {}
    return client.post("/v1/annotations", json=page, query_string=query, headers={"Accept": accept} if accept else {})


FORMS = [
    ("web-annotation", ANNO, '"AnnotationCollection"'),
    ("claim-review", "application/ld+json", '"ClaimReview"'),
    ("csv", "text/csv; charset=utf-8; header=present", "\ufeffpage,"),
    ("markdown", "text/markdown; charset=utf-8; variant=CommonMark", "# What"),
    ("json", "application/json", '{"casefile":'),
]


@pytest.mark.parametrize(("form", "content_type", "begins"), FORMS)
def test_a_form_asked_for_by_name(client, form, content_type, begins):
    response = ask(client, form, accept="image/png")
    assert response.status_code == 200
    assert response.content_type == content_type
    assert begins in response.data.decode()
    assert response.headers["Vary"] == "Accept"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/json, text/csv;q=0.9", "application/json"),
        ("text/csv", "text/csv"),
        ("text/markdown;q=0.5, text/csv;q=0.4", "text/markdown"),
        ("text/csv;q=0, */*", "application/json"),
        (ANNO, "application/ld+json"),
        ("application/ld+json", "application/ld+json"),
        ('application/ld+json;profile="http://www.w3.org/ns/activitystreams"', "application/json"),
        ("image/png", "application/json"),
        ("not a media type", "application/json"),
    ],
)
def test_a_form_asked_for_by_accept(client, accept, kind):
    assert ask(client, accept=accept).mimetype == kind


def test_the_name_goes_before_accept(client):
    assert ask(client, "csv", accept=ANNO).mimetype == "text/csv"
    assert ask(client, "json", accept="text/csv").mimetype == "application/json"


def test_accepted_json_ld_is_web_annotation_in_code_points(client):
    collection = ask(client, accept=ANNO).get_json()
    assert collection["type"] == "AnnotationCollection"
    starts = [item["target"]["selector"][1]["start"] for item in collection["first"]["items"]]
    assert set(starts) == {2}


@pytest.mark.parametrize("form", ["pdf", "CSV", "csv\n", "followthemoney"])
def test_a_form_that_is_none(client, form):
    response = ask(client, form)
    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    assert "web-annotation" in response.get_json()["errors"][0]["detail"]


def test_a_broken_page_is_a_problem_in_any_form(client):
    response = ask(client, "csv", page={"blocks": 5})
    assert (response.status_code, response.content_type) == (422, "application/problem+json")


def test_links_lead_to_the_server_that_was_asked_or_to_the_site_of_the_settings(client):
    assert "http://localhost/casefile/claims/sentence-2017" in ask(client, "claim-review").text
    settings = Settings(casefile=CASEFILES / "harbour", site="https://notes.example", publisher="Norrhavn Notes")
    named = ask(create_app(settings).test_client(), "claim-review").text
    assert "https://notes.example/casefile/claims/sentence-2017" in named
    assert "Norrhavn Notes" in named
    assert "localhost" not in named


def test_the_casefile_as_follow_the_money(client):
    plain = client.get("/v1/casefile").get_json()
    for query, headers in (({"format": "followthemoney"}, {}), ({}, {"Accept": "application/x-ndjson"})):
        response = client.get("/v1/casefile", query_string=query, headers=headers)
        assert response.content_type == "application/x-ndjson"
        entities = [json.loads(line) for line in response.data.splitlines()]
        assert all(entity["datasets"] == [plain["id"]] for entity in entities)
        assert any(entity["id"] == "harbour-entity-tomas-kivi" for entity in entities)
    assert client.get("/v1/casefile?format=csv").status_code == 422


def test_another_page_may_not_export(client):
    headers = {"Origin": "https://evil.example"}
    assert client.post("/v1/annotations?format=csv", json=PAGE, headers=headers).status_code == 403
    assert client.get("/v1/casefile?format=followthemoney", headers=headers).status_code == 403


def test_nothing_of_an_exported_page_is_logged(client, capfd):
    with capture_logs() as logs:
        for form, *_ in FORMS:
            ask(client, form)
    written = capfd.readouterr()
    assert [line["route"] for line in logs] == ["/v1/annotations"] * len(FORMS)
    told = json.dumps(logs) + written.out + written.err
    assert "Kivi" not in told
    assert "news.example" not in told


def test_every_form_is_documented(client):
    paths = build_document()["paths"]
    documented = paths["/v1/annotations"]["post"]
    assert [one["name"] for one in documented["parameters"]] == ["format"]
    assert set(documented["parameters"][0]["schema"]["enum"]) == {form for form, *_ in FORMS}
    content = documented["responses"]["200"]["content"]
    for form, *_ in FORMS:
        assert any(kind.startswith(ask(client, form).mimetype) for kind in content)
    assert "application/x-ndjson" in paths["/v1/casefile"]["get"]["responses"]["200"]["content"]
