"""POST /v1/annotations: what the casefile has to say of a page."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from flask import Response, g, jsonify

from sidelight.contract.render import render
from sidelight.contract.request import Request, RequestSchema
from sidelight.contract.response import AnnotationSchema
from sidelight.export.answered import answer_page
from sidelight.export.formats import MEDIA_TYPES, write_page
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine
from sidelight.web.negotiation import PAGE_FORMS, PageFormSchema, choose_form, mark_negotiated
from sidelight.web.reviewing import review_annotation
from sidelight.web.site import current_site

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
@blueprint.arguments(PageFormSchema, location="query")
@blueprint.doc(operationId="annotate")
@blueprint.answers(AnnotationSchema, *MEDIA_TYPES.values())
@blueprint.refuses(400, 401, 403, 413, 415, 422, 500, 503)
def annotate(request: Request, query: dict[str, Any]) -> Response:
    """Annotate a page.

    Returns every mention and assertion in reading order, and the notes that they need; or the same in a form that
    other programs read, which counts in code points whatever `offsets` says. What moderators decided has effect.
    Nothing of the page is kept or logged.
    """
    form = choose_form(query.get("format"), PAGE_FORMS)
    reviewed = review_annotation(current_engine().annotator.annotate(request.page), request.page)
    annotation = reviewed.annotation
    g.count = len(annotation.highlights)
    if form is None:
        return mark_negotiated(jsonify({**render(annotation, request), **reviewed.told}))
    body = write_page(form, answer_page(annotation, request, current_site()))
    return mark_negotiated(Response(body, content_type=MEDIA_TYPES[form]))
