"""When the server is down, refuses, dawdles or is none, that is said plainly and the page stays as it is."""

import json
import threading

import pytest
from playwright.sync_api import expect

from e2e.driver import card, painted, wait_until
from e2e.servers import answering, problem

pytestmark = pytest.mark.browser

NOBODY = "http://127.0.0.1:1"
FORGET_SLOWLY = """() => {
    const area = chrome.storage.session, {remove, set} = area;
    const later = () => new Promise((go) => setTimeout(go, 300));
    area.remove = (keys) => later().then(() => remove.call(area, keys));
    globalThis.told = [];
    area.set = (kept) => {
        told.push(...Object.values(kept).map((value) => value.outcome?.state));
        return set.call(area, kept);
    };
    globalThis.forgetAtOnce = () => Object.assign(area, {remove, set});
}"""
TOLD_TWICE = """async () => {
    while (told.length < 2) await new Promise((go) => setTimeout(go, 20));
    return told;
}"""


def assert_trouble(extension, page, words):
    """The badge, its title and the popup say what happened; nothing is painted."""
    assert painted(page) == {}
    assert extension.badge(page) == "!"
    assert words in extension.title(page)
    with extension.popup(page) as popup:
        expect(popup.get_by_role("main")).to_contain_text(words)
        expect(popup.get_by_role("button", name="Try again")).to_be_visible()


def test_a_server_that_is_down(extension, page, pages):
    extension.choose(server=NOBODY)
    extension.read(page, f"{pages}/news-en.html", state="error")
    assert_trouble(extension, page, "does not answer at 127.0.0.1:1")


@pytest.fixture
def forgets_slowly(extension):
    """What is known of a tab's page before is forgotten slowly, as on a busy machine."""
    extension.worker.evaluate(FORGET_SLOWLY)
    yield
    extension.worker.evaluate("() => forgetAtOnce()")


@pytest.mark.usefixtures("forgets_slowly")
def test_what_is_told_last_of_a_page_counts(extension, page, pages):
    extension.choose(server=NOBODY)
    extension.read(page, f"{pages}/news-en.html", state="error")
    assert extension.worker.evaluate(TOLD_TWICE) == ["working", "unreachable"]
    assert_trouble(extension, page, "does not answer at 127.0.0.1:1")


def test_a_server_that_comes_back(extension, page, pages, server):
    extension.choose(server=NOBODY)
    extension.read(page, f"{pages}/news-en.html", state="error")
    extension.choose(server=server)
    with extension.popup(page) as popup:
        popup.get_by_role("button", name="Try again").click()
        wait_until(page, "ready")
    assert "Viktor Bout" in painted(page)["name"]
    assert extension.badge(page) != "!"


def test_a_server_that_refuses(extension, page, pages):
    with answering(lambda *_: problem(500, "Out of order")) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/news-en.html", state="error")
        assert_trouble(extension, page, "refused: Out of order")


def test_a_server_that_dawdles(extension, page, pages):
    release = threading.Event()

    def dawdle(path, _):
        if path == "/v1/annotations":
            release.wait(20)
        return 200, "application/json", b"{}"

    with answering(dawdle) as address:
        extension.choose(server=address, timeout=400)
        extension.read(page, f"{pages}/news-en.html", state="error")
        assert_trouble(extension, page, "took too long")
        release.set()


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"[]", b'{"highlights": []}', b"null"])
def test_something_else_on_the_port(extension, page, pages, body):
    with answering(lambda *_: (200, "application/json", body)) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/news-en.html", state="error")
        assert_trouble(extension, page, "does not speak Sidelight's language")


def test_an_address_beyond_this_machine_is_never_asked(extension, page, pages):
    extension.choose(server="http://localhost:8765")
    extension.read(page, f"{pages}/news-en.html", state="error")
    assert extension.badge(page) == "!"


def answer_for(body, quote, entity="somebody"):
    """An answer that marks the first place of `quote` in the request."""
    block = next(block for block in json.loads(body)["blocks"] if quote in block["text"])
    start = len(block["text"].split(quote)[0].encode("utf-16-le")) // 2
    mark = {
        "id": "e-1",
        "kind": "entity",
        "block": block["id"],
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "entity": entity,
        "prominence": "core",
        "confidence": 1,
        "because": [],
    }
    note = {"label": quote, "type": "Person", "prominence": "core", "description": "<b>bold</b>", "sources": []}
    answer = {"about": True, "highlights": [mark], "entities": {entity: note}, "claims": {}, "sources": {}}
    return 200, "application/json", json.dumps(answer).encode()


def test_a_text_that_changed_meanwhile_is_not_marked(extension, page, pages):
    asked, changed = threading.Event(), threading.Event()

    def answer(_, body):
        if b"brass band" not in body:
            return answer_for(body, "string trio")
        asked.set()
        changed.wait(20)
        return answer_for(body, "brass band")

    with answering(answer) as address:
        extension.choose(server=address)
        page.goto(f"{pages}/nothing.html")
        assert asked.wait(20)
        page.evaluate(
            "() => { for (const text of document.querySelectorAll('p')) text.firstChild.data ="
            " text.firstChild.data.replace('brass band', 'string trio'); }"
        )
        changed.set()
        wait_until(page, "ready")
        extension.settle(page)
    assert painted(page) == {"name": ["string trio"]}


def test_words_of_the_server_are_never_markup(extension, page, pages):
    with answering(lambda _, body: answer_for(body, "brass band")) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/nothing.html")
    assert painted(page) == {"name": ["brass band"]}
    extension.press(page, "next-note")
    expect(card(page)).to_contain_text("<b>bold</b>")


def test_a_worker_that_was_stopped_wakes_again(extension, page, pages):
    session = extension.context.browser.new_browser_cdp_session()
    targets = session.send("Target.getTargets")["targetInfos"]
    worker = next(target for target in targets if target["type"] == "service_worker" and extension.id in target["url"])
    session.send("Target.closeTarget", {"targetId": worker["targetId"]})
    session.detach()
    extension.read(page, f"{pages}/news-en.html")
    assert "Viktor Bout" in painted(page)["name"]
