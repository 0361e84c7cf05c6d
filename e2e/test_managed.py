"""A fleet's rules: which server, on which sites, with which token. They win over what the reader has chosen."""

import json
import os
import subprocess

import pytest
from playwright.sync_api import expect

from e2e.access import TWO_SITES, ask, hold
from e2e.driver import host, painted, wait_until
from e2e.servers import PATIENCE, get_token
from sidelight.bundled import bundled
from sidelight.web.origins import compute_origin

pytestmark = pytest.mark.browser

ORIGIN = compute_origin(bundled("extension") / "manifest.json")
# Chromium looks for rules in one place of the whole machine: a place of its own is put over that for one process.
APART = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
PROGRAM = """#!/bin/sh
exec {apart} sh -c 'mount --bind "$0" /etc/chromium && exec "$@"' '{etc}' '{chromium}' "$@"
"""


@pytest.fixture(scope="module")
def managed_chromium(strict_server, chromium, tmp_path_factory):
    """A Chromium for which somebody has set rules."""
    folder = tmp_path_factory.mktemp("managed")
    allowed = subprocess.run([*APART, "mount", "--bind", folder, "/etc/chromium"], capture_output=True, check=False)
    if allowed.returncode:
        pytest.skip("needs a mount of its own, which is not allowed here")
    rules = {"server": f"{strict_server}/", "sites": ["one.test"], "token": get_token(strict_server, ORIGIN)}
    write_rules(folder / "etc", ORIGIN.split("//")[1], rules)
    program = folder / "chromium"
    program.write_text(PROGRAM.format(apart=" ".join(APART), etc=folder / "etc", chromium=chromium))
    program.chmod(0o755)
    return program


def write_rules(folder, extension_id, rules):
    place = folder / "policies" / "managed"
    place.mkdir(parents=True)
    (place / "sidelight.json").write_text(json.dumps({"3rdparty": {"extensions": {extension_id: rules}}}))


@pytest.fixture(scope="module")
def managed(managed_chromium, launch_with_extension):
    context = launch_with_extension(TWO_SITES, program=managed_chromium)
    held = hold(context)
    held.choose(timeout=PATIENCE)
    yield held
    context.close()


def test_the_rules_are_read_and_cannot_be_changed(managed, strict_server):
    managed.choose(server="http://127.0.0.1:1")
    ask(managed, "save", change={"server": "http://127.0.0.1:2", "marking": "all"})
    settings = ask(managed, "settings")
    assert settings["server"] == strict_server
    assert settings["marking"] == "all"
    assert sorted(settings["managed"]) == ["server", "sites", "token"]


def test_the_options_show_them_and_let_nobody_change_them(managed, strict_server):
    options = managed.context.new_page()
    options.goto(f"chrome-extension://{managed.id}/options/options.html")
    expect(options.locator("#server")).to_have_value(strict_server)
    expect(options.locator("#server")).to_be_disabled()
    expect(options.locator("#server-says")).to_have_attribute("data-state", "ok")


def test_pages_are_read_on_the_sites_of_the_rules_alone(managed, pages):
    first, second = (managed.context.new_page() for _ in range(2))
    first.goto(pages.replace("127.0.0.1", "news.one.test") + "/news-en.html")
    wait_until(first, "ready")
    assert "Viktor Bout" in painted(first)["name"]
    second.goto(pages.replace("127.0.0.1", "two.test") + "/news-en.html")
    assert ask(managed, "overview", tabId=managed.tab(second))["site"]["access"] == "never"
    assert host(second).count() == 0
