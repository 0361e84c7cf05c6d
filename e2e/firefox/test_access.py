"""Firefox as a reader installs it: no site granted, and the server reached without any permission."""

import subprocess

import pytest

from e2e.firefox.addon import Addon
from e2e.firefox.driver import running
from e2e.servers import SIDELIGHT, sidelight

pytestmark = pytest.mark.browser

# Firefox asks its reader in a window of its own, which a driver cannot reach; tests have it say yes.
SAY_YES = 'user_pref("extensions.webextOptionalPermissionPrompts", false);\n'
IS_THERE = "() => document.querySelector('sidelight-host') !== null"
ACCESS = "() => document.body.dataset.access"
CENTRE = """(name) => {
    const button = document.getElementById(name);
    button.scrollIntoView({block: "center"});
    const {x, y, width, height} = button.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
}"""
HEALTH = "() => chrome.runtime.sendMessage({type: 'health'})"


@pytest.fixture(scope="module")
def bare(firefox_program, tmp_path_factory, pytestconfig):
    folder, home = (tmp_path_factory.mktemp(name) for name in ("bare", "home"))
    subprocess.run([SIDELIGHT, "extension", "--browser", "firefox", folder], check=True, capture_output=True)
    (home / "prefs.js").write_text(SAY_YES)
    with running(firefox_program, home, headed=pytestconfig.getoption("--headed")) as browser:
        addon = Addon(browser, browser.install(folder), granted=False)
        with sidelight(SIDELIGHT_EXTENSION_ORIGINS=addon.origin) as server:
            addon.choose(server=server)
            yield browser, addon


def test_the_server_answers_without_a_permission(bare):
    _, addon = bare
    assert addon.office.ask(HEALTH)["state"] == "ok"


def test_one_button_turns_on_all_sites_and_another_takes_them_back(bare, pages):
    browser, addon = bare
    page = browser.open(f"{pages}/news-en.html")
    assert page.apart(IS_THERE) is False
    welcome = browser.open(f"{addon.origin}/welcome/welcome.html")
    welcome.wait("() => document.body.dataset.state === 'ready'")
    assert welcome.ask(ACCESS) == "click"
    press(welcome, "all")
    welcome.wait("() => document.body.dataset.access === 'all'")
    page.wait_until("ready")
    assert "Viktor Bout" in page.painted()["name"]
    press(welcome, "click")
    welcome.wait("() => document.body.dataset.access === 'click'")
    page.wait("() => !document.querySelector('sidelight-host')")
    assert page.painted() == {}


def press(tab, name):
    """Press a button as a reader does: a question about permissions is answered to no other press."""
    tab.click(*tab.ask(CENTRE, name))
