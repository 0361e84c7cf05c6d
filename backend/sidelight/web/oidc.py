"""Signing in to the review pages by a team's own service: out to it, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from flask import Blueprint, Flask, Response, current_app, redirect, request, url_for
from werkzeug.exceptions import BadGateway, BadRequest, Forbidden, HTTPException
from werkzeug.wrappers import Response as AnyResponse

from sidelight.access.members import Member, NotLetInError
from sidelight.access.provider import Attempt, Provider, ProviderError, SignInError
from sidelight.web.site import current_site

PATH = "/review/oidc"
EXTENSION = "sidelight-oidc"
COOKIE = "sidelight-oidc"
LIFE = 600
"""Seconds for which somebody may be on the way."""
LONGEST_WAY = 500
PART = re.compile(r"[\w-]{1,200}")

log = structlog.get_logger("sidelight.web")
LetIn = Callable[[Member, str], Response]
"""Makes the response that signs a member in and leads them on, where they wanted to go."""
Refuse = Callable[[HTTPException], Response]
"""Makes the page that says why nobody is let in."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The service of an app, and what becomes of whom it sends. `is_secure`: browsers reach the app by https alone.

    Without `refuse`, a refusal is shown as the app shows any.
    """

    provider: Provider
    let_in: LetIn
    is_secure: bool
    refuse: Refuse | None = None


def install_oidc(app: Flask, gate: Gate) -> None:
    """Let people sign in to `app` by the service: `GET PATH/begin?next=...` leads there."""
    oidc = Blueprint("oidc", __name__, url_prefix=PATH)
    oidc.add_url_rule("/begin", view_func=begin)
    oidc.add_url_rule("/back", view_func=come_back)
    if gate.refuse:
        oidc.register_error_handler(HTTPException, gate.refuse)
    app.extensions[EXTENSION] = gate
    app.register_blueprint(oidc)


def begin() -> AnyResponse:
    """Lead somebody to the service; their browser keeps what must come back."""
    try:
        attempt = _current().provider.begin(_find_back())
    except ProviderError as error:
        raise _fail(error) from None
    response = redirect(attempt.address, 303)
    kept = ".".join((attempt.state, attempt.nonce, attempt.verifier))
    _bake(response, COOKIE, kept)
    _bake(response, f"{COOKIE}-way", request.args.get("next", "")[:LONGEST_WAY])
    return response


def come_back() -> Response:
    """Sign in whom the service sent back, if they are let in."""
    try:
        member = _current().provider.finish(_read_attempt(), request.args, _find_back())
    except SignInError as error:
        raise BadRequest(str(error)) from None
    except NotLetInError as error:
        raise Forbidden(str(error)) from None
    except ProviderError as error:
        raise _fail(error) from None
    response = _current().let_in(member, request.cookies.get(f"{COOKIE}-way", ""))
    for name in (COOKIE, f"{COOKIE}-way"):
        response.delete_cookie(name, path=PATH)
    return response


def _find_back() -> str:
    """Where the service sends people back to; it has to know this address."""
    return current_site().address.rstrip("/") + url_for("oidc.come_back")


def _read_attempt() -> Attempt:
    parts = request.cookies.get(COOKIE, "").split(".")
    if len(parts) != 3 or not all(map(PART.fullmatch, parts)):
        raise BadRequest("This sign-in was begun in another browser, or long ago. Begin anew.")
    return Attempt("", *parts)


def _bake(response: AnyResponse, name: str, value: str) -> None:
    # Not strict: it has to be sent where another site, the service, leads back.
    response.set_cookie(
        name, value, max_age=LIFE, path=PATH, secure=_current().is_secure, httponly=True, samesite="Lax"
    )


def _fail(error: ProviderError) -> BadGateway:
    log.error("sign-in", reason=str(error), cause=type(error.__cause__).__name__)
    return BadGateway(str(error))


def _current() -> Gate:
    gate: Gate = current_app.extensions[EXTENSION]
    return gate
