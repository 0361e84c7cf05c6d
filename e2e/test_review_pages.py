"""The review pages in a browser: by keyboard, on a phone, without script, for whoever sees little."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.accessibility import faint, faults
from e2e.review_desk import MISSED, add_token, put_under_review, sign_in
from e2e.servers import sidelight

pytestmark = pytest.mark.browser
ROOMS = ("", "?pile=done", "/statements", "/history", "/moderators")
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
# What is pressed alone. Links in running text are as high as their line.
SMALL = """() => {
    const pressed = "button, select, input:not([type=hidden]), summary, textarea, .button, nav a";
    const height = (one) => (one.closest("label.tick, label.choice") ?? one).getBoundingClientRect().height;
    return [...document.querySelectorAll(pressed)]
        .filter((one) => one.checkVisibility() && !one.closest(".skip") && height(one) < 44)
        .map((one) => one.outerHTML.slice(0, 90));
}"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A server with a database of its own, and the token of somebody who may review there."""
    state = str(tmp_path_factory.mktemp("state"))
    with pytest.MonkeyPatch.context() as patch, sidelight(SIDELIGHT_STATE=state) as server:
        patch.setenv("SIDELIGHT_STATE", state)
        token = add_token("Ada")
        put_under_review(server, token, "news-en", MISSED)
        put_under_review(server, token, "news-pl")
        yield server, token


@pytest.fixture
def at_desk(plain_context, office):
    """A page of the queue, signed in; the options are those of a context."""

    def open_page(**options):
        page = plain_context(**options).new_page()
        sign_in(page, *office)
        return page

    return open_page


def current(page):
    return page.locator(".item:focus")


def count(page, pile="Open"):
    return int(page.locator(".piles a", has_text=pile).locator(".count").inner_text())


def test_from_opening_the_queue_to_a_decision_by_keys(at_desk):
    page = at_desk()
    waiting = count(page)
    page.keyboard.press("j")
    first = current(page).get_attribute("id")
    page.keyboard.press("1")
    expect(page.get_by_role("status").filter(has_text="Done: Right.")).to_be_visible()
    assert count(page) == waiting - 1
    expect(page.locator(f"#{first}")).to_have_count(0)
    expect(current(page)).to_have_count(1)
    page.keyboard.press("u")
    expect(page.get_by_role("status").filter(has_text="Done: Put under review.")).to_be_visible()
    assert count(page) == waiting


def test_keys_move_tick_and_unfold(at_desk):
    page = at_desk()
    items = page.locator(".item")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(items.nth(1).locator(".pick")).to_be_checked()
    page.keyboard.press("n")
    note = items.nth(1).get_by_label("Note for other moderators")
    expect(note).to_be_focused()
    page.keyboard.type("j1 is written, not done")
    expect(note).to_have_value("j1 is written, not done")
    page.keyboard.press("Escape")
    expect(items.nth(1)).to_be_focused()


def test_keys_are_listed_and_can_be_switched_off(at_desk):
    page = at_desk()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys on these pages")
    expect(keys).to_be_visible()
    assert faults(page) == []
    keys.get_by_label("Use single keys").uncheck()
    keys.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(current(page)).to_have_count(0)
    page.reload()
    page.keyboard.press("j")
    expect(current(page)).to_have_count(0)


def test_several_at_once(at_desk):
    page = at_desk()
    waiting = count(page)
    page.locator(".pick").nth(0).check()
    page.locator(".pick").nth(1).check()
    bulk = page.get_by_role("form", name="Those that are ticked")
    expect(bulk).to_be_in_viewport()
    bulk.locator("[name=decision]").select_option("Wrong match")
    bulk.get_by_label("Reason, for the history").fill("the same wire report")
    bulk.get_by_role("button", name="Decide about those").click()
    expect(page.get_by_role("status").filter(has_text="Done: 2 times Wrong match.")).to_be_visible()
    assert count(page) == waiting - 2
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Done: 2 times")).to_be_visible()
    assert count(page) == waiting


def test_all_that_matters_works_without_script(at_desk):
    page = at_desk(java_script_enabled=False)
    page.locator(".item").first.get_by_text("Where, note, correction").click()
    page.locator(".item").first.get_by_label("Note for other moderators").fill("seen without script")
    page.locator(".item").first.get_by_role("button", name="Wrong value").click()
    expect(page.get_by_role("status").filter(has_text="Done: Wrong value.")).to_be_visible()
    page.get_by_role("link", name="Mine").click()
    expect(page.get_by_text("seen without script").first).to_be_attached()
    page.get_by_role("link", name="Statements").click()
    page.locator(".item", has_text="villa").get_by_role("link", name="Draft a claim").click()
    page.get_by_label("The statement, in your own words").fill("He paid 250,000 dollars for a villa.")
    page.get_by_label("Kind of statement").select_option("money")
    page.get_by_role("button", name="Show its values").click()
    expect(page.get_by_label("amount (money)")).to_have_value("250,000 USD")
    expect(page.get_by_label("The statement, in your own words")).to_have_value("He paid 250,000 dollars for a villa.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_no_page_shuts_anybody_out(at_desk, office, scheme, options):
    server, _ = office
    page = at_desk(color_scheme=scheme, **options)
    for room in ROOMS:
        page.goto(f"{server}/review{room}")
        check(page, is_phone=bool(options))
    page.goto(f"{server}/review/statements")
    page.get_by_role("link", name="Draft a claim").first.click()
    check(page, is_phone=bool(options))


def check(page, *, is_phone):
    assert faults(page) == []
    assert faint(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.evaluate(SMALL) == [] or not is_phone


def test_the_door_shuts_nobody_out(plain_context, office):
    page = plain_context(**PHONE).new_page()
    page.goto(f"{office[0]}/review")
    check(page, is_phone=True)


def test_another_sites_form_decides_nothing(at_desk, pages, office):
    """Another port is the same site to a browser, so the cookie is sent; but it says who asks."""
    page = at_desk()
    waiting = count(page)
    page.goto(f"{pages}/nothing.html")
    page.evaluate(
        """(address) => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = address;
            document.body.append(form);
            form.submit();
        }""",
        f"{office[0]}/review/decisions",
    )
    expect(page.get_by_role("alert")).to_contain_text("from themselves, and from no other page")
    page.goto(f"{office[0]}/review")
    assert count(page) == waiting
