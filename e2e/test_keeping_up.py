"""Keeping up with a page that changes: only what is new is asked about, and no answer outlives the page it was for."""

import json
import threading
import urllib.request

import pytest
from playwright.sync_api import expect

from e2e.apart import Apart
from e2e.driver import card, expect_soon, host, painted, wait_until
from e2e.servers import answering, recording

pytestmark = pytest.mark.browser

ADD = """(text) => {
    const paragraph = Object.assign(document.createElement("p"), {textContent: text});
    (document.querySelector("main") ?? document.body).append(paragraph);
}"""
NEWS = "Peter Hain said so in London."


def texts(body):
    return [block["text"].strip() for block in json.loads(body)["blocks"]]


def names(page):
    return painted(page).get("name", [])


@pytest.fixture
def line(server):
    with recording(server) as kept:
        yield kept


@pytest.fixture
def news(extension, page, pages, line):
    """An article that is read, and the requests that leave it from then on."""
    address, sent = line
    extension.choose(server=address)
    extension.read(page, f"{pages}/news-en.html")
    extension.settle(page)
    sent.clear()
    return page, sent


def test_of_a_new_paragraph_only_it_and_little_around_it_is_sent(extension, news):
    page, sent = news
    before = painted(page)
    page.evaluate(ADD, NEWS)
    extension.settle(page)
    assert len(sent) == 1
    asked = texts(sent[0])
    assert NEWS in asked
    assert sum(len(text.split()) for text in asked) < 450
    after = painted(page)
    assert sorted(after["name"]) == sorted([*before["name"], "Peter Hain"])
    assert {layer: words for layer, words in after.items() if layer != "name"} == {
        layer: words for layer, words in before.items() if layer != "name"
    }


def test_a_page_that_renders_itself_anew_asks_nothing(extension, news):
    page, sent = news
    before = painted(page)
    page.evaluate("() => { const text = document.querySelector('article'); text.replaceWith(text.cloneNode(true)); }")
    extension.settle(page)
    assert sent == []
    assert {layer: sorted(words) for layer, words in painted(page).items()} == {
        layer: sorted(words) for layer, words in before.items()
    }


def test_what_changes_no_text_asks_nothing(extension, news):
    page, sent = news
    page.evaluate(
        "() => { document.body.classList.add('seen'); for (const each of document.querySelectorAll('p'))"
        " each.style.opacity = '.99'; document.querySelector('h1').setAttribute('class', 'big'); }"
    )
    page.get_by_label("Search the paper").fill("Viktor Bout typed this")
    extension.settle(page)
    assert sent == []


def test_lines_go_with_their_words_at_once(news):
    page, _ = news
    found = page.evaluate(
        """async () => {
            const heading = document.querySelector("h1");
            heading.textContent = "Other words";
            await null;
            await null;
            const ranges = [...CSS.highlights].flatMap(([, highlight]) => [...highlight]);
            return ranges.filter((range) => heading.contains(range.startContainer)).length;
        }"""
    )
    assert found == 0


def test_a_flood_of_changes_is_read_as_one(extension, news):
    page, _ = news
    page.evaluate(
        """() => {
            const list = document.body.appendChild(document.createElement("ul"));
            for (let item = 0; item < 1500; item += 1) {
                list.append(Object.assign(document.createElement("li"), {textContent: `Item ${item}`}));
            }
            list.children[700].textContent = "Here stands Peter Hain.";
            for (const item of [...list.children]) item.className = "item";
        }"""
    )
    before = names(page).count("Peter Hain")
    extension.settle(page)
    assert names(page).count("Peter Hain") == before + 1


