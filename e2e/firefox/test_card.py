"""The card in Firefox: by pointer, by hovering, by keyboard; it goes as it came."""

import pytest

from e2e.driver import FORMS
from e2e.firefox.tab import CARD
from e2e.oddities import ODD, PLACE, STYLE, WIDTH

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


@pytest.mark.parametrize("way", ["zoomed", "moved", "great letters", "unset", "from top to bottom", "a stage"])
def test_it_stands_by_its_words_on_pages_with_strange_roots(addon, tab, pages, way):
    addon.read(tab, f"{pages}/verdicts.html")
    tab.ask(f"(css) => {{ ({STYLE})(css); dispatchEvent(new Event('DOMContentLoaded')); }}", ODD[way])
    tab.click(*tab.point("value", "2011"))
    assert "2012" in tab.card()
    place = tab.ask(PLACE)
    assert (place["inside"], place["apart"], place["onTop"]) == (True, True, True)
    assert place["width"] == pytest.approx(WIDTH, abs=1)


@pytest.mark.parametrize(("ground", "tone"), [("", ""), ("dark", "-on-dark"), ("grey", "-on-plain")])
def test_lines_are_drawn_for_the_ground_and_follow_it(addon, tab, pages, ground, tone):
    addon.read(tab, f"{pages}/verdicts.html")
    tab.ask("(ground) => { document.documentElement.className = ground; }", ground)
    tab.wait("(name) => CSS.highlights.has(name)", f"sidelight-differs{tone}")
    form = "(name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationStyle"
    assert {verdict: tab.ask(form, f"sidelight-{verdict}{tone}") for verdict in FORMS} == FORMS
