"""The popup: what was found, the way there, the server's state."""

import pytest
from playwright.sync_api import expect

from e2e.driver import card, painted

pytestmark = pytest.mark.browser


def test_it_counts_by_verdict_and_lists_the_statements(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    with extension.popup(page) as popup:
        counts = popup.locator(".counts")
        expect(counts).to_contain_text("Differs from the record")
        expect(counts).to_contain_text("Supported by the record")
        expect(counts).to_contain_text("Names")
        statements = popup.get_by_role("main").get_by_role("button")
        expect(statements.filter(has_text="Differs from the record").first).to_be_visible()
        expect(popup.locator("#server")).to_contain_text("ready")
        expect(popup.get_by_text("goes only to the server on this computer")).to_be_visible()


def test_a_statement_in_the_list_leads_to_its_words(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    with extension.popup(page) as popup:
        popup.get_by_role("main").get_by_role("button").filter(has_text="Differs from the record").first.click()
    expect(card(page)).to_contain_text("Differs from the record")
    assert painted(page)["open"]


def test_a_page_without_the_case(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    with extension.popup(page) as popup:
        expect(popup.get_by_text("Nothing on this page is in the casefile.")).to_be_visible()


def test_a_page_of_the_browser_is_not_read(extension, page):
    page.goto("about:blank")
    with extension.popup(page) as popup:
        expect(popup.get_by_text("Sidelight does not read this page.")).to_be_visible()


def test_it_is_worded_in_the_language_of_the_browser(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    with extension.popup(page) as popup:
        assert popup.evaluate("document.documentElement.lang") == "en-GB"
