"""All that leaves the browser goes through a recording proxy here: it is what docs/privacy.md says, and no more."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.access import ask, hold, open_in_private
from e2e.desks import Bench, current, said
from e2e.driver import wait_until
from e2e.proxy import recording_proxy
from e2e.servers import PATIENCE, SIDELIGHT, sidelight

pytestmark = pytest.mark.browser

TOLD = (Path(__file__).parents[1] / "docs" / "privacy.md").read_text(encoding="utf-8")
KEPT = """async () => JSON.stringify([
    await chrome.storage.local.get(null), await chrome.storage.session.get(null), await chrome.storage.sync.get(null),
])"""
SECRET = re.compile(r"[\w-]*SECRET[\w-]*")


@pytest.fixture(scope="module")
def proxy():
    with recording_proxy() as recording:
        yield recording


@pytest.fixture(scope="module")
def proxied(launch_with_extension, proxy, server):
    """A browser that knows no other way out than the proxy, not even to its own machine."""
    address, _ = proxy
    context = launch_with_extension(f"--proxy-server={address}", "--proxy-bypass-list=<-loopback>")
    held = hold(context)
    held.choose(server=server, timeout=PATIENCE)
    yield held
    context.close()


@pytest.fixture
def traffic(proxied, proxy, pages, server):
    """Opens a page of a site by its name, waits for its state, and gives what left the browser meanwhile."""
    _, sent = proxy

    def open_it(name, state="ready", site="paper.test"):
        del sent[:]
        page = proxied.context.new_page()
        page.goto(pages.replace("127.0.0.1", site) + f"/{name}")
        page.wait_for_timeout(500) if state is None else wait_until(page, state)
        page.close()
        return [one for one in sent if not is_the_page(one, site)]

    yield open_it
    proxied.forget()
    proxied.choose(server=server, timeout=PATIENCE)


def is_the_page(one, site):
    return not one.is_of_an_extension and f"//{site}:" in one.url


def told_rows(title):
    """The first cells of the table under a title of the document."""
    part = TOLD.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return {
        cell
        for line in part.splitlines()
        if line.startswith("| `")
        for cell in re.findall(r"`([^`]+)`", line.split("|")[1])
    }


def ways(sent, server):
    return {f"{one.method} {one.url.removeprefix(server)}" for one in sent}


def elsewhere(sent, server):
    return [one.url for one in sent if not one.url.startswith(f"{server}/")]


def test_of_a_page_about_the_case_its_text_goes_to_the_server_and_nowhere_else(traffic, server):
    sent = traffic("news-en.html")
    assert elsewhere(sent, server) == []
    assert ways(sent, server) <= {"GET /v1/gate", "POST /v1/annotations"} <= told_rows("What is sent")
    assert [one.method for one in sent if one.body] == ["POST"]


def test_what_is_sent_of_it_is_what_is_told(traffic):
    bodies = [json.loads(one.body) for name in ("news-en.html", "news-pl.html") for one in traffic(name) if one.body]
    assert len(bodies) == 2
    assert {field for body in bodies for field in body} <= told_rows("What is sent of a page")
    assert {field for body in bodies for block in body["blocks"] for field in block} == {"id", "text"}


def test_no_request_names_the_page_or_bears_anything_that_tells_readers_apart(traffic):
    for one in traffic("news-en.html"):
        assert "paper.test" not in one
        assert "news-en.html" not in one
        assert not {"cookie", "referer", "authorization"} & set(one.headers)
        assert set(one.headers) <= told_rows("What the browser adds")


def test_of_a_page_that_names_nobody_of_the_case_nothing_is_sent(traffic, server):
    assert ways(traffic("nothing.html"), server) <= {"GET /v1/gate"}
    assert traffic("private/ordinary.html") == []


@pytest.mark.parametrize("name", ["password", "payment"])
def test_of_a_page_that_asks_for_secrets_nothing_is_sent(traffic, name):
    traffic("nothing.html")
    assert traffic(f"private/{name}.html", "unread") == []


def test_nothing_is_sent_of_what_stands_in_fields_in_code_or_out_of_sight(traffic):
    page = Path(__file__).parent / "pages" / "private" / "fields.html"
    secrets = SECRET.findall(page.read_text(encoding="utf-8"))
    sent = traffic("private/fields.html")
    assert any("Everybody can read this" in one for one in sent)
    assert len(secrets) > 10
    assert [secret for secret in secrets for one in sent if secret in one] == []


def test_of_a_file_nothing_is_sent(proxied, proxy, tmp_path):
    file = tmp_path / "own.html"
    file.write_text("<!doctype html><p>Viktor Bout was arrested in Bangkok in 2008.</p>")
    _, sent = proxy
    del sent[:]
    page = proxied.context.new_page()
    page.goto(f"file://{file}")
    page.wait_for_timeout(500)
    page.close()
    assert sent == []


def test_of_a_site_that_was_switched_off_nothing_is_sent(proxied, traffic):
    proxied.choose(off=["paper.test"])
    assert traffic("news-en.html", state=None) == []
    assert traffic("news-en.html", site="other.test") != []


def test_nothing_at_all_is_sent_where_it_is_switched_off(proxied, traffic):
    proxied.choose(enabled=False)
    assert traffic("news-en.html", state=None) == []


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    state = str(tmp_path_factory.mktemp("state"))
    with sidelight(SIDELIGHT_STATE=state) as address:
        yield Bench(address, state)


@pytest.fixture
def desk(proxied, proxy, bench, pages, server):
    """Opens a page and the side panel beside it with a token of this scope, does something, and gives what was sent."""
    _, sent = proxy

    def sit_down(scope, act, name="news-en.html"):
        proxied.forget()
        paired = {"server": bench.address, "name": "Ada", "person": "Ada", "scopes": [scope]}
        proxied.choose(server=bench.address, token=bench.token("Ada", scope), paired=paired, timeout=PATIENCE)
        page = proxied.context.new_page()
        page.goto(pages.replace("127.0.0.1", "paper.test") + f"/{name}")
        wait_until(page, "ready")
        del sent[:]
        with proxied.panel(page) as panel:
            act(panel)
        page.close()
        return [one for one in sent if not is_the_page(one, "paper.test")]

    yield sit_down
    proxied.forget()
    proxied.choose(server=server)


def decide_and_undo(panel):
    expect(current(panel)).to_be_focused(timeout=2 * PATIENCE)
    panel.keyboard.press("1")
    expect(said(panel)).to_have_text("Kept: Right.", timeout=2 * PATIENCE)
    panel.keyboard.press("u")
    expect(said(panel)).to_have_text("Undone.", timeout=2 * PATIENCE)


def test_a_moderators_desk_sends_the_address_and_what_is_told_of_it(desk, bench):
    sent = [one for one in desk("review", decide_and_undo) if one.method != "OPTIONS"]
    told = told_rows("What is sent") | told_rows("What moderators send")
    paths = {re.sub(r"reviews/[0-9a-f]{16}", "reviews/ID", way.partition("?")[0]) for way in ways(sent, bench.address)}
    assert {"GET /v1/reviews", "POST /v1/reviews", "PUT /v1/reviews/ID"} <= paths <= told
    assert elsewhere(sent, bench.address) == []
    naming = {
        f"{one.method} {one.url.removeprefix(bench.address).partition('?')[0]}" for one in sent if "paper.test" in one
    }
    assert {"GET /v1/reviews", "POST /v1/reviews"} <= naming <= {*told_rows("What moderators send")}


def test_at_the_desk_nothing_is_sent_of_a_page_that_is_not_about_the_case(desk):
    quiet = desk("review", lambda panel: panel.wait_for_timeout(500), name="nothing.html")
    assert [one for one in quiet if "paper.test" in one] == []


def test_who_may_only_read_has_no_desk_and_sends_no_address(desk):
    sent = desk("read", lambda panel: expect(panel.locator("#found [data-note]").first).to_be_visible())
    assert [one for one in sent if "paper.test" in one or "reviews" in one.url] == []


def test_own_pages_ask_whether_the_server_is_there_and_send_nothing_else(proxied, proxy, server):
    _, sent = proxy
    del sent[:]
    page = proxied.context.new_page()
    page.goto(f"chrome-extension://{proxied.id}/options/options.html")
    expect(page.locator("#server-says")).to_have_attribute("data-state", "ok")
    page.close()
    assert ways(sent, server) == {"GET /v1/gate"}


def test_of_private_windows_nothing_is_sent(proxied, proxy, pages):
    _, sent = proxy
    del sent[:]
    private = open_in_private(proxied, pages.replace("127.0.0.1", "paper.test") + "/news-en.html")
    private.wait_for_timeout(500)
    assert [one for one in sent if one.is_of_an_extension and "annotations" in one.url] == []
    private.close()


def test_nothing_of_a_page_is_kept_but_the_numbers_of_its_notes(proxied, proxy, pages):
    _, sent = proxy
    del sent[:]
    page = proxied.context.new_page()
    page.goto(pages.replace("127.0.0.1", "paper.test") + "/news-en.html")
    wait_until(page, "ready")
    kept = proxied.worker.evaluate(KEPT)
    page.close()
    texts = {block["text"] for one in sent if one.body for block in json.loads(one.body)["blocks"]}
    assert len(texts) > 5
    assert [text for text in texts if len(text) > 30 and json.dumps(text)[1:-1] in kept] == []
    assert "paper.test" not in kept
    assert '"notes"' in kept


def test_a_copy_that_is_bound_to_one_server_reaches_no_other(launch_with_extension, proxy, server, tmp_path):
    command = [SIDELIGHT, "extension", "--all-sites", "--server", server, tmp_path / "bound"]
    subprocess.run(command, check=True, capture_output=True)
    address, sent = proxy
    way_out = (f"--proxy-server={address}", "--proxy-bypass-list=<-loopback>")
    context = launch_with_extension(*way_out, folder=tmp_path / "bound")
    bound = hold(context)
    states = []
    for chosen in ({}, {"server": "http://127.0.0.1:9"}, {"server": "https://paper.test"}):
        bound.forget()
        bound.choose(timeout=PATIENCE, **chosen)
        del sent[:]
        states.append((ask(bound, "health")["state"], ways(sent, server)))
    context.close()
    assert states == [("ok", {"GET /v1/gate"}), ("unreachable", set()), ("unreachable", set())]
