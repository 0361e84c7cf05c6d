"""The card for whoever cannot see the page: one announcement, words that say what stands where, focus that returns."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.driver import card, click, expect_soon, point

pytestmark = pytest.mark.browser

VOICE = "() => document.querySelector('sidelight-host').shadowRoot.querySelector('.voice').textContent"
IS_TOLD = f"({VOICE})() !== ''"
LISTEN = """() => {
    window.said = [];
    const voice = document.querySelector("sidelight-host").shadowRoot.querySelector(".voice");
    new MutationObserver(() => window.said.push(voice.textContent))
        .observe(voice, {childList: true, characterData: true, subtree: true});
}"""
KEYS = "chrome.commands.getAll().then(all => all.find(one => one.name === 'next-note').shortcut)"
FOCUSED = """() => {
    const shadow = document.activeElement.shadowRoot?.activeElement;
    return shadow ? shadow.id || (shadow.className && `.${shadow.className}`) || shadow.localName : "page";
}"""
HEARD = """() => {
    window.heard = [];
    const types = ["keydown", "keyup", "click", "wheel", "focusin", "copy", "mousedown", "touchstart", "contextmenu"];
    for (const type of types) document.addEventListener(type, () => window.heard.push(type));
}"""


@pytest.fixture
def verdicts(extension, page, pages):
    extension.read(page, f"{pages}/verdicts.html")
    return page


def named(page, role):
    """Name and description of what has this role, as the browser tells them to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = next(node for node in nodes if not node["ignored"] and node["role"]["value"] == role)
    return found["name"]["value"], found.get("description", {}).get("value", "")


def test_how_many_notes_there_are_is_said_once(extension, verdicts):
    keys = extension.worker.evaluate(KEYS)
    assert keys
    count = extension.badge(verdicts)
    verdicts.wait_for_function(IS_TOLD)
    assert verdicts.evaluate(VOICE) == f"Sidelight: {count} notes on this page. For the next one press {keys}"


def test_hovering_says_nothing_and_turning_says_what_is_shown(verdicts):
    verdicts.wait_for_function(IS_TOLD)
    verdicts.evaluate(LISTEN)
    shown = click(verdicts, "value", "2011")
    shown.locator(".pager").get_by_role("button", name="Next").click()
    title = card(verdicts).get_by_role("heading", level=2).text_content()
    expect_soon(lambda: verdicts.evaluate("window.said"), [f"{title}. 2 of 2 on these words"])


def test_the_dialog_is_named_by_its_verdict_and_says_which_words_it_is_about(verdicts):
    click(verdicts, "value", "2011")
    name, description = named(verdicts, "dialog")
    assert name == "Differs from the record"
    assert "“In 2011 Bout was sentenced to 25 years in prison.”" in description
    assert "gives another value" in description


def test_independent_origins_are_counted_at_the_top(verdicts):
    expect(click(verdicts, "value", "2011").locator(".head")).to_contain_text("3 sources · 3 independent origins")
    verdicts.keyboard.press("Escape")
    shown = click(verdicts, "single-origin", "ties to the GRU")
    expect(shown.locator(".head")).to_contain_text("1 independent origin")


def test_a_table_is_shown_only_where_something_differs(verdicts):
    expect(click(verdicts, "value", "2011").get_by_role("table")).to_have_count(1)
    verdicts.keyboard.press("Escape")
    expect(click(verdicts, "single-origin", "ties to the GRU").get_by_role("table")).to_have_count(0)


def test_tab_goes_through_the_card_in_reading_order(extension, verdicts):
    extension.press(verdicts, "next-note")
    expect(card(verdicts)).to_be_visible()
    stops = [verdicts.evaluate(FOCUSED)]
    for _ in range(40):
        verdicts.keyboard.press("Tab")
        stops.append(verdicts.evaluate(FOCUSED))
        if stops[-1] == "page":
            break
    assert stops[:2] == ["title", ".shut"]
    assert ".body" in stops[:5]
    assert {"a", "summary", "button"} <= set(stops)
    assert stops.index("a") < stops.index("summary")


