"""The card in Firefox: by pointer, by hovering, by keyboard; it goes as it came."""

import pytest

from e2e.firefox.tab import CARD

SAYS = f"(words) => {CARD}?.textContent.includes(words)"

pytestmark = pytest.mark.browser


@pytest.fixture
def news(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    return tab


def test_it_opens_at_a_click_and_escape_closes_it(news):
    news.click(*news.point("value", "2011"))
    assert "2012" in news.card()
    assert "open" in news.painted()
    news.press("Escape")
    news.wait_for_no_card()
    assert "open" not in news.painted()


def test_it_opens_where_the_pointer_rests_and_goes_when_it_leaves(news):
    news.move(*news.point("name", "FARC"))
    assert "FARC" in news.card()
    news.move(5, 5)
    news.wait_for_no_card()


def test_the_keys_of_the_commands_go_from_note_to_note(addon, news):
    addon.press("Alt+Shift+Period")
    assert "Note 1 of" in news.card()
    addon.press("Alt+Shift+Period")
    news.wait(SAYS, "Note 2 of")
    addon.press("Alt+Shift+Comma")
    news.wait(SAYS, "Note 1 of")
