"""JSON-LD read by a processor that knows published contexts only, and from files alone."""

import json
from pathlib import Path

from pyld import jsonld

PUBLISHED = Path(__file__).parent / "published"
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": PUBLISHED / "web-annotation" / "anno.jsonld",
    "https://schema.org": PUBLISHED / "schema-org" / "context.jsonld",
}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def expand(document):
    """The document with every term as an IRI; a term that the context does not have is an error."""
    dropped = []
    expanded = jsonld.expand(document, {"documentLoader": _load}, on_property_dropped=dropped.append)
    assert dropped == []
    return expanded


def _load(url, _):
    document = read(CONTEXTS[url])
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def walk(node):
    """Every object of expanded JSON-LD, from the outside in."""
    if isinstance(node, list):
        for item in node:
            yield from walk(item)
    elif isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
