"""A page that is not about the case is only glanced at: what reads and paints is not even there, until it is needed."""

import pytest
from playwright.sync_api import expect

from e2e.driver import expect_soon, host, painted, wait_until
from e2e.servers import recording

pytestmark = pytest.mark.browser

IS_THERE = """async (tabId) => {
    const func = () => Boolean(globalThis.sidelight.Reader);
    const [{result}] = await chrome.scripting.executeScript({target: {tabId}, func});
    return result;
}"""
LATER = """() => {
    const paragraph = Object.assign(document.createElement("p"), {textContent: "Here is Viktor Bout, at last."});
    document.body.append(paragraph);
}"""

# Once somebody of the core is named, the president and the broadcaster on this page are worth a note as well.
WITH_OTHERS = "3"


def is_reader_there(extension, page):
    return extension.worker.evaluate(IS_THERE, extension.tab(page))


def test_nothing_that_reads_is_brought_to_an_ordinary_page(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    assert not is_reader_there(extension, page)
    extension.read(page, f"{pages}/news-en.html")
    assert is_reader_there(extension, page)


def test_words_that_come_later_are_glanced_at_too(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    assert painted(page) == {}
    page.evaluate(LATER)
    expect(host(page)).to_have_attribute("data-count", WITH_OTHERS)
    assert "Viktor Bout" in painted(page)["name"]


def test_words_that_come_later_in_a_shadow_are_glanced_at_too(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    page.evaluate(
        """() => {
            const element = document.body.appendChild(document.createElement("div"));
            element.attachShadow({mode: "open"}).append(document.createElement("p"));
        }"""
    )
    extension.settle(page)
    page.evaluate(
        "() => { document.body.lastElementChild.shadowRoot.firstChild.textContent = 'Viktor Bout was here.'; }"
    )
    expect(host(page)).to_have_attribute("data-count", WITH_OTHERS)


def test_words_that_nobody_sees_bring_it_but_send_nothing(extension, page, pages, server):
    with recording(server) as (address, sent):
        extension.choose(server=address)
        extension.read(page, f"{pages}/nothing.html")
        page.evaluate(LATER.replace("{textContent:", "{hidden: true, textContent:"))
        expect_soon(lambda: is_reader_there(extension, page), expected=True)
        extension.settle(page)
        wait_until(page, "ready")
        assert [body for body in sent if body] == []
        page.evaluate("() => { document.body.lastElementChild.hidden = false; }")
        expect(host(page)).to_have_attribute("data-count", WITH_OTHERS)


def test_a_field_that_asks_for_secrets_is_found_in_a_component(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    page.evaluate(
        """() => {
            const form = document.body.appendChild(document.createElement("div"));
            const field = Object.assign(document.createElement("input"), {type: "password"});
            form.attachShadow({mode: "open"}).append("Viktor Bout", field);
            form.append("Viktor Bout");
        }"""
    )
    wait_until(page, "unread")
    extension.settle(page)
    assert not is_reader_there(extension, page)


def test_once_such_a_field_is_gone_the_page_is_read(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<input type=password>')")
    wait_until(page, "unread")
    page.evaluate(LATER)
    extension.settle(page)
    assert painted(page) == {}
    page.evaluate("() => document.querySelector('input[type=password]').remove()")
    wait_until(page, "ready")
    expect(host(page)).to_have_attribute("data-count", WITH_OTHERS)


def test_a_field_that_asks_for_secrets_ends_the_glances(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<input type=password>')")
    wait_until(page, "unread")
    page.evaluate(LATER)
    extension.settle(page)
    assert painted(page) == {}
    assert not is_reader_there(extension, page)


def test_an_application_that_leaves_a_page_of_the_case_keeps_the_notes_of_its_frames(extension, page, pages):
    extension.read(page, f"{pages}/hostile/frame-same-origin.html")
    extension.settle(page)
    assert extension.badge(page) == "2"
    page.evaluate("() => history.pushState({}, '', '/another')")
    extension.settle(page)
    assert extension.badge(page) == "2"
