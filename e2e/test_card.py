"""The card: what it says, and how it opens and closes by pointer and by keyboard."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from e2e.driver import card, click, painted, point

pytestmark = pytest.mark.browser

FOCUSED = "() => document.activeElement.shadowRoot?.activeElement?.id ?? document.activeElement.localName"
NEW_TAB = " (opens in a new tab)"
STANCES = ["contradicts", "denies", "qualifies", "supports", "mentions"]
CARD_BOX = """() => {
    const {top, left, right, bottom} = document.querySelector("sidelight-host").shadowRoot.querySelector(".card")
        .getBoundingClientRect();
    return top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight && bottom - top > 100;
}"""


def ask(server, page):
    """The server's answer to a request that is none of the browser's."""
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"{server}/v1/annotations", json.dumps(page).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.load(response)


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


def test_it_sets_the_page_against_the_record(news):
    shown = click(news, "value", "2011")
    expect(shown.get_by_role("heading", level=2)).to_have_text("Differs from the record")
    row = shown.get_by_role("row").filter(has_text="2011").first
    expect(row).to_contain_text("2011")
    expect(row).to_contain_text("5 April 2012")
    expect(shown).to_contain_text("The record says")


def test_it_lists_every_source_with_a_link_to_the_passage(news):
    shown = click(news, "value", "2011")
    links = shown.get_by_role("link")
    assert links.count() >= 2
    for link in links.all():
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert link.get_attribute("target") == "_blank"
    addresses = [link.get_attribute("href") for link in links.all()]
    assert all(address.startswith(("http://", "https://")) for address in addresses)
    assert any("#:~:text=" in address for address in addresses)
    expect(shown.locator(".standing")).to_contain_text("origin")


def test_no_source_is_left_out(news, server):
    """What the server knows of the claim is all there, whoever it speaks for."""
    texts = news.locator("p").all_inner_texts()
    blocks = [{"id": number, "text": text} for number, text in enumerate(texts)]
    answer = ask(server, {"lang": "en", "published": "2024-10-09", "blocks": blocks})
    shown = click(news, "single-origin", "suspect ties to the GRU")
    statement = shown.locator(".statement").text_content()
    claim = next(claim for claim in answer["claims"].values() if claim["statement"] == statement)
    titles = {answer["sources"][row["source"]]["title"] for row in claim["evidence"]}
    assert len(titles) > 1
    assert set(shown.locator(".group .title").all_text_contents()) == titles
    phrases = [text.removesuffix(NEW_TAB) for text in shown.locator(".group .phrase").all_text_contents()]
    assert sorted(phrases) == sorted(f"“{row['phrase']}”" for row in claim["evidence"])


def test_whoever_disagrees_is_named_before_who_supports(news):
    shown = click(news, "single-origin", "suspect ties to the GRU")
    stances = [group.get_attribute("data-stance") for group in shown.locator(".group:not([data-gives])").all()]
    assert len(stances) > 1
    assert stances == sorted(stances, key=STANCES.index)


def test_who_gives_the_wrong_value_is_not_counted_for_the_right_one(news):
    shown = click(news, "value", "2011")
    against = shown.locator(".group.against[data-gives]")
    expect(against).to_contain_text("Give 2011 instead")


def test_a_name_is_explained(news):
    shown = click(news, "name", "Peter Hain")
    expect(shown.get_by_role("heading", name="Peter Hain")).to_be_visible()
    expect(shown).to_contain_text("Person")
    shown.get_by_text("Why this is shown").click()
    expect(shown.locator("details li").first).to_be_visible()


def test_it_opens_where_the_pointer_rests_and_goes_when_it_leaves(news):
    news.mouse.move(*point(news, "name", "FARC"))
    expect(card(news)).to_contain_text("FARC")
    news.mouse.move(5, 5)
    expect(card(news)).to_have_count(0)


def test_escape_and_a_click_elsewhere_close_it(news):
    click(news, "name", "FARC")
    news.keyboard.press("Escape")
    expect(card(news)).to_have_count(0)
    assert "open" not in painted(news)
    click(news, "name", "FARC")
    news.get_by_role("heading", name="The trial").click()
    expect(card(news)).to_have_count(0)


def test_links_of_the_page_stay_links(news):
    news.mouse.click(*point(news, "name", "Brittney Griner"))
    expect(news).to_have_url(re.compile("#griner$"))
    expect(card(news)).to_have_count(0)


def test_by_keyboard_focus_moves_in_and_returns(extension, news):
    search = news.get_by_label("Search the paper")
    search.focus()
    extension.press(news, "next-note")
    expect(card(news)).to_contain_text("Note 1 of")
    assert news.evaluate(FOCUSED) == "title"
    first = card(news).get_attribute("data-note")
    extension.press(news, "next-note")
    expect(card(news)).to_contain_text("Note 2 of")
    assert card(news).get_attribute("data-note") != first
    extension.press(news, "previous-note")
    expect(card(news)).to_have_attribute("data-note", first)
    news.keyboard.press("Escape")
    expect(card(news)).to_have_count(0)
    expect(search).to_be_focused()


def test_every_note_can_be_reached_and_stays_in_the_window(extension, news):
    extension.press(news, "previous-note")
    expect(card(news)).to_be_visible()
    seen = set()
    while (note := card(news).get_attribute("data-note")) not in seen:
        assert news.evaluate(CARD_BOX), note
        seen.add(note)
        card(news).locator(".steps").get_by_role("button", name="Next").press("Enter")
        expect(card(news)).not_to_have_attribute("data-note", note)
    assert len(seen) >= int(extension.badge(news))


def test_several_notes_on_the_same_words_are_paged(news):
    shown = click(news, "differs", "2011")
    expect(shown).to_contain_text("1 of ")
    first = shown.get_attribute("data-note")
    shown.locator(".pager").get_by_role("button", name="Next").click()
    expect(card(news)).to_contain_text("2 of ")
    expect(card(news)).not_to_have_attribute("data-note", first)


def test_on_a_dark_page_card_and_lines_are_for_dark_grounds(extension, page, pages):
    extension.read(page, f"{pages}/news-pl.html")
    names = page.evaluate("[...CSS.highlights.keys()].filter((name) => name.startsWith('sidelight-'))")
    assert names
    assert all(name.endswith("-on-dark") for name in names)
    assert click(page, "name", "Bucie").get_attribute("data-tone") == "dark"


def test_under_a_strict_policy_the_card_has_its_looks(extension, page, pages):
    extension.read(page, f"{pages}/strict-csp.html")
    shown = click(page, "value", "2011")
    assert shown.evaluate("(card) => getComputedStyle(card).borderTopLeftRadius") == "12px"
