"""What the card says of the page's date, from the page's own metadata to the reader's eyes."""

import pytest
from playwright.sync_api import expect

from e2e.driver import card, click

pytestmark = pytest.mark.browser


def test_an_old_page_was_right_when_it_was_written(extension, page, pages):
    extension.read(page, f"{pages}/old-news.html")
    click(page, "supported", "sentenced to 25 years")
    expect(card(page)).to_contain_text("True when written; he was released on 8 December 2022.")


def test_a_page_written_since_is_told_what_has_ended(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    extension.press(page, "next-note")
    seen = set()
    while (note := card(page).get_attribute("data-note")) not in seen:
        seen.add(note)
        if "Ended before this page was written: he was released" in card(page).inner_text():
            return
        extension.press(page, "next-note")
        expect(card(page)).not_to_have_attribute("data-note", note)
    pytest.fail("no card of the page tells that the prison term has ended")
