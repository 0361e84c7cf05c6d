"""Firefox, whose origin no server can know, is let in by a code that is typed once, and goes when it is taken back."""

import pytest

from e2e.servers import PATIENCE, offer_code, revoke

pytestmark = pytest.mark.browser

SAYS = "([selector, words]) => document.querySelector(selector).textContent.includes(words)"


def type_code(options, code):
    options.click_on("#code")
    options.type(code)
    options.click_on("#pairing button")


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


@pytest.fixture
def stranger(addon, server):
    """The extension as it is just after the installation."""
    addon.forget()
    addon.choose(server=server, timeout=PATIENCE)
    return addon


def test_it_is_let_in_by_a_typed_code_until_that_is_revoked(stranger, tab, pages):
    stranger.read(tab, f"{pages}/news-en.html", state="error")
    assert tab.painted() == {}
    stranger.badge(tab, "^!$")
    options = stranger.show("options")
    type_code(options, offer_code("--name", "Desk"))
    options.wait(SAYS, ["#pairing-state", "Paired with 127.0.0.1"])
    tab.bring_to_front()
    tab.wait_until("ready")
    assert "Viktor Bout" in tab.painted()["name"]

    revoke("Desk")
    stranger.read(tab, f"{pages}/news-en.html", state="error")
    assert tab.painted() == {}
    popup = stranger.show("popup", tab)
    popup.wait(SAYS, ["main", "does not know this browser"])


def test_a_wrong_code_is_told_and_the_right_one_still_good(stranger):
    code = offer_code()
    options = stranger.show("options")
    type_code(options, wrong(code))
    options.wait(SAYS, ["#pairing-state", "That code is wrong"])
    options.ask("() => { document.getElementById('code').value = ''; }")
    type_code(options, code)
    options.wait(SAYS, ["#pairing-state", "Paired with 127.0.0.1"])
    options.click_on("#forget")
    options.wait(SAYS, ["#pairing-state", "Not paired"])
