"""A fleet's rules in Firefox, where its owner also settles by which origin the extension is known."""

import json

import pytest

from e2e.firefox.addon import Addon
from e2e.firefox.driver import running
from e2e.servers import get_token

pytestmark = pytest.mark.browser

NAME = "6f2ba7a1-5d6c-4b9e-8d0e-0f6f3f0a9c11"
ORIGIN = f"moz-extension://{NAME}"
SETTINGS = "() => chrome.runtime.sendMessage({type: 'settings'})"


@pytest.fixture(scope="module")
def managed(firefox_program, firefox_folder, strict_server, tmp_path_factory, pytestconfig):
    """The extension in a Firefox for which somebody has set rules."""
    home = tmp_path_factory.mktemp("managed")
    identity = json.loads((firefox_folder / "manifest.json").read_text())["browser_specific_settings"]["gecko"]["id"]
    rules = {"server": strict_server, "sites": ["127.0.0.1"], "token": get_token(strict_server, ORIGIN)}
    place = home / ".mozilla" / "managed-storage"
    place.mkdir(parents=True)
    manifest = {"name": identity, "description": "The rules of a fleet", "type": "storage", "data": rules}
    (place / f"{identity}.json").write_text(json.dumps(manifest))
    known = json.dumps(json.dumps({identity: NAME}))
    (home / "prefs.js").write_text(f'user_pref("extensions.webextensions.uuids", {known});\n')
    with running(firefox_program, home, headed=pytestconfig.getoption("--headed")) as browser:
        yield browser, Addon(browser, browser.install(firefox_folder))


def test_the_rules_are_read_and_a_page_with_them(managed, strict_server, pages):
    browser, addon = managed
    assert addon.origin == ORIGIN
    addon.choose(server="http://127.0.0.1:1")
    settings = addon.office.ask(SETTINGS)
    assert settings["server"] == strict_server
    assert sorted(settings["managed"]) == ["server", "sites", "token"]
    tab = browser.open()
    addon.read(tab, f"{pages}/news-en.html")
    assert "Viktor Bout" in tab.painted()["name"]
