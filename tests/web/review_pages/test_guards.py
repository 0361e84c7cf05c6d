"""What keeps other pages, extensions and frames from deciding in somebody's name."""

import re

import pytest

from sidelight.settings import Settings
from sidelight.web.app import create_app
from tests.reviews.making import Clock
from tests.web.conftest import EXTRA_ORIGIN
from tests.web.review_pages.conftest import ELSEWHERE, HARBOUR, PAGE, Office
from tests.web.review_pages.visitor import ORIGIN
from tests.web.test_checks import OWN_ORIGIN

PAGES = ("/review", "/review/statements", "/review/history", "/review/moderators")


@pytest.fixture
def form(office, ada):
    office.put()
    return ada.get("/review").form("/review/decisions")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://localhost:9",
        "http://localhost.evil.example",
        OWN_ORIGIN,
        EXTRA_ORIGIN,
        None,
    ],
)
def test_forms_are_taken_from_the_pages_themselves_alone(ada, form, origin):
    page = ada.send(form, origin=origin, decision="right")
    assert (page.status, page.response.mimetype) == (403, "text/html")
    assert "Access-Control-Allow-Origin" not in page.response.headers
    assert "Put under review" in ada.get("/review/history").text
    assert "Right" not in ada.get("/review/history").text


@pytest.mark.parametrize("origin", [ORIGIN, "https://localhost"])
def test_a_proxy_may_take_the_s_from_https(ada, form, origin):
    assert ada.send(form, origin=origin, decision="right").status == 200


@pytest.mark.parametrize("guard", ["", "0" * 64, "ä"])
def test_a_form_without_its_guard_is_refused(ada, form, guard):
    assert ada.send(form, guard=guard, decision="right").status == 403


def test_a_form_of_another_session_is_refused(office, form):
    assert office.visit("Ben").send(form, decision="right").status == 403


def test_signing_in_needs_the_form_that_was_shown_to_this_browser(office):
    shown = office.visit(None).get("/review").form("/review/in")
    assert office.visit(None).send(shown, token=office.secrets["Ada"]).status == 403


def test_an_own_origin_opens_the_api_to_nobody(office):
    body = {"blocks": []}
    response = office.app.test_client().post("/v1/annotations", json=body, headers={"Origin": ORIGIN})
    assert response.status_code == 403


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_nothing_but_forms_is_taken(ada, form, kind):
    response = ada.client.post(form.action, data=b"{}", content_type=kind, headers={"Origin": ORIGIN})
    assert response.status_code == 415


def test_the_cookie_opens_no_api(ada):
    assert ada.client.get("/v1/reviews").status_code == 401


VISIT = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def test_a_link_to_the_pages_may_be_followed_and_no_page_framed(ada):
    assert ada.get("/review", **VISIT).status == 200
    framed = ada.client.get("/review", headers={**VISIT, "Sec-Fetch-Dest": "iframe"})
    assert framed.status_code == 403
    for path in PAGES:
        policy = ada.get(path).response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy


def test_pages_are_kept_nowhere_and_say_to_no_site_where_a_link_was_followed(ada):
    headers = ada.get("/review").response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_run_their_own_scripts_only(office, ada):
    office.put()
    for path in PAGES:
        assert not re.search(r"<script>|style=|<style|\son\w+=", ada.get(path).html), path


def test_what_a_page_says_is_shown_as_text(office, ada):
    office.put(f"<script>alert(1)</script> & “{'<b>'}” Tomas Kivi was arrested on 14 March 2015 by the harbour police.")
    shown = ada.get("/review").html
    assert "<script>alert" not in shown
    assert "<b>" not in shown


def test_a_pages_address_never_becomes_a_script(office, ada):
    office.put(url="https://news.example/%22%3E%3Cscript%3E?a='\"<x>")
    for link in ada.get("/review").links:
        assert link.startswith(("/", "#", "https://news.example/"))


@pytest.fixture
def anywhere(harbour_engine, database):
    """The office, with either database."""
    clock = Clock()
    return Office(create_app(Settings(casefile=HARBOUR), harbour_engine, database, clock), database, clock)


def test_what_no_database_keeps_is_sought_in_vain(anywhere):
    anywhere.put(ELSEWHERE)
    ada = anywhere.visit("Ada")
    for query in ("claim=%00", "site=a%00", "verdict=%00", "language=%00", "done=%00.1", "pile=mine&site=%00"):
        page = ada.get(f"/review?{query}")
        assert (page.status, page.html.count('class="item"')) == (200, 0 if "done" not in query else 1), query
    for path in ("history?who=%00", "history?claim=%00", "history?site=%00", "statements?site=%00&language=%00"):
        assert ada.get(f"/review/{path}").status == 200, path
    for path in ("items/%00", "statements/%00"):
        assert ada.get(f"/review/{path}").status == 404, path


def test_a_page_whose_address_has_what_no_database_keeps_is_put_under_review_all_the_same(anywhere):
    for opened in (1, 0):
        answer = anywhere.put(ELSEWHERE, url=f"{PAGE}?\0")
        assert (answer["page"], answer["opened"]) == (f"{PAGE}?\ufffd", opened)
    assert anywhere.read(ELSEWHERE, url=f"{PAGE}?\0")["highlights"]
