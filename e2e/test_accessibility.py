"""axe-core finds nothing in the card, on whatever page it opens, nor on the extension's own pages."""

import pytest
from playwright.sync_api import expect

from e2e.accessibility import CARD, faint, faults
from e2e.driver import card, click

pytestmark = pytest.mark.browser

VERDICTS = ["contradicted", "differs", "disputed", "unsupported", "single-origin", "supported"]
GROUNDS = {"": "light", "dark": "dark", "grey": "plain"}
LOOKS = {"forced": {"forced_colors": "active"}, "forced on dark": {"forced_colors": "active", "color_scheme": "dark"},
         "more contrast": {"contrast": "more"}}  # fmt: skip
SCHEMES = ("light", "dark")
CASEFILE = ["", "/timeline", "/sources", "/claims/arrest-bangkok-2008", "/entities/peter-hain"]


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


def check(page):
    assert faults(page, CARD) == []
    assert faint(page, CARD) == []


def check_every_card(extension, page):
    """Goes from note to note; returns the verdicts seen, None for names."""
    seen, at, last = set(), 0, 1
    while at < last:
        at += 1
        extension.press(page, "next-note")
        steps = card(page).locator(".steps span")
        expect(steps).to_contain_text(f"Note {at} of ")
        last = int(steps.text_content().split()[-1])
        check(page)
        seen.add(card(page).locator("h2 > *").get_attribute("class"))
    return seen


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_card_on_every_ground(extension, page, pages, ground):
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => document.documentElement.className = '{ground}')")
    extension.read(page, f"{pages}/verdicts.html")
    assert check_every_card(extension, page) == {*VERDICTS, None}
    expect(card(page)).to_have_attribute("data-tone", GROUNDS[ground])


def test_several_notes_on_the_same_words(news):
    shown = click(news, "value", "2011")
    for at in (1, 2, 3):
        expect(shown.locator(".pager")).to_contain_text(f"{at} of 3")
        check(news)
        card(news).locator(".pager").get_by_role("button", name="Next").click()


def test_the_card_under_a_strict_policy(extension, page, pages):
    extension.read(page, f"{pages}/strict-csp.html")
    click(page, "value", "2011")
    check(page)


@pytest.mark.parametrize("look", LOOKS)
def test_the_card_for_whoever_needs_other_colours(news, look):
    news.emulate_media(**LOOKS[look])
    click(news, "value", "2011")
    check(news)


@pytest.mark.parametrize("path", CASEFILE)
def test_the_pages_of_the_casefile(plain_page, server, path):
    found = {}
    for scheme in SCHEMES:
        plain_page.emulate_media(color_scheme=scheme)
        plain_page.goto(f"{server}/casefile{path}")
        found[scheme] = [*faults(plain_page), *faint(plain_page)]
    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("surface", ["popup", "panel", "options"])
def test_the_pages_of_its_own(extension, news, surface, language):
    extension.choose(language=language)
    address = f"{surface}/{surface}.html" + ("" if surface == "options" else f"?tab={extension.tab(news)}")
    with extension.surface(address) as shown:
        expect(shown.locator("html")).to_have_attribute("lang", "ar" if language == "ar" else "en-GB")
        found = {}
        for scheme in SCHEMES:
            shown.emulate_media(color_scheme=scheme)
            found[scheme] = [*faults(shown), *faint(shown)]
    assert found == {"light": [], "dark": []}


def test_words_too_faint_and_markup_at_fault_are_found(page):
    page.set_content(
        "<html lang=en><title>A page</title><main><h1>One</h1><p style='color: #999'>faint</p><button></button>"
    )
    assert [text for _, text in faint(page)] == ["faint"]
    assert {fault.split()[0] for fault in faults(page)} == {"button-name", "color-contrast"}
