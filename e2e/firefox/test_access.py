"""Firefox as a reader installs it: no site granted, and the server reached without any permission."""

import subprocess

import pytest

from e2e.firefox.addon import Addon
from e2e.firefox.driver import running
from e2e.servers import SIDELIGHT, offer_code

pytestmark = pytest.mark.browser

# Firefox asks its reader in a window of its own, which a driver cannot reach; tests have it say yes.
SAY_YES = 'user_pref("extensions.webextOptionalPermissionPrompts", false);\n'
IS_THERE = "() => document.querySelector('sidelight-host') !== null"
IS_ACCESS = "(access) => document.body.dataset.access === access"
CLICK_THE_BUTTON = """() => {
    const id = "_787e7103-1d6e-46f0-bd32-80579ff25a4c_-browser-action";
    CustomizableUI.addWidgetToArea(id, "nav-bar");
    document.getElementById(id).querySelector(".unified-extensions-item-action-button").click();
}"""
HEALTH = "() => chrome.runtime.sendMessage({type: 'health'})"


@pytest.fixture(scope="module")
def bare(firefox_program, server, tmp_path_factory, pytestconfig):
    folder, home = (tmp_path_factory.mktemp(name) for name in ("bare", "home"))
    subprocess.run([SIDELIGHT, "extension", "--browser", "firefox", folder], check=True, capture_output=True)
    (home / "prefs.js").write_text(SAY_YES)
    with running(firefox_program, home, headed=pytestconfig.getoption("--headed")) as browser:
        addon = Addon(browser, browser.install(folder), granted=False)
        addon.pair(server, offer_code())
        yield browser, addon


@pytest.fixture
def page(bare, pages):
    """A page about the case, which nobody has allowed to be read."""
    opened = bare[0].open(f"{pages}/news-en.html")
    assert opened.apart(IS_THERE) is False
    yield opened
    opened.close()


def test_the_server_answers_without_a_permission(bare):
    assert bare[1].office.ask(HEALTH)["state"] == "ok"


def test_a_click_on_the_button_has_the_page_in_front_read(bare, page):
    browser = bare[0]
    browser.line.evaluate(CLICK_THE_BUTTON, {"context": browser.window})
    page.wait_until("ready")
    assert "Viktor Bout" in page.painted()["name"]


def test_one_button_turns_on_all_sites_and_another_takes_them_back(bare, page):
    browser, addon = bare
    welcome = browser.open(f"{addon.origin}/welcome/welcome.html")
    welcome.wait("() => document.body.dataset.state === 'ready'")
    welcome.wait(IS_ACCESS, "click")
    welcome.click_on("#all")
    welcome.wait(IS_ACCESS, "all")
    page.bring_to_front()
    page.wait_until("ready")
    assert "Viktor Bout" in page.painted()["name"]
    welcome.bring_to_front()
    welcome.click_on("#click")
    welcome.wait(IS_ACCESS, "click")
    page.wait("() => !document.querySelector('sidelight-host')")
    assert page.painted() == {}
