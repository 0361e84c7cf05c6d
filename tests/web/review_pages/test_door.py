"""Signing in and out: who gets in, for how long, and what the browser keeps."""

from datetime import timedelta

import pytest

from sidelight.access.sessions import IDLE, LONGEST
from sidelight.settings import Settings
from sidelight.storage.database import Database
from sidelight.web.app import create_app
from sidelight.web.desk.sessions import COOKIE, PATH
from tests.web.review_pages.conftest import ELSEWHERE, HARBOUR, MISSED
from tests.web.review_pages.visitor import Visitor


def cookies(response):
    return {one.partition("=")[0]: set(one.split("; ")[1:]) for one in response.headers.getlist("Set-Cookie")}


@pytest.mark.parametrize("who", ["Ada", "Ben"])
def test_whoever_may_review_gets_in_and_is_named(office, who):
    page = office.visit(None).sign_in(office.secrets[who])
    assert (page.status, f"Signed in as {who}" in page.text) == (200, True)


@pytest.mark.parametrize("secret", ["", "nonsense", "Rea"])
def test_others_do_not(office, secret):
    visitor = office.visit(None)
    page = visitor.sign_in(office.secrets.get(secret, secret))
    assert page.status == 401
    assert "unknown, was revoked, or is not good" in page.text
    assert visitor.client.get_cookie(COOKIE, path=PATH) is None


def test_the_token_is_shown_and_kept_nowhere(office):
    visitor = office.visit(None)
    page = visitor.sign_in(office.secrets["Ada"])
    assert office.secrets["Ada"] not in page.html
    assert office.secrets["Ada"] not in visitor.client.get_cookie(COOKIE, path=PATH).value


def test_every_page_leads_to_the_door_and_from_there_to_where_one_wanted(office):
    for path in ("", "/statements", "/statements/abc", "/history", "/moderators", "/items/abc", "?pile=mine&site=a"):
        visitor = office.visit(None)
        response = visitor.client.get(f"/review{path}")
        assert (response.status_code, response.headers["Location"].partition("?")[0]) == (303, "/review/in")
    page = visitor.sign_in(office.secrets["Ada"], "/review?pile=mine&site=a")
    assert page.response.request.full_path == "/review?pile=mine&site=a"


@pytest.mark.parametrize(
    "way", ["https://evil.example/", "//evil.example", "/casefile", "/reviewer", "/review/../v1", ""]
)
def test_nobody_is_led_out_of_the_review_pages(office, way):
    visitor = office.visit(None)
    page = visitor.send(visitor.get("/review").form("/review/in"), token=office.secrets["Ada"], next=way)
    assert page.response.request.path == "/review"


def test_scripts_and_other_sites_never_get_the_cookie(office):
    visitor = office.visit(None)
    form = visitor.get("/review").form("/review/in")
    body = {**dict(form.fields), "token": office.secrets["Ada"]}
    kept = cookies(visitor.client.post(form.action, data=body, headers={"Origin": "http://localhost"}))
    assert {"HttpOnly", "SameSite=Strict", "Path=/review", "Max-Age=36000"} <= kept[COOKIE]
    assert "Secure" not in kept[COOKIE]


def test_behind_https_the_cookie_is_sent_by_https_alone(harbour_engine, tmp_path):
    settings = Settings(casefile=HARBOUR, site="https://notes.example", trusted_hosts=("notes.example",))
    app = create_app(settings, harbour_engine, Database.in_folder(tmp_path))
    for flags in cookies(app.test_client().get("/review/in")).values():
        assert "Secure" in flags


def test_signing_out_ends_it_here(ada):
    page = ada.send(ada.get("/review").form("/review/out"))
    assert page.form("/review/in")
    assert ada.get("/review").form("/review/in")


def test_a_session_ends_with_its_token(office, ada):
    assert office.revoke("Ada")
    assert ada.get("/review").form("/review/in")


