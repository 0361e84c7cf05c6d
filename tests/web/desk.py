"""A moderator's desk by the API, for tests."""

import jsonschema

from sidelight.access.model import Right
from sidelight.web.openapi import build_document

URL = "https://news.example/lamp?id=3&utm_source=mail#top"
PAGE = "https://news.example/lamp?id=3"
DOCUMENT = build_document()
PEOPLE = {"Ada": Right.REVIEW, "Ben": Right.ADMIN, "Rea": Right.READ}


class Desk:
    """Ada's desk."""

    def __init__(self, client, headers, entity, block):
        self.client, self.headers = client, headers
        start = len(block[: block.index(entity.label)].encode("utf-16-le")) // 2
        self.opening = {
            "url": URL,
            "lang": "en-GB",
            "kind": "entity",
            "subject": entity.id,
            "block": block,
            "start": start,
            "end": start + len(entity.label),
            "decision": "wrong-match",
        }

    def open(self, who="Ada", **changes):
        body = {name: value for name, value in {**self.opening, **changes}.items() if value is not None}
        return self.client.post("/v1/reviews", json=body, headers=self.headers[who])

    def change(self, key, version, decision, who="Ada", **more):
        headers = {**self.headers[who], **({} if version is None else {"If-Match": version})}
        return self.client.put(f"/v1/reviews/{key}", json={"decision": decision, **more}, headers=headers)

    def get(self, path, who="Ada"):
        return self.client.get(path, headers=self.headers[who])

    def read(self, who=None, url=URL, blocks=None):
        blocks = blocks or [self.opening["block"]]
        body = {"url": url, "blocks": [{"id": number, "text": one} for number, one in enumerate(blocks)]}
        return self.client.post("/v1/annotations", json=body, headers=self.headers[who] if who else {})


def assert_problem(response, status, words=""):
    answer = response.get_json()
    assert (response.status_code, response.content_type) == (status, "application/problem+json"), answer
    assert words in answer["detail"], answer
    return answer


def assert_documented(response, path, method):
    """The answer is as the API's description says."""
    described = DOCUMENT["paths"][path][method]["responses"][str(response.status_code)]
    if "$ref" in described:
        described = DOCUMENT["components"]["responses"][described["$ref"].rpartition("/")[2]]
    schema = described["content"][response.content_type]["schema"]
    jsonschema.validate(response.get_json(), {**schema, "components": DOCUMENT["components"]})
