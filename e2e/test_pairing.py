"""A browser that a server does not know is paired by a typed code; a token taken back is said plainly."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.driver import Extension, painted, wait_until
from e2e.servers import PATIENCE, SIDELIGHT, sidelight

pytestmark = pytest.mark.browser

HARBOUR = Path(__file__).parents[1] / "tests" / "casefiles" / "harbour"
BODY = "<!doctype html><meta charset=utf-8><title>The quay</title><h1>The quay</h1><p>Tomas Kivi came to Norrhavn."


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    """Where a server that others may reach keeps whom it lets in."""
    return str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def remote(state):
    """A server behind a name of its own, which asks a token of everybody."""
    with sidelight(
        SIDELIGHT_TRUSTED_HOSTS="notes.example", SIDELIGHT_STATE=state, SIDELIGHT_CASEFILE=str(HARBOUR)
    ) as address:
        yield address


@pytest.fixture
def quay(page, pages):
    """The address of a page about the harbour's case."""
    page.route("**/quay.html", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=BODY))
    yield f"{pages}/quay.html"
    page.unroute_all(behavior="ignoreErrors")


@pytest.fixture
def asking(extension, remote):
    extension.choose(server=remote)
    return extension


def command(state, *arguments):
    """What `sidelight pair` prints beside the server."""
    environment = {**os.environ, "SIDELIGHT_STATE": state}
    done = subprocess.run([SIDELIGHT, "pair", *arguments], check=True, capture_output=True, text=True, env=environment)
    return done.stdout.strip()


def type_code(options, code):
    options.locator("#code").fill(code)
    options.locator("#pairing button:not(#forget)").click()
    return options.locator("#pairing-state")


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_stranger_is_told_so_and_paired_by_a_code(asking, page, quay, state):
    asking.read(page, quay, state="error")
    assert asking.badge(page) == "!"
    with asking.popup(page) as popup:
        expect(popup.get_by_role("main")).to_contain_text("does not know this browser")
        with asking.context.expect_page() as opened:
            popup.get_by_role("button", name="Pair again").click()
    options = opened.value
    code = command(state)
    expect(type_code(options, other_than(code))).to_contain_text("That code is wrong")
    expect(type_code(options, f"{code[:3]} {code[3:]}")).to_contain_text("Paired with")
    options.close()
    asking.read(page, quay)
    assert painted(page) == {"name": ["Tomas Kivi"]}


def test_a_token_taken_back_is_said_and_paired_again(asking, page, quay, state):
    with asking.options() as options:
        expect(type_code(options, command(state, "--name", "quay"))).to_contain_text("Paired with")
    asking.read(page, quay)
    command(state, "--revoke", "quay")
    asking.read(page, quay, state="error")
    with asking.popup(page) as popup:
        expect(popup.get_by_role("main")).to_contain_text("does not know this browser")
    with asking.options() as options:
        expect(type_code(options, command(state))).to_contain_text("Paired with")
    asking.read(page, quay)


def test_a_code_is_spent_after_five_tries_and_none_that_waits_is_told_too(asking, state):
    code = command(state)
    with asking.options() as options:
        for _ in range(4):
            expect(type_code(options, other_than(code))).to_contain_text("That code is wrong")
            options.locator("#pairing-state").evaluate("(line) => line.replaceChildren()")
        expect(type_code(options, other_than(code))).to_contain_text("Too many wrong codes")
        expect(type_code(options, code)).not_to_contain_text("Paired with")


def test_a_code_is_good_for_one_browser(asking, state):
    code = command(state)
    with asking.options() as options:
        expect(type_code(options, code)).to_contain_text("Paired with")
        options.locator("#forget").click()
        expect(type_code(options, code)).to_contain_text("no longer good")


def test_no_server_to_pair_with(extension):
    extension.choose(server="http://127.0.0.1:1")
    with extension.options() as options:
        expect(type_code(options, "123456")).to_contain_text("does not answer at 127.0.0.1:1")


def test_a_forgotten_pairing_is_not_shown_to_the_server(asking, page, quay, state):
    with asking.options() as options:
        expect(type_code(options, command(state))).to_contain_text("Paired with")
        asking.worker.evaluate("() => chrome.storage.session.set({unsent: [{opening: {}}]})")
        options.locator("#forget").click()
        expect(options.locator("#pairing-state")).to_contain_text("Not paired")
        assert asking.worker.evaluate("async () => 'unsent' in (await chrome.storage.session.get(null))") is False
    asking.read(page, quay, state="error")


def test_a_token_goes_to_no_other_server(asking, page, pages, state, server):
    with asking.options() as options:
        expect(type_code(options, command(state))).to_contain_text("Paired with")
    asking.choose(server=server)
    asking.read(page, f"{pages}/news-en.html")
    assert painted(page)["name"]


def test_an_extension_that_the_server_does_not_know_is_paired_on_its_own_machine(
    launch_with_extension, extension_folder, tmp_path, pages
):
    """As in Firefox: without the key of the manifest the origin is another one."""
    folder = tmp_path / "sidelight"
    shutil.copytree(extension_folder, folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["key"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    own = str(tmp_path / "state")
    with sidelight(SIDELIGHT_STATE=own, SIDELIGHT_CASEFILE=str(HARBOUR)) as address:
        context = launch_with_extension(folder=folder)
        try:
            worker = context.service_workers[0]
            stranger = Extension(context, re.search(r"//(\w+)/", worker.url)[1])
            stranger.choose(server=address, timeout=PATIENCE)
            page = context.new_page()
            page.route("**/quay.html", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=BODY))
            page.goto(f"{pages}/quay.html")
            wait_until(page, "error")
            with stranger.options() as options:
                expect(type_code(options, command(own))).to_contain_text("Paired with")
            stranger.read(page, f"{pages}/quay.html")
            assert painted(page)["name"] == ["Tomas Kivi"]
        finally:
            context.close()