def test_an_answer_for_an_old_page_is_never_drawn_on_a_new_one(extension, page, pages, server):
    asked, released = threading.Event(), threading.Event()

    def pass_on(path, body):
        if b"on 6 March 2008" in body and not released.is_set():
            asked.set()
            released.wait(20)
        request = urllib.request.Request(server + path, body or None, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return answer.status, "application/json", answer.read()

    with answering(pass_on) as address:
        extension.choose(server=address)
        page.goto(f"{pages}/hostile/history.html")
        assert asked.wait(20)
        page.evaluate(
            """() => {
                history.pushState({}, "", "/another");
                document.querySelector("h1").textContent = "A boxing bout";
            }"""
        )
        released.set()
        extension.settle(page)
        wait_until(page, "ready")
    assert names(page) == ["Viktor Bout"]
    assert "Monday" not in page.locator("main").inner_text()


def test_going_to_another_page_of_an_application_takes_all_lines_off(extension, page, pages):
    extension.read(page, f"{pages}/hostile/history.html")
    left = page.evaluate(
        "async () => { history.pushState({}, '', '/another'); await null; return [...CSS.highlights.keys()]; }"
    )
    assert left == []
    extension.settle(page)
    assert names(page) == ["Viktor Bout"]


def test_a_page_from_the_cache_is_read_as_it_is_now(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    before = painted(page)
    extension.read(page, f"{pages}/nothing.html")
    page.go_back()
    wait_until(page, "ready")
    extension.settle(page)
    assert painted(page) == before


def test_notes_follow_the_page_from_frame_to_frame(extension, page, pages):
    extension.read(page, f"{pages}/hostile/frame-same-origin.html")
    frame = page.frames[1]
    frame.locator("sidelight-host[data-state=ready]").wait_for(state="attached")
    assert extension.badge(page) == "2"
    extension.press(page, "next-note")
    expect(card(page)).to_contain_text("Viktor Bout")
    extension.press(page, "next-note")
    expect(frame.get_by_role("dialog")).to_contain_text("Air Cess")
    expect(card(page)).to_have_count(0)
    extension.press(page, "next-note")
    expect(card(page)).to_contain_text("Viktor Bout")
    expect(frame.get_by_role("dialog")).to_have_count(0)
    extension.press(page, "previous-note")
    expect(frame.get_by_role("dialog")).to_contain_text("Air Cess")
    with extension.popup(page) as popup:
        expect(popup.get_by_role("main")).to_contain_text("Names 2")


def test_a_frame_that_goes_takes_its_notes_with_it(extension, page, pages):
    extension.read(page, f"{pages}/hostile/frame-same-origin.html")
    page.frames[1].locator("sidelight-host[data-state=ready]").wait_for(state="attached")
    assert extension.badge(page) == "2"
    page.evaluate("document.querySelector('iframe').remove()")
    expect_soon(lambda: extension.badge(page), "1")


def test_a_card_can_be_used_over_a_modal_dialog(extension, page, pages):
    extension.read(page, f"{pages}/hostile/overlays.html")
    look = Apart(page)
    before = look.state()
    for _ in range(3):
        extension.press(page, "next-note")
    shown = host(page).get_by_role("dialog")
    expect(shown).to_be_visible()
    shown.get_by_role("button", name="Close").click()
    expect(shown).to_have_count(0)
    assert look.state()["markup"] == before["markup"]


def test_paper_bears_no_lines(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    style = "(name) => getComputedStyle(document.body, `::highlight(sidelight-${name})`).textDecorationLine"
    assert page.evaluate(style, "supported") == "underline"
    page.emulate_media(media="print")
    assert page.evaluate(style, "supported") == "none"
    expect(host(page)).to_be_hidden()
    page.emulate_media(media="screen")


def test_a_view_without_words_is_done_with(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    page.evaluate("() => { document.body.replaceChildren(); history.pushState({}, '', '/picture'); }")
    extension.settle(page)
    wait_until(page, "ready")
    assert extension.badge(page) == ""
    assert [frame["state"] for frame in extension.frames(page)] == ["empty"]


def test_a_frame_too_small_to_be_looked_at_is_not_read_anew(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    page.evaluate(
        """() => new Promise((done) => {
            const frame = document.createElement("iframe");
            Object.assign(frame, {width: 120, height: 60, src: "/news-pl.html"});
            frame.addEventListener("load", done);
            document.body.prepend(frame);
        })"""
    )
    extension.settle(page)
    extension.worker.evaluate("(id) => chrome.tabs.sendMessage(id, {type: 'read'})", extension.tab(page))
    wait_until(page, "ready")
    extension.settle(page)
    assert len(extension.frames(page)) == 1
    page.evaluate("() => Object.assign(document.querySelector('iframe'), {width: 600, height: 400})")
    expect_soon(lambda: len(extension.frames(page)), 2)
