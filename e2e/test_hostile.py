"""Pages that make it hard: each stays as it is without the extension, and what is painted on it is right.

Waits are Playwright's own `wait_for`: what `expect` reports of a page can be bent by the page.
"""

import json
import time
from collections import Counter

import pytest
import yaml

from e2e.apart import Apart
from e2e.driver import host
from e2e.servers import PAGES, PATIENCE_SECONDS, recording

pytestmark = pytest.mark.browser

FOLDER = PAGES / "hostile"
EXPECTED = yaml.safe_load((PAGES.parent / "hostile.yaml").read_text(encoding="utf-8"))
STATEMENTS = {"supported", "single-origin", "disputed", "contradicted", "differs", "unsupported"}
LOOK = {"viewport": {"width": 1000, "height": 700}, "locale": "en-US", "reduced_motion": "reduce"}
COUNT_SHIFTS = """{
    let shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    Object.defineProperty(window, "shifts", {get: () => shifts});
}"""
NAMES_PAINTED = """() => [...CSS.highlights].filter(([name]) => name.startsWith("sidelight-name"))
    .flatMap(([, highlight]) => [...highlight].map(String))"""
# Fifty thousand words are asked about in many batches, one after the other.
LONGEST_READING_MS = 120_000
READ_AGAIN = "(tabId) => chrome.tabs.sendMessage(tabId, {type: 'read'})"


@pytest.fixture(scope="module")
def without(browser):
    """The same browser without the extension."""
    context = browser.new_context(**LOOK)
    # As long as a tab is open, the next one needs no new window.
    context.new_page()
    yield context
    context.close()


@pytest.fixture(scope="module")
def line(server):
    """A line to the real server that keeps what is sent over it."""
    with recording(server) as kept:
        yield kept


def carry_out(page, steps):
    for step in steps:
        for act, where in step.items():
            ACTS[act](page, where)


ACTS = {
    "click": lambda page, where: page.locator(where).click(),
    "scroll": lambda page, where: page.locator(where).scroll_into_view_if_needed(),
    "wait": lambda page, where: page.locator(where).wait_for(state="attached"),
    "print": lambda page, _: page.emulate_media(media="print"),
}


def states_without(context, address, steps):
    """How the page is without the extension, at first and after the steps."""
    page = context.new_page()
    page.goto(address)
    first = Apart(page).state()
    carry_out(page, steps)
    last = Apart(page).state()
    page.close()
    return first, last


def texts_in(sent):
    return [block["text"] for body in sent if body for block in json.loads(body)["blocks"]]


def words_of(painted, *layers):
    return Counter(words for layer, words, seen in painted if layer in layers and seen)


def test_every_page_is_told_of():
    assert {path.name for path in FOLDER.iterdir()} == set(EXPECTED)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hostile_page_is_left_as_it_is_and_read_aright(extension, page, pages, without, line, name):
    wanted = EXPECTED[name]
    address, sent = f"{pages}/hostile/{name}", line[1]
    first, last = states_without(without, address, wanted.get("then", []))
    extension.choose(server=line[0])
    sent.clear()
    page.add_init_script(COUNT_SHIFTS)
    page.goto(address)
    page.locator("sidelight-host[data-state=ready]").wait_for(state="attached", timeout=LONGEST_READING_MS)
    extension.settle(page)
    look = Apart(page)

    assert look.state() == first
    assert page.evaluate("window.shifts") == 0
    assert look.host_size() == [0, 0]
    check_painted(look.painted(), wanted)
    check_sent(texts_in(sent), look.painted(), wanted)
    check_frames(page, wanted.get("frames", []))

    carry_out(page, wanted.get("then", []))
    extension.settle(page)
    assert look.state() == last
    check_painted_after(look.painted(), wanted)
    check_frames(page, wanted.get("frames_after", wanted.get("frames", [])))
    if "then" not in wanted:
        check_card(extension, page, look, last)

    extension.choose(enabled=False)
    extension.worker.evaluate(READ_AGAIN, extension.tab(page))
    host(page).wait_for(state="detached")
    assert look.painted() == []
    assert look.state()["markup"] == last["markup"]


def check_painted(painted, wanted):
    assert words_of(painted, "name") == Counter(wanted["names"])
    assert words_of(painted, "value") == Counter(wanted.get("values", []))
    statements = words_of(painted, *STATEMENTS)
    assert [words for words in wanted.get("says", []) if not any(words in text for text in statements)] == []
    assert [words for _, words, seen in painted if not seen] == []


def check_sent(texts, painted, wanted):
    for words in wanted.get("unsent", []):
        assert not [text for text in texts if words in text]
    assert texts
    assert painted


def check_frames(page, wanted):
    """A frame has an element of Sidelight's only where something is painted in it."""
    for frame, names in zip(page.frames[1:], wanted or [[] for _ in page.frames[1:]], strict=True):
        wait_for_names(frame, names)
        assert frame.locator("sidelight-host").count() == bool(names)


def wait_for_names(frame, names):
    """A frame is loaded and read when it is: what is painted in it in the end is told by its registry."""
    until = time.monotonic() + PATIENCE_SECONDS
    while (found := Counter(frame.evaluate(NAMES_PAINTED))) != Counter(names):
        assert time.monotonic() < until, found
        frame.page.wait_for_timeout(20)


def check_painted_after(painted, wanted):
    statements = words_of(painted, *STATEMENTS)
    assert [words for words in wanted.get("says_after", []) if not any(words in text for text in statements)] == []
    if "after" in wanted:
        assert words_of(painted, "name", "value") == Counter(wanted["after"])


def check_card(extension, page, look, last):
    extension.press(page, "next-note")
    card = host(page).get_by_role("dialog")
    card.wait_for()
    assert look.state()["markup"] == last["markup"]
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
