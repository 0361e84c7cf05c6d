"""The worker is stopped, browser or server start anew, the casefile changes: whoever reads on notices nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.driver import Extension, card, painted, wait_until
from e2e.servers import PATIENCE, SIDELIGHT, serving_pages, sidelight

pytestmark = pytest.mark.browser

HARBOUR = Path(__file__).parents[1] / "tests" / "casefiles" / "harbour"
TEXTS = {
    "kivi": "Tomas Kivi came to Norrhavn.",
    "brandt": "Otto Brandt was at the window.",
    "weather": "The weather was fair and nothing else happened.",
}
GROW = "(text) => document.body.append(Object.assign(document.createElement('p'), {textContent: text}))"


@pytest.fixture
def state(tmp_path):
    return str(tmp_path / "state")


@pytest.fixture
def addresses(tmp_path):
    """Of a page for each text, by name."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8><title>{name}</title><p>{text}")
    with serving_pages(folder) as address:
        yield {name: f"{address}/{name}.html" for name in TEXTS}


def let_in(context, address, state):
    """The extension of a browser, paired with a server that asks a token of everybody."""
    held = Extension(context, context.service_workers[0].url.split("/")[2])
    held.choose(server=address, timeout=PATIENCE)
    environment = {**os.environ, "SIDELIGHT_STATE": state}
    printed = subprocess.run([SIDELIGHT, "pair"], check=True, capture_output=True, text=True, env=environment)
    with held.options() as options:
        options.locator("#code").fill(printed.stdout.strip())
        options.locator("#pairing button:not(#forget)").click()
        expect(options.locator("#pairing-state")).to_contain_text("Paired with")
    return held


def stop_worker(extension):
    session = extension.context.browser.new_browser_cdp_session()
    targets = session.send("Target.getTargets")["targetInfos"]
    worker = next(target for target in targets if target["type"] == "service_worker" and extension.id in target["url"])
    session.send("Target.closeTarget", {"targetId": worker["targetId"]})
    session.detach()


def serve(state, casefile=HARBOUR, port="0"):
    return sidelight(
        port, SIDELIGHT_TRUSTED_HOSTS="notes.example", SIDELIGHT_STATE=state, SIDELIGHT_CASEFILE=str(casefile)
    )


def test_the_worker_is_stopped_between_any_two_messages(extension, addresses, state):
    with serve(state) as address:
        let_in(extension.context, address, state)
        page = extension.context.new_page()
        stop_worker(extension)
        extension.read(page, addresses["kivi"])
        stop_worker(extension)
        page.evaluate(GROW, "Later Tomas Kivi left.")
        expect(page.locator("sidelight-host")).to_have_attribute("data-count", "2")
        tab = extension.tab(page)
        stop_worker(extension)
        with extension.surface(f"panel/panel.html?tab={tab}") as panel:
            stop_worker(extension)
            panel.get_by_role("button").filter(has_text="Tomas Kivi").first.click()
            page.bring_to_front()
            expect(card(page)).to_be_visible()
        stop_worker(extension)
        extension.read(page, addresses["weather"])
        assert extension.badge(page) == ""


def test_the_browser_starts_anew_with_the_same_profile(launch_with_extension, addresses, state, tmp_path):
    profile = tmp_path / "profile"
    with serve(state) as address:
        context = launch_with_extension(profile=profile)
        let_in(context, address, state).choose(kinds={"claims": True, "names": True})
        context.close()
        context = launch_with_extension(profile=profile)
        page = context.new_page()
        page.goto(addresses["kivi"])
        wait_until(page, "ready")
        assert painted(page)["name"] == ["Tomas Kivi"]
        kept = context.service_workers[0].evaluate("() => chrome.storage.local.get(['server', 'token', 'gate'])")
        assert (kept["server"], kept["gate"]["server"]) == (address, address)
        assert kept["token"]
        context.close()


def test_the_server_starts_anew_at_the_same_address(extension, addresses, state):
    with serve(state) as address:
        let_in(extension.context, address, state)
        page = extension.context.new_page()
        extension.read(page, addresses["kivi"])
    extension.read(page, addresses["weather"])
    extension.read(page, addresses["kivi"], state="error")
    with serve(state, port=address.rpartition(":")[2]) as again:
        assert again == address
        extension.read(page, addresses["kivi"])
        assert painted(page)["name"] == ["Tomas Kivi"]


def test_a_name_that_the_casefile_gains_opens_pages_from_the_next_answer_on(extension, addresses, state, tmp_path):
    casefile = tmp_path / "harbour"
    shutil.copytree(HARBOUR, casefile)
    people = casefile / "entities" / "people.yaml"
    with serve(state, casefile) as address:
        let_in(extension.context, address, state)
        page = extension.context.new_page()
        extension.read(page, addresses["brandt"])
        assert painted(page) == {}
        before = version(address)
        text = people.read_text(encoding="utf-8")
        people.write_text(text.replace("- {text: Tomas Kivi}", "- {text: Tomas Kivi}\n      - {text: Otto Brandt}"))
        wait_for(lambda: version(address) != before)
        extension.read(page, addresses["kivi"])
        wait_for(lambda: kept_version(extension) == version(address))
        extension.read(page, addresses["brandt"])
        assert painted(page)["name"] == ["Otto Brandt"]


def wait_for(met, seconds=60):
    """Wait for what happens outside the browser, by which no page can tell."""
    until = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < until
        time.sleep(0.1)


def version(address):
    with urllib.request.urlopen(f"{address}/health") as answer:
        return json.load(answer)["casefile"]["version"]


def kept_version(extension):
    return extension.worker.evaluate("async () => (await chrome.storage.local.get('gate')).gate?.list.casefile.version")
