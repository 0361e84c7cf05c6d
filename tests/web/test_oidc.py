"""Out to a sign-in service and back, as a browser goes: real HTTP to the service, cookies kept in between."""

from dataclasses import replace

import pytest
import requests
from flask import Flask, Response

from sidelight.access.provider import Provider
from sidelight.settings import OidcSettings, Settings
from sidelight.web.errors import install_errors
from sidelight.web.oidc import COOKIE, EXTENSION, PATH, Gate, install_oidc
from sidelight.web.site import install_site
from tests.access.signing import CLIENT, SECRET, serving_sign_in

SITE = "https://notes.example"
WAY = "/review?pile=mine"


@pytest.fixture
def service():
    with serving_sign_in() as service:
        yield service


@pytest.fixture
def client(service, tmp_path):
    app = Flask(__name__)
    install_errors(app)
    install_site(app, Settings(casefile=tmp_path, site=SITE))
    settings = OidcSettings(service.issuer, CLIENT, SECRET, review=("@team.example",))
    gate = Gate(Provider(settings), lambda member, way: Response(f"{member.person} {member.right} {way}"), True)
    install_oidc(app, gate)
    return app.test_client()


def set_out(client, way=WAY):
    begun = client.get(f"{PATH}/begin", query_string={"next": way})
    assert begun.status_code == 303, begun.data
    return begun, requests.get(begun.headers["Location"], allow_redirects=False, timeout=20).headers["Location"]


def come_back(client, address):
    assert address.startswith(f"{SITE}{PATH}/back?")
    return client.get(address.removeprefix(SITE))


def test_somebody_is_let_in_and_led_on(client):
    _, address = set_out(client)
    response = come_back(client, address)
    assert response.get_data(as_text=True) == f"Ada@team.example review {WAY}"
    assert client.get_cookie(COOKIE, path=PATH) is None
    assert come_back(client, address).status_code == 400


def test_what_the_browser_keeps_no_script_and_no_other_path_sees(client):
    begun, _ = set_out(client)
    for cookie in begun.headers.getlist("Set-Cookie"):
        assert {"HttpOnly", "Secure", "SameSite=Lax", f"Path={PATH}"} <= set(cookie.split("; "))
        assert SECRET not in cookie


def test_another_browser_is_not_signed_in_by_a_link(client):
    _, address = set_out(client)
    client.delete_cookie(COOKIE, path=PATH)
    assert come_back(client, address).status_code == 400
    set_out(client)
    assert "begun elsewhere" in come_back(client, address).get_json()["detail"]


@pytest.mark.parametrize("kept", ["a.b", "a.b.c.d", "a.b.\u2028", "", f"{'a' * 201}.b.c"])
def test_a_cookie_that_is_none_of_ours(client, kept):
    _, address = set_out(client)
    client.set_cookie(COOKIE, kept, path=PATH)
    assert come_back(client, address).status_code == 400


def test_who_is_not_let_in_is_told(client, service):
    service.person["email"] = "eve@other.example"
    response = come_back(client, set_out(client)[1])
    assert (response.status_code, response.content_type) == (403, "application/problem+json")
    assert "eve@" not in response.get_data(as_text=True)


def test_a_service_that_is_down(client, service):
    _, address = set_out(client)
    service.down = True
    assert come_back(client, address).status_code == 502
    assert client.get(f"{PATH}/begin").status_code == 502


def test_a_long_way_is_cut(client):
    begun, _ = set_out(client, "/review?" + "x" * 5_000)
    assert sum(map(len, begun.headers.getlist("Set-Cookie"))) < 2_000


def test_a_refusal_may_be_a_page(client, service, tmp_path):
    gate = client.application.extensions[EXTENSION]
    app = Flask(__name__)
    install_site(app, Settings(casefile=tmp_path, site=SITE))
    install_oidc(app, replace(gate, refuse=lambda error: Response(f"<p>{error.code}", error.code)))
    service.down = True
    refused = app.test_client().get(f"{PATH}/begin")
    assert (refused.status_code, refused.get_data(as_text=True)) == (502, "<p>502")
