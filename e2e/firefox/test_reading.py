"""Firefox reads and paints as Chromium does, and leaves the page as it is."""

from collections import Counter

import pytest
import yaml

from e2e.apart import SOFT, STATE
from e2e.firefox.tab import CARD
from e2e.servers import PAGES

pytestmark = pytest.mark.browser

EXPECTED = yaml.safe_load((PAGES.parent / "hostile.yaml").read_text(encoding="utf-8"))
# Those in which browsers may differ: directions, writing, shadows, frames, policies, what the page does later.
CHOSEN = [
    "editable.html",
    "frame-cross-origin.html",
    "frame-same-origin.html",
    "frame-sandboxed.html",
    "letter-spans.html",
    "mixed-directions.html",
    "own-highlights.html",
    "revealed.html",
    "rewritten.html",
    "right-to-left.html",
    "ruby.html",
    "shadow-closed.html",
    "shadow-open.html",
    "soft-hyphens.html",
    "strict.xhtml",
    "trusted-types.html",
    "vertical.html",
]
LINE_COLOUR = "() => getComputedStyle(document.body, '::highlight(sidelight-supported)').textDecorationColor"
CARD_CORNER = f"() => getComputedStyle({CARD}).borderTopLeftRadius"
READ_AGAIN = "(tabId) => chrome.tabs.sendMessage(tabId, {type: 'read'})"


def count_pixels(picture, colour):
    return sum(pixel == colour for pixel in picture.get_flattened_data())


def test_a_page_is_read_and_painted(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    painted = tab.painted()
    assert {"Viktor Bout", "Brittney Griner", "FARC", "Peter Hain", "Lord of War"} <= set(painted["name"])
    assert not {"But", "bout", "reed"} & set(painted["name"])
    assert {"2011", "July 2023"} <= set(painted["value"])
    assert int(addon.badge(tab, r"^\d+$")) >= 10


def test_lines_are_seen_in_the_window(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    colour = tuple(int(part) for part in tab.ask(LINE_COLOUR).strip("rgb()").split(","))
    lines = count_pixels(tab.screenshot(), colour)
    addon.choose(enabled=False)
    tab.go(f"{pages}/news-en.html")
    assert lines > 500
    assert count_pixels(tab.screenshot(), colour) == 0


def test_a_page_without_the_case_stays_blank(addon, tab, pages):
    addon.read(tab, f"{pages}/nothing.html")
    assert tab.painted() == {}
    addon.badge(tab, "^$")


def test_a_strict_policy_forbids_nothing_of_it(addon, tab, pages):
    addon.read(tab, f"{pages}/strict-csp.html")
    assert {"Viktor Bout", "Brittney Griner", "Air Cess"} <= set(tab.painted()["name"])
    tab.click(*tab.point("value", "2011"))
    assert "2011" in tab.card()
    assert tab.apart(CARD_CORNER) == "12px"


@pytest.mark.parametrize("name", CHOSEN)
def test_a_hostile_page_is_left_as_it_is_and_read_aright(addon, tab, pages, line, name):
    wanted = EXPECTED[name]
    address, sent = line
    addon.choose(enabled=False)
    tab.go(f"{pages}/hostile/{name}")
    first = tab.ask(STATE)
    addon.choose(enabled=True, server=address)
    sent.clear()
    addon.read(tab, f"{pages}/hostile/{name}")

    assert tab.ask(STATE) == first
    painted = {layer: [SOFT.sub("", words) for words in found] for layer, found in tab.painted().items()}
    assert Counter(painted["name"]) == Counter(wanted["names"])
    assert Counter(painted.get("value", [])) == Counter(wanted.get("values", []))
    assert sent
    assert [words for words in wanted.get("unsent", []) if any(words in body for body in sent)] == []

    addon.choose(enabled=False)
    addon.office.ask(READ_AGAIN, addon.number(tab))
    tab.wait("() => !document.querySelector('sidelight-host')")
    assert tab.painted() == {}
    assert tab.ask(STATE) == first
