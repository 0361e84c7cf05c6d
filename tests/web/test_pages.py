"""The casefile's pages as a browser gets them."""

import re
from html import unescape

import pytest

from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.casefile.model import Prominence
from sidelight.casefile.standing import assess
from sidelight.languages.frames import frame_slots
from sidelight.web.pages.words import LOCALES
from tests.web.conftest import build_app, load_casefile

HREF = re.compile(r'(?:href|src|action)="(/[^"#]*)')
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def bout():
    return load(bundled("shared") / "casefile" / "bout", frame_slots())


@pytest.fixture(scope="module")
def reader(bout):
    return build_app(bout).test_client()


@pytest.fixture(scope="module")
def harbour():
    return load_casefile("harbour")


@pytest.fixture(scope="module")
def harbour_reader(harbour):
    return build_app(harbour).test_client()


def words_of(response):
    return " ".join(unescape(TAG.sub(" ", response.text)).split())


def test_every_link_from_the_front_page_leads_to_a_page(harbour_reader):
    seen, ahead = set(), ["/casefile"]
    while ahead:
        path = ahead.pop()
        seen.add(path)
        with harbour_reader.get(path) as response:
            assert response.status_code == 200, path
            shown = response.text if response.mimetype == "text/html" else ""
        links = {unescape(link) for link in HREF.findall(shown)}
        ahead += sorted(links - seen - set(ahead))
    assert sum("/claims/" in path and "lang" not in path for path in seen) == 11
    assert any("/sources/" in path for path in seen)
    assert any("/entities/" in path for path in seen)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_case_has_a_page_for_everything_in_each_language(reader, bout, locale):
    addresses = [
        *(f"/casefile/claims/{name}" for name in bout.claims),
        *(f"/casefile/sources/{name}" for name in bout.sources),
        *(f"/casefile/entities/{one.id}" for one in bout.entities.values() if one.prominence is not Prominence.VALUE),
        *("/casefile", "/casefile/timeline", "/casefile/sources"),
    ]
    for address in addresses:
        response = reader.get(f"{address}?lang={locale}")
        assert (response.status_code, response.mimetype) == (200, "text/html"), address
        assert f'<html lang="{locale}">' in response.text
        assert response.text.count("<h1") == 1


def test_no_claim_page_hides_a_side(reader, bout):
    for claim in bout.claims.values():
        assessment = assess(claim, bout)
        shown = words_of(reader.get(f"/casefile/claims/{claim.id}?lang=en"))
        for position in assessment.positions:
            named = (
                f"{bout.entities[position.by].label} denies it" if position.by else position.stance.value.capitalize()
            )
            assert named in shown, (claim.id, named)
            for item in position.evidence:
                assert " ".join(bout.sources[item.source].title.split()) in shown, (claim.id, item.source)
                assert item.phrase in shown
        assert f"Documents that say so: {assessment.documents}." in shown


def test_the_language_is_the_browsers_unless_the_address_names_one(harbour_reader):
    polish = {"Accept-Language": "pl-PL,pl;q=0.9,en;q=0.5"}
    assert '<html lang="pl">' in harbour_reader.get("/casefile", headers=polish).text
    asked = harbour_reader.get("/casefile?lang=fi", headers=polish).text
    assert '<html lang="fi">' in asked
    assert "/casefile/timeline?lang=fi" in asked
    assert '<html lang="en">' in harbour_reader.get("/casefile?lang=xx", headers={"Accept-Language": "eo"}).text


def test_what_has_no_translation_is_told_in_english_and_says_so(harbour_reader, harbour):
    claim = next(claim for claim in harbour.claims.values() if "pl" not in claim.statement)
    page = harbour_reader.get(f"/casefile/claims/{claim.id}?lang=pl").text
    assert f'<h1><span lang="en">{claim.statement["en"]}</span></h1>' in page


@pytest.mark.parametrize("asked", ["Бут", "бут", "But", "bout", "viktor bo", "ВИКТОР"])
def test_names_are_found_in_any_script(reader, asked):
    page = reader.get("/casefile", query_string={"q": asked, "lang": "en"}).text
    (item,) = re.findall(r'<li data-words="[^"]*"( hidden)?><a href="/casefile/entities/viktor-bout', page)
    assert item == ""
    assert page.count('" hidden><a href="/casefile/entities/') > 50


def test_a_search_without_a_match_says_so(reader):
    page = reader.get("/casefile?q=zebra+stripes&lang=en").text
    assert re.search(r'<p id="none" role="status">Nothing', page)


def test_what_is_asked_is_shown_as_text(reader):
    page = reader.get("/casefile", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


@pytest.mark.parametrize("path", ["/casefile/claims/none", "/casefile/entities/bangkok", "/casefile/sources/x"])
def test_a_page_that_is_not_there_says_so(reader, path):
    response = reader.get(path, headers={"Accept-Language": "fi"})
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert "Tässä asiakirjassa ei ole sellaista sivua." in response.text


def test_pages_run_their_own_scripts_only(reader):
    policy = reader.get("/casefile").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    for address in ("/casefile", "/casefile/timeline", "/casefile/claims/sentence-date-2012"):
        page = reader.get(address).text
        assert not re.search(r"<script>|style=|<style|\son\w+=", page), address


VISIT = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def test_a_link_from_another_site_may_be_followed(reader):
    assert reader.get("/casefile/claims/sentence-date-2012", headers=VISIT).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [VISIT | {"Sec-Fetch-Dest": "iframe"}, VISIT | {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}],
)
def test_another_site_may_not_fetch_or_frame_a_page(reader, headers):
    assert reader.get("/casefile", headers=headers).status_code == 403


def test_the_api_is_not_opened_by_following_a_link(reader):
    assert reader.get("/v1/casefile", headers=VISIT).status_code == 403
