"""Who is let in: extensions that are known or that pair just now, and whoever bears a token, as far as it is good."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from sidelight.access.codes import Codes
from sidelight.access.model import Right, Token
from sidelight.access.tokens import Tokens
from sidelight.settings import EXTENSION_ORIGIN

EXTENSION = "sidelight-admission"
PAIRINGS = "pairings"
"""The blueprint by which a token is got, and which therefore needs none."""
OPEN = frozenset({"pages", "desk", "oidc", "health", "api-docs"})
"""The blueprints that a server shows to whomever it can be reached by: nothing of a page goes through them.

The review pages ask by themselves who is there.
"""
GET_ONE = "On the server's machine, sidelight pair --person NAME or sidelight token add NAME gives one."
PAIR_AGAIN = "Run sidelight pair on the server's machine and type the code in the extension's options."


@dataclass(frozen=True, slots=True)
class Admission:
    """Whom an app lets in: origins that are known, and those that are paired."""

    origins: frozenset[str]
    tokens: Tokens
    codes: Codes
    is_private: bool
    """Whether nobody but this machine's own user calls the server, by names of the loopback alone."""


def install_admission(app: Flask, admission: Admission) -> None:
    """Let the known origins read from a private `app` without a token, and all others as their tokens have it."""
    app.extensions[EXTENSION] = admission


def current_codes() -> Codes:
    """The code that may be typed to the running app."""
    return _current().codes


def current_tokens() -> Tokens:
    """The tokens of the running app."""
    return _current().tokens


def demand(right: Right) -> Token:
    """The token of the running request, good for that and borne by a person. Refuses (401) none, (403) a lesser one."""
    token: Token | None = g.get("token")
    if token is None:
        raise _unauthorized(f"This needs a token with the scope {right}. {GET_ONE}")
    if not token.may(right) or not token.person:
        raise Forbidden(f"The token is not good for this; it needs the scope {right}. {GET_ONE}")
    return token


def may(right: Right) -> bool:
    """Whether the running request bears a token that is good for that."""
    token: Token | None = g.get("token")
    return token is not None and token.may(right)


def admit(origin: str) -> bool:
    """Whether an origin may come as far as its token; never one that is no extension's, whatever it bears."""
    known = origin in _current().origins
    is_extension = EXTENSION_ORIGIN.fullmatch(origin) is not None
    admitted = known or (is_extension and _may_enter(origin))
    if known or is_extension:
        g.told_origin = origin
    if admitted:
        g.admitted_origin = origin
    return admitted


def is_own(origin: str) -> bool:
    """Whether an origin is the server's own, as it was called; a proxy before it may have taken the s from https."""
    return origin in {f"{scheme}://{request.host}" for scheme in (request.scheme, "https")}


def told_origin() -> str | None:
    """The origin that may read the answer to the running request, be it a refusal: one of an extension."""
    origin: str | None = g.get("told_origin")
    return origin


def admitted_origin() -> str | None:
    """The origin of the running request, where it has one that was admitted."""
    origin: str | None = g.get("admitted_origin")
    return origin


def is_admitted() -> bool:
    """Whether the running request names an origin that was admitted."""
    return admitted_origin() is not None


def check_token() -> None:
    """Refuse (401) a token that is unknown or revoked, or lacks where one is needed; (403) another's token."""
    if request.method == "OPTIONS" or request.blueprint == PAIRINGS:
        return
    origin = admitted_origin()
    if "Authorization" not in request.headers:
        _check_need(origin)
        return
    given = request.authorization
    token = given.token if given and given.type == "bearer" else None
    found = current_tokens().find(token) if token else None
    if found is None:
        raise _unauthorized(f"The token is unknown or was revoked. {PAIR_AGAIN}")
    if origin is not None and found.origin not in {"", origin}:
        raise Forbidden(f"The token was given to another browser. {PAIR_AGAIN}")
    g.token = found


def _check_need(origin: str | None) -> None:
    """A private server asks no token of a known origin, nor of what is no browser; one that others call, of all."""
    if origin is not None and origin not in _current().origins:
        raise _unauthorized(f"This browser is paired, but sent no token. {PAIR_AGAIN}")
    if not _current().is_private and request.url_rule and request.blueprint not in OPEN:
        raise _unauthorized(f"This server is not on your machine alone, so a token is needed. {PAIR_AGAIN}")


def _may_enter(origin: str) -> bool:
    """A revoked token is let through to be told so; a preflight, so that the extension can read its refusal."""
    if request.method == "OPTIONS" or "Authorization" in request.headers:
        return True
    return request.blueprint == PAIRINGS or current_tokens().knows(origin)


def _unauthorized(reason: str) -> Unauthorized:
    return Unauthorized(reason, www_authenticate=WWWAuthenticate("bearer"))


def _current() -> Admission:
    admission: Admission = current_app.extensions[EXTENSION]
    return admission
