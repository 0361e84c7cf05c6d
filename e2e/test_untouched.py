"""The page is untouched: nothing of it changes but for one host element, and switching off leaves nothing."""

import pytest
from playwright.sync_api import expect

from e2e.driver import click, host, painted, wait_until
from e2e.servers import PAGES

pytestmark = pytest.mark.browser

WATCH = """addEventListener("DOMContentLoaded", () => {
    window.before = document.documentElement.outerHTML;
    window.changes = [];
    new MutationObserver((records) => window.changes.push(...records))
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    new PerformanceObserver((list) => window.shifts = (window.shifts ?? 0) + list.getEntries().length)
        .observe({type: "layout-shift", buffered: true});
})"""
REST = """() => {
    const host = document.querySelector("sidelight-host");
    return document.documentElement.outerHTML.replace(host?.outerHTML ?? "", "");
}"""
STRANGE_CHANGES = """() => window.changes.filter((record) => {
    const isHost = (node) => node.localName === "sidelight-host";
    const moved = [...record.addedNodes, ...record.removedNodes];
    return !(isHost(record.target) || (record.target === document.documentElement && moved.every(isHost)));
}).length"""


# All that is highlighted is thrown away at an event; what there is at the next frame is what is seen.
CLEAR_AT = """(type) => addEventListener(type, () => {
    CSS.highlights.clear();
    requestAnimationFrame(() => window.seen = [...CSS.highlights.keys()]);
}, {once: true})"""
KEYS = "() => [...CSS.highlights.keys()]"


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_the_dom_is_the_same_byte_for_byte(extension, page, pages, name):
    page.add_init_script(WATCH)
    extension.read(page, f"{pages}/{name}")
    extension.press(page, "next-note")
    assert page.evaluate(REST) == page.evaluate("window.before")
    assert page.evaluate(STRANGE_CHANGES) == 0
    assert page.evaluate("window.shifts ?? 0") == 0


def test_switching_off_leaves_nothing_and_on_brings_it_back(extension, page, pages):
    page.add_init_script(WATCH)
    extension.read(page, f"{pages}/news-en.html")
    before = painted(page)
    with extension.popup(page) as popup:
        popup.get_by_role("switch", name="Read pages").uncheck()
        expect(host(page)).to_have_count(0)
        assert painted(page) == {}
        assert page.evaluate("document.documentElement.outerHTML") == page.evaluate("window.before")
        assert extension.badge(page) == ""
        popup.get_by_role("switch", name="Read pages").check()
        wait_until(page, "ready")
    assert painted(page) == before


def test_switched_off_it_reads_no_new_page(extension, page, pages):
    extension.choose(enabled=False)
    page.goto(f"{pages}/news-en.html")
    page.wait_for_timeout(500)
    expect(host(page)).to_have_count(0)
    assert painted(page) == {}


@pytest.mark.parametrize(
    ("event", "act"),
    [
        ("click", lambda page: page.mouse.click(5, 5)),
        ("keydown", lambda page: page.keyboard.press("f")),
        ("input", lambda page: page.get_by_label("Search the paper").fill("f")),
    ],
)
def test_lines_that_the_page_throws_away_are_back_before_that_is_seen(extension, page, pages, event, act):
    extension.read(page, f"{pages}/news-en.html")
    before = page.evaluate(KEYS)
    page.evaluate(CLEAR_AT, event)
    act(page)
    page.wait_for_function("window.seen")
    assert sorted(page.evaluate("window.seen")) == sorted(before) != []


def test_highlights_of_the_page_itself_stay(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    page.evaluate(
        "() => { const range = new Range(); range.selectNode(document.querySelector('h1'));"
        " CSS.highlights.set('own', new Highlight(range)); }"
    )
    click(page, "name", "FARC")
    with extension.popup(page) as popup:
        popup.get_by_role("switch", name="Read pages").uncheck()
        expect(host(page)).to_have_count(0)
    assert page.evaluate(KEYS) == ["own"]