def test_what_is_done_in_a_card_is_not_told_to_the_page(extension, verdicts):
    extension.press(verdicts, "next-note")
    expect(card(verdicts)).to_be_visible()
    verdicts.evaluate(HEARD)
    verdicts.keyboard.press("Tab")
    verdicts.keyboard.press("j")
    verdicts.keyboard.press("End")
    card(verdicts).get_by_text("Why this is shown").click()
    card(verdicts).locator(".body").hover()
    verdicts.mouse.wheel(0, 200)
    card(verdicts).locator(".statement").first.click(click_count=3)
    verdicts.keyboard.press("Control+c")
    assert verdicts.evaluate("window.heard") == []


def test_keys_of_the_page_stay_with_the_page(verdicts):
    click(verdicts, "value", "2011")
    verdicts.evaluate(HEARD)
    verdicts.keyboard.press("Home")
    verdicts.keyboard.press("End")
    verdicts.keyboard.press("j")
    assert verdicts.evaluate("window.heard.filter((type) => type === 'keydown').length") == 3
    expect(card(verdicts)).to_be_visible()


def test_words_of_a_card_can_be_copied_even_where_the_page_forbids_it(context, verdicts, pages):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=pages)
    verdicts.evaluate(
        """() => {
            document.documentElement.style.userSelect = "none";
            for (const type of ["copy", "selectstart"]) addEventListener(type, (event) => event.preventDefault());
        }"""
    )
    statement = click(verdicts, "value", "2011").locator(".statement")
    statement.click(click_count=3)
    verdicts.keyboard.press("Control+c")
    assert verdicts.evaluate("navigator.clipboard.readText()").strip() == statement.text_content()
    expect(card(verdicts)).to_be_visible()


def test_a_touch_opens_it_and_another_closes_it(verdicts):
    session = verdicts.context.new_cdp_session(verdicts)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    tap(session, *point(verdicts, "value", "2011"))
    expect(card(verdicts)).to_contain_text("Differs from the record")
    tap(session, 900, 650)
    expect(card(verdicts)).to_have_count(0)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": False})


def tap(session, x, y):
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_pointer_can_travel_into_a_card_that_opened_by_hovering(verdicts):
    verdicts.mouse.move(*point(verdicts, "value", "2011"))
    expect(card(verdicts)).to_be_visible()
    inside = card(verdicts).locator(".statement").bounding_box()
    verdicts.mouse.move(inside["x"] + 20, inside["y"] + 5, steps=12)
    verdicts.wait_for_timeout(700)
    expect(card(verdicts)).to_be_visible()
    verdicts.mouse.move(5, 5, steps=5)
    expect(card(verdicts)).to_have_count(0)


def test_it_is_not_printed(verdicts):
    click(verdicts, "value", "2011")
    verdicts.emulate_media(media="print")
    expect(card(verdicts)).to_be_hidden()
    verdicts.emulate_media(media="screen")
    expect(card(verdicts)).to_be_visible()


def test_it_moves_only_where_motion_is_welcome(verdicts):
    shown = click(verdicts, "value", "2011")
    name = "(card) => getComputedStyle(card).animationName"
    assert shown.evaluate(name) == "none"
    verdicts.emulate_media(reduced_motion="no-preference")
    assert shown.evaluate(name) == "rise"


def test_more_contrast_where_it_is_asked_for(verdicts):
    shown = click(verdicts, "value", "2011")
    verdicts.emulate_media(contrast="more")
    ink = "(card) => [getComputedStyle(card).color, getComputedStyle(card.querySelector('.kind')).color]"
    one, other = shown.evaluate(ink)
    assert one == other
    form = "() => getComputedStyle(document.body, '::highlight(sidelight-name)').textDecorationStyle"
    assert verdicts.evaluate(form) == "dotted"
