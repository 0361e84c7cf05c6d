"""A page that names nobody of the case stays in the browser; whoever is named by a strong name opens it."""

import json
import threading
from pathlib import Path

import pytest
import yaml

from e2e.driver import painted, wait_until
from e2e.servers import PATIENCE_SECONDS, answering, gate_of, problem, recording

pytestmark = pytest.mark.browser

ORDINARY = Path(__file__).parents[1] / "tests" / "gate" / "pages"
NOTHING_FOUND = {"about": False, "highlights": [], "entities": {}, "claims": {}, "sources": {}}


@pytest.fixture
def show(page, pages):
    """Opens a page with these blocks."""

    def show(blocks, state="ready"):
        body = "<!doctype html><meta charset=utf-8><title>A page</title>" + "".join(f"<p>{block}" for block in blocks)
        page.route("**/written.html", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
        page.goto(f"{pages}/written.html")
        wait_until(page, state)
        page.unroute_all(behavior="ignoreErrors")

    return show


@pytest.fixture
def line(extension, server):
    """What goes to the real server, which the extension reaches over a line that is listened to."""
    with recording(server) as (address, sent):
        extension.choose(server=address)
        yield sent


@pytest.mark.parametrize("language", ["en", "pl", "fi", "et", "ru", "uk", "de", "fr", "es"])
def test_nothing_of_an_ordinary_page_is_sent(show, line, language):
    listed = yaml.safe_load((ORDINARY / f"{language}.yaml").read_text(encoding="utf-8"))
    for written in listed["pages"][:2]:
        show([written["title"], *written["blocks"]])
    assert [body for body in line if body] == []


@pytest.mark.parametrize(
    "blocks",
    [
        ["But he had Putin's ear, CNN says."],
        ["Reed and Burns saw the bout. Vladimir Putin did not."],
        ["Bout", "But", "Brittney Griner"],
    ],
)
def test_weak_names_and_context_alone_do_not_open_it(show, line, extension, page, blocks):
    show(blocks)
    assert [body for body in line if body] == []
    assert painted(page) == {}
    with extension.popup(page) as popup:
        popup.get_by_text("Nothing on this page is in the casefile.").wait_for()


@pytest.mark.parametrize(
    "text",
    [
        "Портрет Виктора Бута висел в холле.",
        "Kirje Viktor Butille tuli takaisin.",
        "We saw Lord of War twice.",
        "The freight of Air Cess went by night.",
        "Andrew Smulian said little.",
    ],
)
def test_a_strong_name_of_the_case_opens_it(show, line, page, text):
    show(["A heading", text])
    sent = [json.loads(body) for body in line if body]
    assert [block["text"] for block in sent[0]["blocks"]] == ["A heading", text]
    assert painted(page)["name"]


def test_the_list_is_fetched_once_and_kept(extension, page, pages):
    asked = []

    def answer(path, _):
        asked.append(path)
        return 200, "application/json", json.dumps(NOTHING_FOUND).encode()

    with answering(answer, gate=lambda: asked.append("/v1/gate") or gate_of("Viktor")) as address:
        extension.choose(server=address)
        for _ in range(3):
            extension.read(page, f"{pages}/nothing.html")
            extension.read(page, f"{pages}/news-en.html")
    assert asked.count("/v1/gate") == 1


def test_an_ordinary_page_needs_no_server_once_the_list_is_there(extension, page, pages):
    with answering(lambda *_: problem(500, "Out of order"), gate=lambda: gate_of("Viktor")) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/nothing.html")
    extension.read(page, f"{pages}/nothing.html")
    assert extension.badge(page) == ""
    extension.read(page, f"{pages}/news-en.html", state="error")
    assert extension.badge(page) == "!"


def test_without_a_list_nothing_is_sent_and_the_reason_is_told(extension, page, pages):
    asked = []
    with answering(lambda path, body: asked.append((path, body)) or problem(500, "Out of order"), gate=None) as address:
        extension.choose(server=address)
        extension.read(page, f"{pages}/news-en.html", state="error")
    assert {path for path, _ in asked} == {"/v1/gate"}
    assert extension.badge(page) == "!"


def test_the_list_of_another_server_is_not_used(extension, page, pages):
    bodies = []

    def answer(_, body):
        bodies.append(body)
        return 200, "application/json", json.dumps(NOTHING_FOUND).encode()

    with answering(answer, gate=lambda: gate_of("nowhere")) as shut, answering(answer) as wide:
        extension.choose(server=shut)
        extension.read(page, f"{pages}/news-en.html")
        assert bodies == []
        extension.choose(server=wide)
        extension.read(page, f"{pages}/news-en.html")
        assert len(bodies) == 1


def test_an_answer_that_comes_late_fetches_no_first_list_of_the_server_chosen_since(extension, page, pages):
    asked, asking, over = [], threading.Event(), threading.Event()
    annotation = json.dumps({**NOTHING_FOUND, "casefile": {"id": "any", "version": "another"}}).encode()

    def answer_late(*_):
        asking.set()
        over.wait(PATIENCE_SECONDS)
        return 200, "application/json", annotation

    with answering(answer_late) as slow, answering(lambda *_: problem(500, ""), lambda: asked.append(1)) as other:
        extension.choose(server=slow)
        page.goto(f"{pages}/news-en.html")
        assert asking.wait(PATIENCE_SECONDS)
        extension.choose(server=other)
        over.set()
        wait_until(page, "ready")
        page.wait_for_timeout(500)
    assert asked == []
