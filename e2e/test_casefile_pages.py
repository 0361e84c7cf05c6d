"""The casefile's pages in a browser: search as one types, the timeline, and the way there from a card."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.driver import click

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_page(plain_context):
    """A page in a window without the extension; the options are those of a context."""
    return lambda **options: plain_context(**options).new_page()


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
    page = plain_page()
    page.goto(f"{server}/casefile")
    page.get_by_label("Search").press_sequentially(typed)
    entities = page.locator("#entities li:visible")
    if found:
        expect(entities.filter(has_text=found)).to_have_count(1)
        assert entities.count() < 10
        expect(page.locator("#none")).to_be_hidden()
    else:
        expect(page.locator("#none")).to_be_visible()
    page.get_by_label("Search").fill("")
    expect(page.locator(".chapter li:visible")).to_have_count(page.locator(".chapter li").count())


def test_search_works_without_script(plain_page, server):
    page = plain_page(java_script_enabled=False)
    page.goto(f"{server}/casefile")
    page.get_by_label("Search").fill("Бут")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Viktor Bout", exact=True).last).to_be_visible()


def test_the_timeline_is_whole_without_script_and_larger_with(plain_page, server):
    bare = plain_page(java_script_enabled=False)
    bare.goto(f"{server}/casefile/timeline")
    assert bare.get_by_role("listitem").count() > 30
    expect(bare.get_by_role("button", name="Larger")).to_be_hidden()
    page = plain_page()
    page.goto(f"{server}/casefile/timeline")
    drawing = page.locator("svg.timeline")
    before = drawing.bounding_box()["width"]
    page.get_by_role("button", name="Larger").click()
    assert drawing.bounding_box()["width"] > 1.2 * before
    page.get_by_role("button", name="Whole").click()
    assert drawing.bounding_box()["width"] <= before


@pytest.mark.parametrize("path", ["", "/claims/wsj-back-in-business", "/entities/viktor-bout", "/sources/seed-fi-2022"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(plain_page, server, path, width):
    page = plain_page(viewport={"width": width, "height": 800})
    page.goto(f"{server}/casefile{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_tab_stop_leads_past_the_header(plain_page, server):
    page = plain_page()
    page.goto(f"{server}/casefile/claims/sentence-date-2012")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_dark_mode_and_print_have_grounds_of_their_own(plain_page, server):
    page = plain_page(color_scheme="dark")
    page.goto(f"{server}/casefile")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(20, 24, 29)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    expect(page.locator("form")).to_be_hidden()
