"""What leaves the page goes to the server and nowhere else, and it is less than what is on the screen."""

import json

import pytest

from e2e.driver import wait_until
from e2e.servers import PAGES, answering

pytestmark = pytest.mark.browser

NOTHING_FOUND = {"about": False, "highlights": [], "entities": {}, "claims": {}, "sources": {}}


def requests_in(log):
    """(initiator, address) of every request that the browser itself wrote into its network log."""
    kinds = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    for event in log["events"]:
        address = event.get("params", {}).get("url", "")
        if kinds[event["type"]] == "URL_REQUEST_START_JOB" and address.startswith("http"):
            yield event["params"].get("initiator", ""), address


def test_no_request_leaves_for_any_other_host(launch_with_extension, pages, server, tmp_path):
    log = tmp_path / "network.json"
    context = launch_with_extension(f"--log-net-log={log}")
    worker = context.service_workers[0]
    worker.evaluate("(server) => chrome.storage.local.set({server})", server)
    for path in PAGES.glob("*.html"):
        page = context.new_page()
        page.goto(f"{pages}/{path.name}")
        wait_until(page, "ready")
    context.close()
    sent = list(requests_in(json.loads(log.read_text())))
    by_extension = [address for initiator, address in sent if initiator.startswith("chrome-extension://")]
    by_pages = [address for initiator, address in sent if initiator.startswith("http")]
    assert set(by_extension) == {f"{server}/v1/annotations", f"{server}/v1/gate"}
    assert by_extension.count(f"{server}/v1/gate") == 1
    assert all(address.startswith(f"{pages}/") for address in by_pages), by_pages


def test_only_text_blocks_language_and_date_are_sent(extension, page, pages):
    bodies = []

    def record(_, body):
        bodies.append(json.loads(body))
        return 200, "application/json", json.dumps(NOTHING_FOUND).encode()

    with answering(record) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/news-pl.html")
        extension.read(page, f"{pages}/news-en.html")
    polish, english = bodies
    assert set(polish) == {"lang", "published", "blocks", "locale", "offsets"}
    assert (polish["lang"], polish["published"]) == ("pl", "2024-10-10")
    assert (polish["locale"], polish["offsets"]) == ("en", "utf-16")
    assert (english["lang"], english["published"]) == ("en", "2024-10-09")
    texts = [block["text"] for block in english["blocks"]]
    assert [block["id"] for block in english["blocks"]] == list(range(len(texts)))
    assert "Bout was born in Dushanbe" in texts
    assert "Viktor Bout was sentenced in 2011" not in " ".join(texts)


@pytest.mark.parametrize("field", ["<input type=password>", "<input autocomplete=cc-number>"])
def test_a_page_that_asks_for_secrets_is_not_read(extension, page, pages, field):
    body = f"<p>Viktor Bout was arrested in Bangkok in 2008.</p>{field}"
    page.route("**/secret.html", lambda route: route.fulfill(content_type="text/html", body=body))
    bodies = []
    with answering(lambda _, body: bodies.append(body) or (200, "application/json", b"{}")) as address:
        extension.choose(server=address)
        page.goto(f"{pages}/secret.html")
        wait_until(page, "unread")
    page.unroute_all(behavior="ignoreErrors")
    assert bodies == []
