"""POST /v1/annotations: what the casefile has to say of a page."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from flask import Response, g, jsonify

from sidelight.contract.render import render
from sidelight.contract.request import Request, RequestSchema
from sidelight.contract.response import AnnotationSchema
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine

blueprint = Blueprint("annotations", __name__, url_prefix="/v1", description="What is known of a page.")

EXAMPLE = {
    "url": "https://example.org/news/1",
    "lang": "en",
    "published": "2024-10-08",
    "locale": "en",
    "offsets": "utf-16",
    "blocks": [{"id": 0, "text": "The first paragraph."}, {"id": 1, "text": "The second."}],
}


@blueprint.route("/annotations", methods=["POST"])
@blueprint.arguments(RequestSchema, example=EXAMPLE)
@blueprint.doc(operationId="annotate")
@blueprint.response(200, AnnotationSchema)
@blueprint.refuses(400, 403, 413, 415, 422, 500)
def annotate(request: Request) -> Response:
    """Annotate a page.

    Returns every mention and assertion in reading order, and the notes that they need. Nothing of the page is
    kept or logged.
    """
    annotation = current_engine().annotator.annotate(request.page)
    g.count = len(annotation.highlights)
    return jsonify(render(annotation, request))
