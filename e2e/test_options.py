"""The settings: kept at once, acting at once on pages that are open, and plain about what cannot be set."""

import re

import pytest
from playwright.sync_api import expect

from e2e.driver import click, expect_soon, host, painted, wait_until
from e2e.servers import offer_code, revoke

pytestmark = pytest.mark.browser

LOCALES = ["ar", "de", "en", "fi", "pl", "ru"]
LINE = """(layer) => {
    const style = getComputedStyle(document.querySelector("p"), `::highlight(sidelight-${layer})`);
    return [style.textDecorationStyle, style.textDecorationThickness, style.textDecorationColor];
}"""
NAME = """() => {
    const style = getComputedStyle(document.querySelector("p"), "::highlight(sidelight-name)");
    return [style.backgroundColor, style.textDecorationLine];
}"""
# The sheets of the next look are laid later than those of the look after it.
LATE = """() => {
    const insert = chrome.scripting.insertCSS;
    let late;
    self.laid = false;
    self.hurry = () => (chrome.scripting.insertCSS = insert);
    chrome.scripting.insertCSS = async (sheet) => {
        late ??= sheet.css;
        if (sheet.css === late) await new Promise((go) => setTimeout(go, 500));
        await insert(sheet);
        self.laid ||= sheet.css === late;
    };
}"""
BESIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


@pytest.fixture
def options(extension):
    with extension.options() as options:
        yield options


def kept(extension, key):
    """What is stored of a setting; None before anything is."""
    return extension.worker.evaluate("(key) => chrome.storage.local.get(key)", key).get(key)


def test_reading_is_switched_off_and_on(news, options):
    options.get_by_role("switch", name="Read pages").uncheck()
    expect(host(news)).to_have_count(0)
    options.get_by_role("switch", name="Read pages").check()
    wait_until(news, "ready")


def test_lines_are_drawn_as_they_are_chosen_on_pages_that_are_open(extension, news, options):
    before = news.evaluate(LINE, "contradicted"), news.evaluate(NAME)
    markup = news.evaluate("document.documentElement.outerHTML")
    options.get_by_role("radio", name="For colour-blind readers").check()
    options.get_by_role("radio", name="Bold").check()
    options.get_by_role("radio", name="A dotted line").check()
    expect_soon(lambda: news.evaluate(LINE, "contradicted"), ["wavy", "2.4px", "rgb(176, 68, 0)"])
    expect_soon(lambda: news.evaluate(NAME), ["rgba(0, 0, 0, 0)", "underline"])
    assert news.evaluate("document.documentElement.outerHTML") == markup
    assert kept(extension, "look") == {"colours": "safe", "weight": "bold", "names": "dotted"}
    options.get_by_role("radio", name="Standard").check()
    options.get_by_role("radio", name="Regular").check()
    options.get_by_role("radio", name="A tint").check()
    expect_soon(lambda: (news.evaluate(LINE, "contradicted"), news.evaluate(NAME)), before)


@pytest.fixture
def late(extension):
    extension.worker.evaluate(LATE)
    yield lambda: extension.worker.evaluate("laid")
    extension.worker.evaluate("() => void hurry()")


def test_a_look_that_arrives_late_does_not_stay_when_another_was_chosen(news, options, late):
    before = news.evaluate(LINE, "contradicted")
    options.get_by_role("radio", name="Bold").check()
    options.get_by_role("radio", name="Regular").check()
    expect_soon(late, True)
    expect_soon(lambda: news.evaluate(LINE, "contradicted"), before)


def test_a_look_is_there_on_pages_opened_later_and_in_the_preview(extension, page, pages, options):
    options.get_by_role("radio", name="Strong").check()
    expected = ["dashed", "2px", "rgb(122, 66, 0)"]
    expect_soon(lambda: options.evaluate(LINE, "differs"), expected)
    extension.read(page, f"{pages}/news-en.html")
    assert page.evaluate(LINE, "differs") == expected


def test_kinds_are_hidden_and_shown_on_pages_that_are_open(news, options):
    options.get_by_role("checkbox", name="Names").uncheck()
    expect_soon(lambda: "name" in painted(news), expected=False)
    assert "differs" in painted(news)
    options.get_by_role("checkbox", name="Statements").uncheck()
    expect_soon(lambda: painted(news), {})
    options.get_by_role("checkbox", name="Names").check()
    expect_soon(lambda: set(painted(news)), {"name"})


def test_a_name_is_marked_as_often_as_is_chosen(news, options):
    def often():
        return painted(news)["name"].count("Bout")

    def choose(label, *, most):
        before = often()
        options.get_by_role("radio", name=label).check()
        expect_soon(lambda: often() > before if most else often() < before, expected=True)
        return often()

    once = choose("Once on a page", most=False)
    assert once < choose("Once in each section", most=True) < choose("Every time", most=True)


