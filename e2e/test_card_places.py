"""Where the card stands: by its words and in the window, whatever its size and whatever the page does to its root."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.driver import card, click
from e2e.oddities import ODD, PLACE, STYLE, WIDTH

pytestmark = pytest.mark.browser

CORNERS = {"top left": "top: 0; left: 0", "top right": "top: 0; right: 0", "bottom left": "bottom: 0; left: 0",
           "bottom right": "bottom: 0; right: 0"}  # fmt: skip
# What 1280 by 720 pixels are at so much of the browser's zoom.
WINDOWS = {
    "320 pixels wide": (320, 640),
    "at 200 percent": (640, 360),
    "at 400 percent": (320, 180),
    "on its side": (740, 320),
}
OVERFLOW = """() => {
    const card = document.querySelector("sidelight-host").shadowRoot.querySelector(".card");
    return [card, ...card.querySelectorAll("*")].filter((one) => !one.closest(".unseen"))
        .filter((one) => one.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
        .map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def read(extension, page, pages):
    """Open the page with more style than its own, and return it."""

    def read(css="", size=(1000, 700)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.add_init_script(f"({STYLE})({css!r})")
        extension.read(page, f"{pages}/verdicts.html")
        return page

    return read


@pytest.mark.parametrize("corner", CORNERS)
def test_in_every_corner_it_stays_in_the_window_and_leaves_its_words_free(read, corner):
    page = read(f"#differs {{ position: fixed; margin: 0; {CORNERS[corner]} }}")
    click(page, "value", "2011")
    place = page.evaluate(PLACE)
    assert (place["inside"], place["apart"], place["onTop"], place["width"]) == (True, True, True, WIDTH)


@pytest.mark.parametrize("window", WINDOWS)
def test_in_a_small_window_all_of_it_can_be_reached(extension, read, window):
    page = read(size=WINDOWS[window])
    for at in range(1, 9):
        extension.press(page, "next-note")
        expect(card(page).locator(".steps")).to_contain_text(f"Note {at} of ")
        place = page.evaluate(PLACE)
        assert place["inside"]
        assert place["onTop"]
        assert page.evaluate(OVERFLOW) == []
        last = card(page).locator("summary").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()


@pytest.mark.parametrize("way", ODD)
def test_whatever_the_page_does_to_its_root(read, way):
    page = read(ODD[way])
    click(page, "value", "2011")
    place = page.evaluate(PLACE)
    assert (place["inside"], place["apart"], place["onTop"]) == (True, True, True)
    assert place["width"] == pytest.approx(WIDTH, abs=1)


def test_its_size_follows_the_reader_not_the_page(read):
    page = read("html { font-size: 40px }")
    size = "(card) => getComputedStyle(card).fontSize"
    assert click(page, "value", "2011").evaluate(size) == "14px"


def test_it_goes_with_its_words_and_closes_when_they_go(read):
    page = read(
        "html { overflow: hidden } body { height: 600px; overflow: auto; padding-top: 200px }"
        "body::after { content: ''; display: block; height: 1500px }"
    )
    click(page, "value", "2011")
    for by in (60, -120, 200):
        page.evaluate("(by) => document.body.scrollBy(0, by)", by)
        page.wait_for_function(f"({PLACE})().near")
        assert page.evaluate(PLACE)["inside"]
    page.evaluate("document.body.scrollBy(0, 2000)")
    expect(card(page)).to_have_count(0)


def test_above_what_fills_the_screen(read):
    page = read()
    page.evaluate("document.body.requestFullscreen()")
    page.wait_for_function("document.fullscreenElement === document.body")
    click(page, "value", "2011")
    assert page.evaluate(PLACE)["onTop"]
    page.evaluate("document.exitFullscreen()")


def test_scrolling_in_it_does_not_scroll_the_page(read):
    page = read("body { padding-bottom: 3000px }")
    shown = click(page, "value", "2011")
    shown.locator(".body").hover()
    for _ in range(6):
        page.mouse.wheel(0, 900)
    page.wait_for_timeout(200)
    expect(shown).to_be_visible()
    assert page.evaluate("scrollY") == 0
