"""Signing in with a token, and out."""

from __future__ import annotations

import re

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.sessions import PATH, current_entrance, current_sessions, enter, find_session, leave

INSIDE = re.compile(rf"{PATH}(/[a-z0-9/-]*)?(\?[^\s\\#]*)?")


@desk.route("/in", endpoint="show_door")
def show_door() -> str | Response:
    """The form that takes a token."""
    return redirect(_find_way(), 303) if find_session() else _show(refused=False)


@desk.route("/in", methods=["POST"], endpoint="sign_in")
def sign_in() -> Response:
    """Begin a session for who bears the token that was typed."""
    session = current_sessions().sign_in(request.form.get("token", "").strip())
    if session is None:
        return make_response(_show(refused=True), 401)
    return enter(make_response(redirect(_find_way(), 303)), session)


@desk.route("/out", methods=["POST"], endpoint="sign_out")
def sign_out() -> Response:
    """End the session of this browser."""
    return leave(make_response(redirect(url_for("desk.show_door"), 303)))


def _show(*, refused: bool) -> str:
    # Where another site's link was followed the browser sent no cookie; a link of our own has it do so.
    from_elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    return render(
        "door.html", refused=refused, way=_find_way(), from_elsewhere=from_elsewhere, doors=current_entrance().doors
    )


def lead_inside(way: str) -> str:
    """Where somebody may be led who wants to go there: never out of the review pages."""
    return way if INSIDE.fullmatch(way) else PATH


def _find_way() -> str:
    return lead_inside(request.values.get("next", ""))
