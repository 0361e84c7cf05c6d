"""Who is at the review pages: cookies of sessions, and what each form bears so that no other page can send it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import Forbidden

from sidelight.access.sessions import LONGEST, Session, Sessions

EXTENSION = "sidelight-desk"
PATH = "/review"
COOKIE = "sidelight-review"
DOOR = "sidelight-door"
"""Of whoever has not signed in yet. A cookie of its own, since none is sent where another site's link was followed:
to be shown the door then must not end a session."""
GUARD = "guard"
"""The field by which each form is known as one of ours."""


@dataclass(frozen=True, slots=True)
class Door:
    """Another way to sign in than by a token: what it is called, and where it begins."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """How people come to the review pages of an app. `is_secure`: whether browsers reach it by https alone."""

    sessions: Sessions
    is_secure: bool
    doors: tuple[Door, ...] = ()


def install_entrance(app: Flask, entrance: Entrance) -> None:
    """Let people in to the review pages of `app`."""
    app.extensions[EXTENSION] = entrance


def current_entrance() -> Entrance:
    """How people come in to the running app."""
    entrance: Entrance = current_app.extensions[EXTENSION]
    return entrance


def current_sessions() -> Sessions:
    """The sessions of the running app."""
    return current_entrance().sessions


def find_session() -> Session | None:
    """Who asks; None for somebody who is not signed in."""
    if "review_session" not in g:
        sealed = request.cookies.get(COOKIE)
        g.review_session = current_sessions().open(sealed) if sealed else None
    session: Session | None = g.review_session
    return session


def demand_session() -> Session:
    """Who asks, on a page that is for those alone who are signed in."""
    session = find_session()
    if session is None:
        raise Forbidden("Sign in first.")
    return session


def enter(response: Response, session: Session) -> Response:
    """Have the browser that gets this response be signed in from now on."""
    g.review_session = session
    _bake(response, COOKIE, current_sessions().seal(session))
    _forget(response, DOOR)
    return response


def leave(response: Response) -> Response:
    """Have the browser that gets this response be signed in no more."""
    g.review_session = None
    return _forget(response, COOKIE)


def renew(response: Response) -> Response:
    """Have a session that was used last on, and a visitor at the door be known by the form that is shown."""
    session: Session | None = g.get("review_session")
    if session is not None and request.cookies.get(COOKIE):
        _bake(response, COOKIE, current_sessions().seal(session))
    if nonce := g.get("door_nonce"):
        _bake(response, DOOR, nonce)
    return response


def guard() -> str:
    """What a form on the page being made bears."""
    session = find_session()
    if session is not None:
        return current_sessions().guard(session.nonce)
    g.door_nonce = request.cookies.get(DOOR) or secrets.token_urlsafe(16)
    return current_sessions().guard(g.door_nonce)


def check_guard() -> None:
    """Refuse (403) a form that is not of a page of this session, or of the door that this browser stands at."""
    session = find_session()
    nonce = session.nonce if session else request.cookies.get(DOOR)
    if not nonce or not current_sessions().is_guarded(nonce, request.form.get(GUARD, "")):
        raise Forbidden("This form is too old, or of another session. Go back, load the page anew and send it again.")


def _bake(response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=LONGEST if name == COOKIE else None,
        path=PATH,
        secure=current_entrance().is_secure,
        httponly=True,
        samesite="Strict",
    )


def _forget(response: Response, name: str) -> Response:
    response.delete_cookie(name, path=PATH, secure=current_entrance().is_secure, httponly=True, samesite="Strict")
    return response
