"""The casefile's pages in a browser: search as one types, the timeline, and the way there from a card."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.driver import click

pytestmark = pytest.mark.browser


@pytest.fixture
def bare_page(plain_context):
    """A page in a window without the extension, in which no script runs."""
    return plain_context(java_script_enabled=False).new_page()


def test_a_card_leads_to_all_that_the_record_holds(extension, context, page, pages, server):
    extension.read(page, f"{pages}/news-en.html")
    shown = click(page, "name", "Peter Hain")
    with context.expect_page() as opened:
        shown.get_by_role("link", name="All that the record holds").click()
    casefile = opened.value
    assert casefile.url.startswith(f"{server}/casefile/entities/peter-hain")
    expect(casefile.get_by_role("heading", level=1)).to_have_text("Peter Hain")
    casefile.close()


@pytest.mark.parametrize(
    ("typed", "found"), [("бут в", "Viktor Bout"), ("Griner", "Brittney Griner"), ("grynér", None)]
)
def test_names_are_found_while_one_types(plain_page, server, typed, found):
    plain_page.goto(f"{server}/casefile")
    plain_page.get_by_label("Search").press_sequentially(typed)
    entities = plain_page.locator("#entities li:visible")
    if found:
        expect(entities.filter(has_text=found)).to_have_count(1)
        assert entities.count() < 10
        expect(plain_page.locator("#none")).to_be_hidden()
    else:
        expect(plain_page.locator("#none")).to_be_visible()
    plain_page.get_by_label("Search").fill("")
    expect(plain_page.locator(".chapter li:visible")).to_have_count(plain_page.locator(".chapter li").count())


def test_search_works_without_script(bare_page, server):
    bare_page.goto(f"{server}/casefile")
    bare_page.get_by_label("Search").fill("Бут")
    bare_page.get_by_role("button", name="Search").click()
    expect(bare_page.get_by_role("link", name="Viktor Bout", exact=True).last).to_be_visible()


def test_the_timeline_is_whole_without_script_and_larger_with(bare_page, plain_page, server):
    bare_page.goto(f"{server}/casefile/timeline")
    assert bare_page.get_by_role("listitem").count() > 30
    expect(bare_page.get_by_role("button", name="Larger")).to_be_hidden()
    plain_page.goto(f"{server}/casefile/timeline")
    drawing = plain_page.locator("svg.timeline")
    before = drawing.bounding_box()["width"]
    plain_page.get_by_role("button", name="Larger").click()
    assert drawing.bounding_box()["width"] > 1.2 * before
    plain_page.get_by_role("button", name="Whole").click()
    assert drawing.bounding_box()["width"] <= before


@pytest.mark.parametrize("path", ["", "/claims/wsj-back-in-business", "/entities/viktor-bout", "/sources/seed-fi-2022"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(plain_page, server, path, width):
    plain_page.set_viewport_size({"width": width, "height": 800})
    plain_page.goto(f"{server}/casefile{path}")
    assert plain_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_tab_stop_leads_past_the_header(plain_page, server):
    plain_page.goto(f"{server}/casefile/claims/sentence-date-2012")
    plain_page.keyboard.press("Tab")
    expect(plain_page.get_by_role("link", name="Skip to the content")).to_be_focused()
    plain_page.keyboard.press("Enter")
    assert plain_page.url.endswith("#content")


def test_dark_mode_and_print_have_grounds_of_their_own(plain_page, server):
    plain_page.emulate_media(color_scheme="dark")
    plain_page.goto(f"{server}/casefile")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert plain_page.evaluate(ground) == "rgb(20, 24, 29)"
    plain_page.emulate_media(media="print")
    assert plain_page.evaluate(ground) == "rgb(255, 255, 255)"
    expect(plain_page.locator("form")).to_be_hidden()
