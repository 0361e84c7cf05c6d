"""An interface that runs from right to left, beside pages and records that may run the other way."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from e2e.driver import Extension, card, click, point
from e2e.servers import PATIENCE

pytestmark = pytest.mark.browser

BOXES = """root => Object.fromEntries(
    ["h2", ".shut", ".bar [data-by='-1']", ".bar [data-by='1']", ".group li"].map(name => {
        const element = root.querySelector(name);
        if (!element) return [name, null];
        const {left, right} = element.getBoundingClientRect();
        const {borderLeftWidth, borderRightWidth} = getComputedStyle(element);
        return [name, {left, right, borders: [borderLeftWidth, borderRightWidth]}];
    }))"""
IN_WINDOW = "box => box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight"
LINE_OF = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const {left, right} = range.getClientRects()[0];
    const box = element.getBoundingClientRect();
    return {before: left - box.left, after: box.right - right};
}"""


@pytest.fixture(scope="module")
def arabic_folder(extension_folder, tmp_path_factory):
    """The extension as a browser in Arabic shows it. Debian's Chromium has no Arabic of its own to be started in."""
    folder = tmp_path_factory.mktemp("arabic") / "sidelight"
    shutil.copytree(extension_folder, folder)
    for locale in (folder / "_locales").iterdir():
        if locale.name != "ar":
            shutil.rmtree(locale)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"default_locale": "ar"}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def arabic_context(launch_with_extension, arabic_folder):
    context = launch_with_extension(f"--disable-extensions-except={arabic_folder}", f"--load-extension={arabic_folder}")
    yield context
    context.close()


@pytest.fixture
def arabic(arabic_context, server):
    held = Extension(arabic_context, arabic_context.service_workers[0].url.split("/")[2])
    held.forget()
    held.choose(server=server, timeout=PATIENCE)
    return held


@pytest.fixture
def news(arabic, pages):
    page = arabic.context.new_page()
    arabic.read(page, f"{pages}/news-en.html")
    yield page
    page.close()


def test_the_card_runs_from_right_to_left(news):
    shown = click(news, "value", "2011")
    expect(shown).to_have_attribute("dir", "rtl")
    expect(shown).to_have_attribute("lang", "ar")
    expect(shown.get_by_role("heading", level=2)).to_have_text("يختلف عن السجل")
    boxes = shown.evaluate(BOXES)
    assert boxes[".shut"]["right"] <= boxes["h2"]["left"]
    assert boxes[".group li"]["borders"] == ["0px", "3px"]


def test_words_of_the_record_run_as_they_are_written(news):
    """The casefile has no Arabic, so its statement is in English: it starts at the left, full stops at its end."""
    shown = click(news, "value", "2011")
    line = shown.locator(".statement").evaluate(LINE_OF)
    assert line["before"] < 1
    assert shown.locator(".explain").evaluate(LINE_OF)["after"] < 1


def test_it_opens_leftwards_of_the_words_and_inside_the_window(news):
    x, _ = point(news, "name", "FARC")
    shown = click(news, "name", "FARC")
    box = shown.evaluate("element => element.getBoundingClientRect().toJSON()")
    assert news.evaluate(IN_WINDOW, box)
    assert box["right"] == pytest.approx(max(x + 24, box["width"] + 8), abs=2)


def test_stepping_goes_on_to_the_left(arabic, news):
    arabic.press(news, "next-note")
    expect(card(news)).to_be_visible()
    expect(card(news).locator(".steps")).to_contain_text("الملاحظة 1 من")
    boxes = card(news).evaluate(BOXES)
    assert boxes[".bar [data-by='1']"]["right"] <= boxes[".bar [data-by='-1']"]["left"]


def test_the_popup_runs_from_right_to_left(arabic, news):
    with arabic.popup(news) as popup:
        expect(popup.locator("html")).to_have_attribute("dir", "rtl")
        expect(popup.locator("html")).to_have_attribute("lang", "ar")
        expect(popup.locator(".counts")).to_contain_text("يختلف عن السجل")
        expect(popup.locator("#server")).to_contain_text("جاهز")
        switch = popup.locator("#enabled").bounding_box()
        heading = popup.get_by_role("heading", level=1).bounding_box()
        assert switch["x"] + switch["width"] <= heading["x"]


def test_an_english_card_keeps_its_way_on_a_page_that_runs_from_right_to_left(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    shown = click(page, "value", "2011")
    expect(shown).to_have_attribute("dir", "ltr")
    boxes = shown.evaluate(BOXES)
    assert boxes["h2"]["right"] <= boxes[".shut"]["left"]
    assert boxes[".group li"]["borders"] == ["3px", "0px"]
    box = shown.evaluate("element => element.getBoundingClientRect().toJSON()")
    assert page.evaluate(IN_WINDOW, box)
