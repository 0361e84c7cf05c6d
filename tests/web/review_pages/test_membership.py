"""The second way in: from the door to a team's sign-in service and back to where somebody wanted to go."""

from dataclasses import replace

import pytest
import requests

from sidelight.settings import OidcSettings, Settings
from sidelight.storage.database import Database
from sidelight.web.app import create_app
from sidelight.web.desk.sessions import COOKIE, PATH
from tests.access.signing import CLIENT, SECRET, serving_sign_in
from tests.web.review_pages.conftest import HARBOUR
from tests.web.review_pages.visitor import Page, Visitor

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def service():
    with serving_sign_in() as service:
        yield service


@pytest.fixture
def visitor(service, harbour_engine, tmp_path):
    oidc = OidcSettings(service.issuer, CLIENT, SECRET, admin=("@team.example",), label="Team login")
    # One that others reach too: whoever comes back from the service bears no token.
    settings = Settings(casefile=HARBOUR, oidc=oidc, trusted_hosts=("notes.example",))
    return Visitor(create_app(settings, harbour_engine, Database.in_folder(tmp_path)))


def come_back(visitor, path="/review"):
    door = visitor.get(path)
    (link,) = [one for one in door.links if one.startswith("/review/oidc/")]
    begun = visitor.client.get(link, headers={"Sec-Fetch-Site": "same-origin"})
    back = requests.get(begun.headers["Location"], allow_redirects=False, timeout=20).headers["Location"]
    return Page(visitor.client.get(back.removeprefix("http://localhost"), headers=FROM_ELSEWHERE))


def test_a_member_signs_in_and_is_led_to_where_they_wanted(visitor):
    assert "Sign in by Team login" in visitor.get("/review").text
    page = come_back(visitor, "/review?pile=mine&site=a")
    # Led on by a page of our own: after a redirect the browser would not send a strict cookie yet.
    assert (page.status, page.links) == (200, ["/review?pile=mine&site=a"])
    assert '<meta http-equiv="refresh" content="0; url=/review?pile=mine&amp;site=a">' in page.html
    assert "SameSite=Strict" in next(one for one in page.response.headers.getlist("Set-Cookie") if COOKIE in one)
    assert "Signed in as Ada@team.example" in visitor.get(page.links[0]).text


def test_who_is_not_let_in_is_not_signed_in(visitor, service):
    service.person["email"] = "eve@other.example"
    page = come_back(visitor)
    assert (page.status, page.response.mimetype) == (403, "text/html")
    assert "Nobody has let this account in" in page.text
    assert visitor.client.get_cookie(COOKIE, path=PATH) is None


@pytest.fixture
def restart(visitor, service, harbour_engine, tmp_path):
    """The server anew, with settings changed, before a browser that is signed in."""
    come_back(visitor)
    sealed = visitor.client.get_cookie(COOKIE, path=PATH).value
    oidc = OidcSettings(service.issuer, CLIENT, SECRET, admin=("@team.example",), label="Team login")

    def start(changes):
        settings = Settings(casefile=HARBOUR, oidc=None if changes is None else replace(oidc, **changes))
        anew = Visitor(create_app(settings, harbour_engine, Database.in_folder(tmp_path)))
        anew.client.set_cookie(COOKIE, sealed, path=PATH)
        return anew

    return start


def test_a_session_goes_on_where_the_server_is_started_anew(restart):
    page = restart({"label": "Another word", "client_secret": "another"}).get("/review")
    assert "Signed in as Ada@team.example" in page.text


@pytest.mark.parametrize(
    "changes",
    [
        {"admin": ()},
        {"admin": (), "review": ("@team.example",)},
        {"admin": ("ben@team.example",)},
        {"issuer": "https://other.example"},
        {"client_id": "another"},
        {"name": "sub"},
        None,
    ],
)
def test_whom_the_settings_do_not_let_in_any_more_is_out_with_the_next_start(restart, changes):
    assert restart(changes).get("/review").form("/review/in")


def test_without_such_a_service_there_is_one_way_in(office):
    assert "Sign in by" not in office.visit(None).get("/review").text
    assert office.app.test_client().get("/review/oidc/begin").status_code == 404
