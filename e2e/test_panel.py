"""The side panel: all notes of the page in reading order, filtered, searched, and a way to each of them."""

import re

import pytest
from playwright.sync_api import expect

from e2e.driver import card, click, painted, wait_until
from e2e.servers import answering, problem
from e2e.side_panel import real_popup, side_panel

pytestmark = pytest.mark.browser


@pytest.fixture
def news(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    return page


@pytest.fixture
def panel(extension, news):
    with extension.panel(news) as panel:
        yield panel


def notes(panel):
    return panel.locator("#found [data-note]")


def test_all_notes_are_listed_as_they_are_read(panel, news):
    text = " ".join(news.locator("body").inner_text().split())
    quotes = [" ".join(quote.strip("“”").split()) for quote in panel.locator(".quote").all_text_contents()]
    once = [quote for quote in quotes if text.count(quote) == 1]
    assert len(once) > 10
    assert [text.index(quote) for quote in once] == sorted(text.index(quote) for quote in once)
    expect(notes(panel).first).to_contain_text("Viktor Bout")


def test_statements_bear_their_verdict_its_line_and_their_words(panel):
    differs = notes(panel).filter(has_text="Differs from the record").first
    expect(differs.locator(".quote")).to_contain_text("“")
    line = differs.locator(".verdict").evaluate("word => getComputedStyle(word).textDecorationStyle")
    assert line == "dashed"


def test_one_verdict_alone(panel):
    panel.get_by_role("combobox", name="Show").select_option(value="differs")
    expect(notes(panel)).to_have_count(2)
    expect(panel.locator("#shown")).to_contain_text("2 of")
    panel.get_by_role("combobox", name="Show").select_option(value="entity")
    expect(panel.locator("#found .verdict")).to_have_count(0)
    expect(notes(panel).first).to_contain_text("Viktor Bout")


def test_words_are_searched_without_accents_and_case(panel):
    panel.get_by_role("searchbox").fill("BRÍTTNEY griner")
    expect(notes(panel).filter(has_text="Brittney Griner").first).to_be_visible()
    assert all("griner" in words.lower() for words in notes(panel).all_inner_texts())


def test_nothing_that_matches_is_said_with_the_way_back(panel):
    panel.get_by_role("searchbox").fill("zeppelin")
    expect(panel.get_by_text("No note matches.")).to_be_visible()
    panel.get_by_role("button", name="Show all").click()
    assert notes(panel).count() > 10


def test_a_note_is_reached_by_click(panel, news):
    notes(panel).filter(has_text="Differs from the record").first.click()
    expect(card(news)).to_contain_text("Differs from the record")
    assert painted(news)["open"]


def test_the_note_that_is_open_on_the_page_is_marked(panel, news):
    current = panel.locator("#found [aria-current=true]")
    news.bring_to_front()
    click(news, "name", "FARC")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("FARC")
    click(news, "value", "2011")
    expect(current).to_contain_text("Differs from the record")
    news.keyboard.press("Escape")
    expect(current).to_have_count(0)


def test_how_many_sources_disagree_stands_beside_the_verdict(panel):
    disputed = notes(panel).filter(has_text="Disputed").first
    expect(disputed.locator(".head")).to_contain_text(re.compile(r"\d+ sources? disagrees?"))


def test_notes_of_frames_are_listed_where_they_are_reached(extension, page, pages):
    extension.read(page, f"{pages}/hostile/frame-same-origin.html")
    with extension.panel(page) as panel:
        heading = panel.get_by_role("heading", name="In a frame of the page")
        expect(heading).to_be_visible()
        framed = panel.locator("h2 + ul [data-note]").first
        framed.click()
        expect(page.frame_locator("iframe").first.get_by_role("dialog")).to_be_visible()


def test_by_keyboard_alone(panel, news):
    panel.keyboard.press("/")
    expect(panel.get_by_role("searchbox")).to_be_focused()
    panel.keyboard.type("sentenced to 25 years")
    panel.keyboard.press("ArrowDown")
    expect(notes(panel).first).to_be_focused()
    panel.keyboard.press("Enter")
    expect(card(news)).to_contain_text("sentenced to 25 years")
    expect(notes(panel).first).to_be_focused()
    panel.keyboard.press("/")
    panel.keyboard.press("Escape")
    expect(panel.get_by_role("searchbox")).to_have_value("")
    panel.keyboard.press("ArrowDown")
    panel.keyboard.press("ArrowDown")
    expect(notes(panel).nth(1)).to_be_focused()
    panel.keyboard.press("End")
    expect(notes(panel).last).to_be_focused()


def test_it_follows_what_becomes_of_the_page(panel, news, pages):
    before = notes(panel).count()
    news.evaluate("() => [...document.querySelectorAll('p')].find((p) => p.textContent.includes('2011')).remove()")
    expect(notes(panel)).not_to_have_count(before)
    news.goto(f"{pages}/nothing.html")
    expect(panel.get_by_text("Nothing on this page is in the casefile.")).to_be_visible()
    expect(panel.get_by_role("searchbox")).to_be_hidden()


def test_what_is_wrong_is_said_with_what_to_do(extension, news, panel, server):
    with answering(lambda *_: problem(503, "Busy")) as address:
        extension.choose(server=address)
        news.reload()
        wait_until(news, "error")
        expect(panel.get_by_text("refused: Busy")).to_be_visible()
    extension.choose(server=server)
    panel.get_by_role("button", name="Try again").click()
    expect(notes(panel).first).to_be_visible()


def test_a_page_that_is_not_read(extension, page):
    page.goto("about:blank")
    with extension.panel(page) as panel:
        expect(panel.get_by_text("This page has not been read yet.")).to_be_visible()


def test_beside_the_page_it_follows_the_reader_from_tab_to_tab(extension, news, pages):
    other = extension.context.new_page()
    extension.read(other, f"{pages}/nothing.html")
    news.bring_to_front()
    with real_popup(extension) as popup:
        popup.wait("() => document.body.dataset.state")
        assert popup.wait("() => innerWidth") == 360
        popup.press("#panel")
    with side_panel(extension) as panel:
        news.bring_to_front()
        assert panel.wait("() => document.querySelectorAll('#found [data-note]').length") > 10
        panel.wait("() => document.querySelector('#found .differs').closest('button').click() ?? true")
        expect(card(news)).to_contain_text("Differs from the record")
        other.bring_to_front()
        assert panel.wait("() => document.body.innerText.includes('Nothing on this page is in the casefile.')")
    other.close()


@pytest.mark.parametrize("locale", ["ar", "de", "en", "fi", "pl", "ru"])
def test_every_language_finds_room_in_a_narrow_panel(extension, news, locale):
    extension.choose(language=locale)
    with extension.panel(news) as panel:
        panel.set_viewport_size({"width": 320, "height": 600})
        expect(panel.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
        assert panel.evaluate("() => document.documentElement.scrollWidth") == 320
