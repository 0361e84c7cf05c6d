"""Signing in to the review pages by a team's own service, through the whole server and in a real browser."""

import sys

import pytest
import requests

from sidelight.settings import OidcSettings, SettingsError
from tests.access.signing import CLIENT, SECRET, serving_sign_in
from tests.serving import serving
from tests.web.conftest import build_app

CROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
SITE = "http://localhost"


@pytest.fixture
def service():
    with serving_sign_in() as service:
        yield service


@pytest.fixture
def team(service):
    return OidcSettings(service.issuer, CLIENT, SECRET, review=("@team.example",), label="Team <sign-in>")


@pytest.fixture
def client(casefile, database, team):
    return build_app(casefile, database=database, oidc=team).test_client()


def go(client, way="/review/history"):
    begun = client.get("/review/oidc/begin", query_string={"next": way})
    sent = requests.get(begun.headers["Location"], allow_redirects=False, timeout=20).headers["Location"]
    return client.get(sent.removeprefix(SITE), headers=CROSS)


def test_the_door_names_the_service_and_keeps_the_way(client):
    door = client.get("/review/in?next=/review/history").get_data(as_text=True)
    assert "Team &lt;sign-in&gt;" in door
    assert 'href="/review/oidc/begin?next=' in door


def test_somebody_works_under_the_name_that_the_service_vouches_for(client):
    entered = go(client)
    assert (entered.status_code, 'content="0; url=/review/history"' in entered.get_data(as_text=True)) == (200, True)
    shown = client.get("/review/history")
    assert shown.status_code == 200
    assert "Ada@team.example" in shown.get_data(as_text=True)


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example", "/review\\evil", "/casefile", ""])
def test_nobody_is_led_out(client, way):
    assert 'content="0; url=/review"' in go(client, way).get_data(as_text=True)


def test_who_is_not_let_in_sees_why_on_a_page(client, service):
    service.person["email"] = "eve@other.example"
    refused = go(client)
    assert (refused.status_code, refused.mimetype) == (403, "text/html")
    assert "Nobody has let this account in" in refused.get_data(as_text=True)
    assert client.get("/review").status_code == 303


def test_a_service_that_is_down_is_told_on_a_page_and_tokens_go_on(client, service):
    service.down = True
    assert client.get("/review/oidc/begin").mimetype == "text/html"
    assert client.get("/review/in").status_code == 200


def test_without_the_extra_it_is_told_what_to_install(casefile, team, monkeypatch):
    for name in ("sidelight.web.oidc", "sidelight.access.provider"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "authlib.common.errors", None)
    with pytest.raises(SettingsError, match=r"sidelight\[oidc\]"):
        build_app(casefile, oidc=team)


@pytest.mark.browser
def test_a_browser_is_led_to_another_site_and_back_to_where_it_wanted(page, service, tmp_path):
    settings = {
        "SIDELIGHT_OIDC_ISSUER": service.issuer,
        "SIDELIGHT_OIDC_CLIENT_ID": CLIENT,
        "SIDELIGHT_OIDC_CLIENT_SECRET": SECRET,
        "SIDELIGHT_OIDC_REVIEW": "@team.example",
        "SIDELIGHT_OIDC_LABEL": "Team",
        "SIDELIGHT_STATE": str(tmp_path / "state"),
    }
    with serving(tmp_path, **settings) as served:
        # The service is at 127.0.0.1, and to a browser that is another site than localhost.
        page.goto(f"http://localhost:{served.port}/review/history", timeout=60_000)
        page.get_by_role("link", name="Team").click()
        page.wait_for_url("**/review/history", timeout=60_000)
        page.get_by_text("Ada@team.example").wait_for(timeout=60_000)
