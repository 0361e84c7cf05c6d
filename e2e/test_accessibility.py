"""axe-core finds nothing in the card, on whatever page it opens, nor on the extension's own pages."""

import pytest
from playwright.sync_api import expect

from e2e.accessibility import CARD, faint, faults
from e2e.driver import click, painted

pytestmark = pytest.mark.browser

LAYERS = ["supported", "single-origin", "differs", "disputed", "name"]


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


def check(page, layer):
    click(page, layer, painted(page)[layer][0])
    assert faults(page, CARD) == []
    assert faint(page, CARD) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_the_card_on_a_light_page(news, layer):
    check(news, layer)


@pytest.mark.parametrize("layer", ["name", "value"])
def test_the_card_on_a_dark_page(extension, page, pages, layer):
    extension.read(page, f"{pages}/news-pl.html")
    check(page, layer)


def test_the_card_under_a_strict_policy(extension, page, pages):
    extension.read(page, f"{pages}/strict-csp.html")
    check(page, "value")


def test_the_card_in_forced_colours(news):
    news.emulate_media(forced_colors="active")
    check(news, "value")
    news.emulate_media(forced_colors="none")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["popup", "panel", "options"])
def test_the_pages_of_its_own(extension, news, surface, scheme, language):
    extension.choose(language=language)
    address = f"{surface}/{surface}.html" + ("" if surface == "options" else f"?tab={extension.tab(news)}")
    with extension.surface(address) as shown:
        shown.emulate_media(color_scheme=scheme)
        expect(shown.locator("html")).to_have_attribute("lang", "ar" if language == "ar" else "en-GB")
        assert faults(shown) == []
        assert faint(shown) == []


def test_words_too_faint_and_markup_at_fault_are_found(page):
    page.set_content(
        "<html lang=en><title>A page</title><main><h1>One</h1><p style='color: #999'>faint</p><button></button>"
    )
    assert [text for _, text in faint(page)] == ["faint"]
    assert {fault.split()[0] for fault in faults(page)} == {"button-name", "color-contrast"}
