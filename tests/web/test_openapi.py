import json

import jsonschema
import pytest

from sidelight.bundled import bundled
from sidelight.web.openapi import build_document


def test_the_document_served_is_the_one_kept_in_the_contract(client):
    kept = json.loads((bundled("shared") / "contract" / "openapi.json").read_text(encoding="utf-8"))
    assert client.get("/openapi.json").get_json() == kept, "run make openapi, and mind those who use the API"


def test_it_is_openapi_3_1_and_each_reference_leads_somewhere():
    document = build_document()
    assert document["openapi"].startswith("3.1.")
    for reference in list_references(document):
        node = document
        for key in reference.removeprefix("#/").split("/"):
            node = node[key]


def test_each_schema_is_a_schema_and_each_is_used():
    document = build_document()
    used = {reference.rpartition("/")[2] for reference in list_references(document)}
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert name in used


def test_every_error_is_documented_as_a_problem():
    document = build_document()
    for path in document["paths"].values():
        for operation in (described for method, described in path.items() if method != "parameters"):
            assert operation["operationId"]
            errors = {status for status in operation["responses"] if status >= "400"}
            assert {"400", "403", "500"} <= errors
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]


@pytest.mark.parametrize("path", ["/health", "/v1/casefile", "/v1/gate"])
def test_answers_are_as_documented(client, path):
    document = build_document()
    responses = document["paths"][path]["get"]["responses"]
    schema = responses["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(client.get(path).get_json(), {**schema, "components": document["components"]})


def list_references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from [value] if key == "$ref" else list_references(value)
    elif isinstance(node, list):
        for value in node:
            yield from list_references(value)
