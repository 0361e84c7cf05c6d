"""The second way in: a team's own sign-in service, where the settings name one."""

from __future__ import annotations

import hashlib
import json

from flask import Flask, Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from sidelight.access.members import Member
from sidelight.settings import Settings, SettingsError
from sidelight.web.desk.blueprint import protect, show_refusal
from sidelight.web.desk.door import lead_inside
from sidelight.web.desk.reader import meet_reader
from sidelight.web.desk.sessions import Door, current_sessions, enter

MISSING = "SIDELIGHT_OIDC_ISSUER needs its libraries: pip install 'sidelight[oidc]'"


def open_doors(app: Flask, settings: Settings, *, is_secure: bool) -> tuple[Door, ...]:
    """The doors of an app beside that for tokens. Raises SettingsError where what they need is not installed."""
    if settings.oidc is None:
        return ()
    try:
        from sidelight.access.provider import Provider  # noqa: PLC0415 - only there with the extra
        from sidelight.web.oidc import PATH, Gate, install_oidc  # noqa: PLC0415
    except ImportError:
        raise SettingsError(MISSING) from None
    install_oidc(app, Gate(Provider(settings.oidc), let_in, is_secure, refuse))
    return (Door(settings.oidc.label, f"{PATH}/begin"),)


def find_voucher(settings: Settings) -> str:
    """What tells the sign-in service of the settings, and whom they let in, from any other; empty for none."""
    oidc = settings.oidc
    if oidc is None:
        return ""
    told = (oidc.issuer, oidc.client_id, sorted(oidc.review), sorted(oidc.admin), oidc.name)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def let_in(member: Member, way: str) -> Response:
    """The response that signs a member in and leads them on.

    A page, not a redirect: where the service's site led here, the cookie of a session, which is strict, is not sent
    before a page of our own asks.
    """
    reader = meet_reader()
    page = render_template("desk/led_on.html", reader=reader, say=reader.say, way=lead_inside(way))
    return protect(enter(make_response(page), current_sessions().begin(member.person, member.right)))


def refuse(error: HTTPException) -> Response:
    """The page that says why nobody was signed in."""
    return protect(make_response(show_refusal(error)))
