"""Which form an answer takes: the one that `?format=` names, else the one that `Accept` likes best, else JSON."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask import Response, request
from marshmallow import Schema, fields, validate
from werkzeug.http import parse_options_header

from sidelight.contract.reviews import PeriodSchema
from sidelight.export.decisions import DecisionFormat
from sidelight.export.formats import JSON_LD, JSON_LINES, CasefileFormat, PageFormat
from sidelight.export.web_annotation import CONTEXT

JSON = "json"
PLAIN = frozenset({"application/json", "application/*", "*/*"})
"""What is answered as ever."""

PAGE_FORMS: Mapping[str, PageFormat] = {
    JSON_LD: PageFormat.WEB_ANNOTATION,
    "text/csv": PageFormat.CSV,
    "text/markdown": PageFormat.MARKDOWN,
}
DECISION_FORMS: Mapping[str, DecisionFormat] = {
    JSON_LD: DecisionFormat.WEB_ANNOTATION,
    "text/csv": DecisionFormat.CSV,
    "text/markdown": DecisionFormat.MARKDOWN,
}
CASEFILE_FORMS: Mapping[str, CasefileFormat] = {JSON_LINES: CasefileFormat.FOLLOW_THE_MONEY}

Form = TypeVar("Form", bound=StrEnum)


def _offer(forms: type[StrEnum]) -> fields.String:
    described = f"The form of the answer, {JSON} by default; it goes before the header Accept."
    return fields.String(validate=validate.OneOf([JSON, *forms]), metadata={"description": described})


class PageFormSchema(Schema):
    """The form of what is known of a page."""

    format = _offer(PageFormat)


class DecisionFormSchema(PeriodSchema):
    """The form and the period of what moderators decided."""

    format = _offer(DecisionFormat)


class CasefileFormSchema(Schema):
    """The form of a casefile."""

    format = _offer(CasefileFormat)


def choose_form(named: str | None, offers: Mapping[str, Form]) -> Form | None:
    """The form to answer the running request in; None for plain JSON, also where nothing offered is accepted."""
    return _find_named(named, type(next(iter(offers.values())))) if named else _find_accepted(offers)


def mark_negotiated(response: Response) -> Response:
    """Say that another Accept may get another answer."""
    response.vary.add("Accept")
    return response


def _find_named(named: str, forms: type[Form]) -> Form | None:
    return None if named == JSON else forms(named)


def _find_accepted(offers: Mapping[str, Form]) -> Form | None:
    for accepted, quality in request.accept_mimetypes:
        kind, options = parse_options_header(accepted)
        if quality <= 0 or options.get("profile", CONTEXT) != CONTEXT:
            continue
        if kind in PLAIN:
            return None
        if kind in offers:
            return offers[kind]
    return None
