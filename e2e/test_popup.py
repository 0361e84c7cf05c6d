"""The popup: what was found, the way there, where Sidelight reads, the server's state, what left the page."""

import pytest
from playwright.sync_api import expect

from e2e.driver import card, host, painted, wait_until

pytestmark = pytest.mark.browser

# As the popup finds it where the browser was asked for nothing yet; what it asks for is kept.
ON_CLICK_ONLY = """() => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    chrome.runtime.sendMessage = async (message) => {
        const answer = await send(message);
        return message.type === "overview" ? {...answer, site: {...answer.site, access: "click"}} : answer;
    };
    chrome.permissions.request = async ({origins}) => { globalThis.asked = origins; return false; };
}"""


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


def test_it_counts_statements_by_verdict_and_names(extension, news):
    with extension.popup(news) as popup:
        rows = popup.locator(".counts").get_by_role("button")
        expect(rows.first).to_contain_text("Differs from the record")
        expect(rows.filter(has_text="Supported by the record")).to_have_count(1)
        expect(rows.last).to_contain_text("Names")
        assert all(int(number) > 0 for number in rows.locator("b").all_inner_texts())


def test_it_says_how_server_and_privacy_stand(extension, news):
    with extension.popup(news) as popup:
        expect(popup.locator("#server")).to_contain_text("ready")
        expect(popup.locator("#sent")).to_contain_text("your own server at 127.0.0.1")
        expect(popup.get_by_text("never read")).to_be_visible()


def test_a_number_leads_to_the_first_of_its_notes(extension, news):
    with extension.popup(news) as popup:
        popup.get_by_role("button", name="Differs from the record").click()
    expect(card(news)).to_contain_text("Differs from the record")
    assert painted(news)["open"]


def test_by_keyboard_alone(extension, news):
    with extension.popup(news) as popup:
        popup.keyboard.press("Tab")
        expect(popup.get_by_role("switch", name="Read pages")).to_be_focused()
        popup.keyboard.press("Tab")
        expect(popup.get_by_role("button", name="Differs from the record")).to_be_focused()
        # Down alone: the popup is gone before the key is let go.
        popup.keyboard.down("Enter")
    expect(card(news)).to_contain_text("Differs from the record")


def test_a_site_is_switched_off_and_on_where_one_stands(extension, news):
    with extension.popup(news) as popup:
        site = popup.get_by_role("switch", name="On this site 127.0.0.1")
        site.uncheck()
        expect(popup.get_by_text("Sidelight is switched off on this site.")).to_be_visible()
        expect(host(news)).to_have_count(0)
        site.check()
        wait_until(news, "ready")
    assert painted(news)["name"]


def test_everything_is_switched_off_and_on(extension, news):
    with extension.popup(news) as popup:
        popup.get_by_role("switch", name="Read pages").uncheck()
        expect(popup.get_by_text("No page is read.")).to_be_visible()
        expect(popup.locator("#site")).to_be_hidden()
        expect(host(news)).to_have_count(0)
        popup.get_by_role("switch", name="Read pages").check()
        wait_until(news, "ready")


@pytest.mark.parametrize(
    ("button", "origins"),
    [
        ("Always on this site", ["http://127.0.0.1/*", "https://127.0.0.1/*"]),
        ("On all sites", ["http://*/*", "https://*/*"]),
    ],
)
def test_more_is_asked_of_the_browser_in_the_click_itself(extension, news, button, origins):
    with extension.popup(news) as popup:
        popup.add_init_script(f"({ON_CLICK_ONLY})()")
        popup.reload()
        expect(popup.get_by_text("Reads here only when you click its button.")).to_be_visible()
        popup.get_by_role("button", name=button).click()
        assert popup.evaluate("globalThis.asked") == origins


def test_nothing_more_is_offered_where_all_sites_are_read(extension, news):
    with extension.popup(news) as popup:
        expect(popup.get_by_text("Reads all sites.")).to_be_visible()
        expect(popup.get_by_role("button", name="On all sites")).to_be_hidden()


def test_it_leads_to_the_settings(extension, news):
    with extension.popup(news) as popup, extension.context.expect_page() as opened:
        popup.get_by_role("button", name="Settings").click()
    expect(opened.value).to_have_url(f"chrome-extension://{extension.id}/options/options.html")
    opened.value.close()


def test_a_page_without_the_case(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    with extension.popup(page) as popup:
        expect(popup.get_by_text("Nothing on this page is in the casefile.")).to_be_visible()


def test_a_page_of_the_browser_is_not_read(extension, page):
    page.goto("about:blank")
    with extension.popup(page) as popup:
        expect(popup.get_by_text("Sidelight does not read this page.")).to_be_visible()
        expect(popup.locator("#sent")).to_have_text("Nothing of this page was sent anywhere.")
        expect(popup.locator("#site")).to_be_hidden()


def test_it_is_worded_in_the_language_of_the_browser(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    with extension.popup(page) as popup:
        assert popup.evaluate("document.documentElement.lang") == "en-GB"