def test_words_and_notes_speak_the_language_that_is_chosen(extension, news, options):
    options.get_by_label("Of words and notes").select_option(label="Suomi")
    expect(options.get_by_role("heading", name="Palvelin")).to_be_visible()
    expect(options.locator("html")).to_have_attribute("lang", "fi")
    wait_until(news, "ready")
    expect_soon(lambda: "Sivun" in extension.title(news) or "sivulla" in extension.title(news), expected=True)
    expect(click(news, "value", "2011")).to_contain_text("Poikkeaa aineistosta")
    options.get_by_role("combobox").select_option("")
    expect(options.get_by_role("heading", name="Server")).to_be_visible()
    wait_until(news, "ready")
    expect(click(news, "value", "2011")).to_contain_text("Differs from the record")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_finds_room_on_a_narrow_screen(extension, locale):
    extension.choose(language=locale)
    with extension.options() as options:
        options.set_viewport_size({"width": 320, "height": 600})
        expect(options.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
        assert options.evaluate(BESIDE) == 0
        assert [text for text in options.locator("[data-words]").all_inner_texts() if not text.strip()] == []


def test_the_server_answers_or_does_not(options, server):
    expect(options.locator("#server-says")).to_contain_text("ready")
    options.get_by_label("Address").fill("http://127.0.0.1:1")
    options.get_by_label("Address").press("Enter")
    expect(options.locator("#server-says")).to_contain_text("does not answer at 127.0.0.1:1")
    expect(options.locator("#server-says")).to_contain_text("sidelight serve")
    options.get_by_label("Address").fill(server + "/")
    options.get_by_role("button", name="Test the connection").click()
    expect(options.locator("#server-says")).to_contain_text("ready")
    expect(options.get_by_label("Address")).to_have_value(server)


@pytest.mark.parametrize("address", ["https://example.org", "http://localhost:8765", "127.0.0.1:8765", "nonsense"])
def test_a_server_that_this_copy_may_not_ask_is_refused_with_what_to_do(extension, server, options, address):
    options.get_by_label("Address").fill(address)
    options.get_by_label("Address").press("Enter")
    expect(options.get_by_label("Address")).to_have_attribute("aria-invalid", "true")
    expect(options.locator("#server-says")).to_contain_text("may not ask")
    expect(options.locator("#server-only")).to_contain_text("sidelight extension --server URL DIR")
    assert kept(extension, "server") == server


def test_a_browser_is_paired_found_revoked_and_paired_again(extension, page, pages, strict_server):
    extension.choose(server=strict_server)
    extension.read(page, f"{pages}/news-en.html", state="error")
    with extension.popup(page) as popup, extension.context.expect_page() as opened:
        expect(popup.get_by_text("does not know this browser").first).to_be_visible()
        expect(popup.locator("#sent")).to_have_text("Nothing of this page was sent anywhere.")
        popup.get_by_role("button", name="Pair again").click()
    options = opened.value
    expect(options.locator("#server-says")).to_contain_text("does not know this browser")
    enter(options, "000000")
    expect(options.locator("#pairing-state")).to_contain_text("ask for a new one", ignore_case=True)
    enter(options, offer_code("--name", "mine"))
    expect(options.locator("#pairing-state")).to_have_text(
        f"Paired with {strict_server.removeprefix('http://')}. It may read only."
    )
    expect(options.locator("#server-says")).to_contain_text("ready")
    wait_until(page, "ready")
    revoke("mine")
    page.reload()
    wait_until(page, "error")
    options.get_by_role("button", name="Forget the pairing").click()
    expect(options.locator("#pairing-state")).to_have_text("Not paired.")
    assert kept(extension, "token") is None
    options.close()


def enter(options, code):
    options.get_by_label("Code").fill(code)
    options.get_by_role("button", name="Pair", exact=True).click()


def test_a_site_that_was_switched_off_is_switched_on_again(extension, page, pages):
    extension.choose(off=["127.0.0.1", "example.org"])
    page.goto(f"{pages}/news-en.html")
    with extension.options() as options:
        expect(options.locator("#off li")).to_have_count(2)
        extension.choose(off=["127.0.0.1", "example.org", "later.example"])
        options.get_by_role("button", name="Switch on again: 127.0.0.1").click()
        expect(options.locator("#off li")).to_have_text([re.compile("example.org"), re.compile("later.example")])
        wait_until(page, "ready")
    assert kept(extension, "off") == ["example.org", "later.example"]


def test_the_keys_are_told(options):
    keys = options.locator("#keys")
    expect(keys).to_contain_text("Go to the next note on the page")
    assert all(label.strip() for label in keys.locator("li > :last-child").all_inner_texts())


def test_by_keyboard_alone(extension, options):
    options.get_by_role("radio", name="Standard").focus()
    options.keyboard.press("ArrowDown")
    expect(options.get_by_role("radio", name="Strong")).to_be_checked()
    expect_soon(lambda: kept(extension, "look"), {"colours": "strong", "weight": "regular", "names": "tint"})
    options.get_by_role("checkbox", name="Names").focus()
    options.keyboard.press("Space")
    expect_soon(lambda: kept(extension, "kinds"), {"claims": True, "names": False})
