"""The first page: opened once where somebody installed the extension, and plain about what it sends."""

import pytest
from playwright.sync_api import expect

from e2e.access import hold
from e2e.accessibility import faint, faults

pytestmark = pytest.mark.browser

# A headless browser shows no question; this stands in for the reader's answer and notes what was asked.
ANSWER = """(answer) => {
    globalThis.asked = [];
    chrome.permissions.request = async (what) => {
        globalThis.asked.push([what, navigator.userActivation.isActive]);
        return answer;
    };
}"""
ALL = {"origins": ["http://*/*", "https://*/*"]}


@pytest.fixture(scope="module")
def installed(launch_with_extension, bare_folder):
    """A browser in which a reader has just installed the extension; no server is there."""
    context = launch_with_extension(folder=bare_folder)
    yield context
    context.close()


@pytest.fixture
def open_welcome(installed):
    """Opens the first page again, asking a server and in a language."""
    held = hold(installed)
    opened = []

    def open_it(**settings):
        held.forget()
        held.choose(**settings)
        page = installed.new_page()
        opened.append(page)
        page.goto(f"chrome-extension://{held.id}/welcome/welcome.html")
        expect(page.locator("body")).to_have_attribute("data-state", "ready")
        return page

    yield open_it
    for page in opened:
        page.close()


def test_it_is_opened_once_at_the_installation(installed):
    find = lambda: [page for page in installed.pages if page.url.endswith("/welcome/welcome.html")]  # noqa: E731
    page = find()[0] if find() else installed.wait_for_event("page")
    expect(page).to_have_url(f"chrome-extension://{hold(installed).id}/welcome/welcome.html")
    page.close()
    hold(installed).worker.evaluate("() => chrome.runtime.onInstalled.dispatch({reason: 'update'})")
    installed.new_page().goto("about:blank")
    assert find() == []


def test_what_a_copy_was_written_with_is_not_offered_back(extension):
    with extension.surface("welcome/welcome.html") as welcome:
        expect(welcome.get_by_text("Reads all sites.")).to_be_visible()
        expect(welcome.get_by_role("button", name="Only on click")).to_be_hidden()
    with extension.options() as options:
        expect(options.locator("#all-sites")).to_be_checked()
        expect(options.locator("#all-sites")).to_be_disabled()


def test_a_fleet_is_not_shown_it(context):
    assert not [page for page in context.pages if "/welcome/" in page.url]


def test_it_says_what_leaves_the_browser_and_where_it_reads(open_welcome, server):
    page = open_welcome(server=server)
    main = page.get_by_role("main")
    expect(main).to_contain_text("its text, its language and its date")
    expect(main).to_contain_text("Of every other page: nothing.")
    expect(page.locator("#access")).to_have_text("Now it reads only the page on which you click its button.")
    expect(page.locator("#lines li")).to_have_count(6)


def test_one_button_asks_for_all_sites_in_the_click_itself(open_welcome, server):
    page = open_welcome(server=server)
    page.evaluate(ANSWER, False)
    page.get_by_role("button", name="Read all sites by itself").click()
    assert page.evaluate("asked") == [[ALL, True]]
    expect(page.locator("body")).to_have_attribute("data-access", "click")


def test_a_server_that_is_started_meanwhile_is_noticed(open_welcome, server):
    page = open_welcome(server="http://127.0.0.1:1")
    expect(page.get_by_text("sidelight serve")).to_be_visible()
    expect(page.locator("#server")).to_have_attribute("data-state", "fault")
    hold(page.context).choose(server=server)
    expect(page.locator("#server")).to_have_attribute("data-state", "ok")
    expect(page.get_by_text("sidelight serve")).to_be_hidden()


def test_the_keyboard_reaches_each_button(open_welcome, server):
    page = open_welcome(server=server)
    reached = []
    for _ in range(2):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert reached == ["all", "options"]


@pytest.mark.parametrize("language", ["en", "pl", "fi", "ru", "de", "ar"])
def test_it_can_be_read_by_everybody(open_welcome, language):
    page = open_welcome(server="http://127.0.0.1:1", language=language)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = [*faults(page), *faint(page)]
    assert found == {"light": [], "dark": []}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