def test_a_session_in_use_goes_on_and_ends_within_the_day(office, ada):
    step = IDLE - timedelta(minutes=5)
    for _ in range(LONGEST // step):
        office.clock.now += step
        assert "Signed in as Ada" in ada.get("/review/history").text
    office.clock.now += step
    assert ada.get("/review/history").form("/review/in")


def test_an_idle_session_ends(office, ada):
    office.clock.now += IDLE + timedelta(seconds=1)
    assert ada.get("/review").form("/review/in")


def test_a_form_sent_after_the_session_has_ended_is_given_back(office, ada):
    office.put(ELSEWHERE)
    form = ada.get("/review").form("/review/decisions")
    office.clock.now += IDLE + timedelta(seconds=1)
    page = ada.send(form, decision="wrong-match", note="Another <Kivi>.", why="I rang\nthe harbour", back="site=a&x=y")
    assert (page.status, page.response.mimetype) == (401, "text/html")
    for words in ("Nothing of what you sent was kept", "Another <Kivi>.", "I rang the harbour", "What you wrote"):
        assert words in page.text
    (link,) = [one for one in page.links if one.startswith("/review/in")]
    assert f'href="{link}" target="_blank"' in page.html
    assert link == "/review/in?next=/review?site%3Da"
    ada.sign_in(office.secrets["Ada"])
    assert "Wrong match" not in ada.get("/review/history").text


def test_so_is_a_draft_and_who_signs_in_is_led_to_its_statement(office, ada):
    office.put(MISSED)
    (path,) = [one for one in ada.get("/review/statements").links if one.startswith("/review/statements/")]
    form = ada.get(path).form(path)
    office.clock.now += IDLE + timedelta(seconds=1)
    page = ada.send(form, statement="He bought a tender.", **{"slot-amount": "3,000,000 USD"})
    assert page.status == 401
    for words in ("He bought a tender.", "Values amount 3,000,000 USD"):
        assert words in page.text
    assert f"/review/in?next={path}" in page.links
    again = ada.send(ada.get(f"/review/in?next={path}").form("/review/in"), token=office.secrets["Ada"])
    assert again.response.request.path == path


def test_to_sign_out_of_a_session_that_has_ended_leads_to_the_door(office, ada):
    form = ada.get("/review").form("/review/out")
    office.clock.now += IDLE + timedelta(seconds=1)
    assert ada.send(form).form("/review/in")


@pytest.mark.parametrize("change", [lambda text: text[:-1], lambda text: "x" + text, lambda _: "", lambda _: "ä.b"])
def test_a_cookie_that_was_changed_is_none(ada, change):
    sealed = ada.client.get_cookie(COOKIE, path=PATH).value
    ada.client.set_cookie(COOKIE, change(sealed), path=PATH)
    assert ada.get("/review").form("/review/in")


def test_another_servers_session_is_none_here(ada, harbour_engine, tmp_path):
    other = Visitor(create_app(Settings(casefile=HARBOUR), harbour_engine, Database.in_folder(tmp_path / "other")))
    other.client.set_cookie(COOKIE, ada.client.get_cookie(COOKIE, path=PATH).value, path=PATH)
    assert other.get("/review").form("/review/in")


def test_to_be_shown_the_door_ends_no_session(ada):
    """A browser sends no strict cookie where another site's link was followed."""
    sealed = ada.client.get_cookie(COOKIE, path=PATH).value
    ada.client.delete_cookie(COOKIE, path=PATH)
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    page = ada.get("/review/in?next=/review/history", **elsewhere)
    assert "/review/history" in page.links
    assert COOKIE not in cookies(page.response)
    ada.client.set_cookie(COOKIE, sealed, path=PATH)
    assert "Signed in as Ada" in ada.get("/review/history").text


def test_a_server_that_others_reach_asks_who_is_there_by_the_door(harbour_engine, tmp_path):
    settings = Settings(casefile=HARBOUR, trusted_hosts=("notes.example",))
    app = create_app(settings, harbour_engine, Database.in_folder(tmp_path))
    assert app.test_client().get("/review/in").status_code == 200
    assert app.test_client().get("/v1/casefile").status_code == 401
