"""The description of the API, OpenAPI 3.1, made from the schemas and views themselves."""
# mypy: disallow-untyped-calls=False
# Half of apispec has no types.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api

from sidelight.contract.fields import Blocks, PublishedDate
from sidelight.contract.problem import MEDIA_TYPE, ProblemSchema
from sidelight.contract.response import Highlights
from sidelight.contract.reviewed import ExistsSchema, LostUpdateSchema
from sidelight.settings import DEFAULT_HOST, DEFAULT_PORT
from sidelight.web.blueprint import PROBLEMS
from sidelight.web.resources import BLUEPRINTS

API_VERSION = "1"
TELLING: Mapping[int, type[ProblemSchema]] = {409: ExistsSchema, 412: LostUpdateSchema}
"""Problems that show more than the reason."""


class Document(Api):  # type: ignore[misc]
    """An API whose every error is a documented problem."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_responses(self) -> None:
        """Leave out the library's own errors, which are no problem+json."""

    def _register_pagination_header(self) -> None:
        """Leave out pages; no resource has any."""


def install_api(app: Flask) -> Document:
    """Give `app` its resources and `GET /openapi.json`, and return their description."""
    app.config.update(
        API_TITLE="Sidelight",
        API_VERSION=API_VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="openapi.json",
    )
    document = Document(app, spec_kwargs=_describe())
    _document_fields(document.ma_plugin)
    _document_problems(document)
    _document_token(document)
    for blueprint in BLUEPRINTS:
        document.register_blueprint(blueprint)
    return document


def build_document() -> dict[str, Any]:
    """Return the OpenAPI document; no casefile is needed for it."""
    document: dict[str, Any] = install_api(Flask(__name__)).spec.to_dict()
    return document


def _describe() -> dict[str, Any]:
    return {
        "info": {
            "description": "Puts a curated casefile beside whatever page somebody reads: which of its people"
            " and organisations a page names, what the page says of them, and what the record makes of that."
        },
        "security": [{}, {"token": []}],
        "servers": [{"url": f"http://{DEFAULT_HOST}:{DEFAULT_PORT}"}],
    }


def _document_problems(document: Document) -> None:
    for status, (name, description) in PROBLEMS.items():
        content = {MEDIA_TYPE: {"schema": TELLING.get(status, ProblemSchema)}}
        document.spec.components.response(name, {"description": description, "content": content})


def _document_token(document: Document) -> None:
    scheme = {"type": "http", "scheme": "bearer", "description": "What POST /v1/pairings gave, by its own origin only."}
    document.spec.components.security_scheme("token", scheme)


def _document_fields(plugin: MarshmallowPlugin) -> None:
    converter = plugin.converter
    assert converter is not None  # noqa: S101 - set by the plugin's own start
    plugin.map_to_openapi_type(PublishedDate, "string", None)

    def describe_blocks(_: object, field: object, **__: object) -> dict[str, Any]:
        return converter.field2property(field.listed) if isinstance(field, Blocks) else {}

    def describe_highlights(_: object, field: object, **__: object) -> dict[str, Any]:
        if not isinstance(field, Highlights):
            return {}
        kinds = [converter.resolve_nested_schema(kind) for kind in field.KINDS]
        return {"type": "array", "items": {"oneOf": kinds}}

    converter.add_attribute_function(describe_blocks)
    converter.add_attribute_function(describe_highlights)
