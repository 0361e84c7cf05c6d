"""Links that land: a reader who follows one sees the passage, marked, and nothing else marked."""

import io
import json

import pytest
from lxml import html
from PIL import Image, ImageChops
from playwright.sync_api import expect

from e2e.driver import click
from e2e.servers import PASSAGES, answering, serving_pages
from sidelight.bundled import bundled
from sidelight.contract.links import link_passage

pytestmark = pytest.mark.browser

MARK = (0, 255, 0)
CASES = [
    pytest.param(path.name, element.get("id"), element.get("data-phrase"), id=f"{path.stem}-{element.get('id')}")
    for path in sorted(PASSAGES.glob("*.html"))
    for element in html.fromstring(path.read_bytes()).iterfind(".//*[@data-phrase]")
]
BOX = """(id) => {
    const {top, bottom} = document.getElementById(id).getBoundingClientRect();
    return {top, bottom, scrolled: scrollY, height: innerHeight};
}"""


@pytest.fixture(scope="module")
def passages():
    with serving_pages(PASSAGES) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser, traces, passages):
    """A page in a window without the extension, as it is wherever a link of ours is shown."""
    context = browser.new_context(viewport={"width": 900, "height": 600}, locale="en-US")
    traces.follow(context)
    page = context.new_page()
    page.goto(f"{passages}/nothing")
    yield page
    context.close()


@pytest.fixture
def follow(reader):
    """Opens the tab that opens where somebody clicks on a link as the card has them."""

    def follow(link):
        reader.evaluate(
            """(link) => {
                const anchor = Object.assign(document.createElement("a"), {href: link, textContent: "passage"});
                document.body.replaceChildren(Object.assign(anchor, {target: "_blank", rel: "noopener noreferrer"}));
            }""",
            link,
        )
        with reader.context.expect_page() as opened:
            reader.click("a")
        opened.value.wait_for_load_state()
        return opened.value

    yield follow
    for page in reader.context.pages[1:]:
        page.close()


def marked_rows(page):
    """The first and the last row of the whole page that bear the mark; None where nothing does."""
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    distance = ImageChops.difference(shot, Image.new("RGB", shot.size, MARK)).split()
    red, green, blue = (band.point(lambda step: 0 if step else 255) for band in distance)
    box = ImageChops.darker(ImageChops.darker(red, green), blue).getbbox()
    return box and (box[1], box[3])


def assert_lands(page, passage):
    page.wait_for_function("() => scrollY > 0")
    box = page.evaluate(BOX, passage)
    assert box["top"] >= 0
    assert box["bottom"] <= box["height"]
    first, last = marked_rows(page)
    assert box["top"] + box["scrolled"] - 1 <= first < last <= box["bottom"] + box["scrolled"] + 1


@pytest.mark.parametrize(("name", "passage", "phrase"), CASES)
def test_a_link_lands_on_its_passage(follow, passages, name, passage, phrase):
    assert_lands(follow(link_passage(f"{passages}/{name}", phrase)), passage)


def test_a_link_with_a_fragment_of_its_own_lands_on_the_passage_too(follow, passages):
    page = follow(link_passage(f"{passages}/report.html?from=card#comma", "the request is refused"))
    assert_lands(page, "typed")
    assert page.evaluate("location.hash") == "#comma"


@pytest.mark.parametrize(
    "phrase", ["words that were there once", "four-year probe of another", "The goods are forfeit"]
)
def test_where_the_passage_is_gone_or_broken_the_page_opens_at_its_top_unmarked(follow, passages, phrase):
    page = follow(link_passage(f"{passages}/report.html", phrase))
    page.wait_for_timeout(600)  # the browser goes on looking for half a second after the page has loaded
    assert page.evaluate("scrollY") == 0
    assert marked_rows(page) is None


@pytest.fixture
def answer():
    """An answer of the contract, to be changed: one statement with its evidence."""
    return json.loads((bundled("shared") / "contract/examples/response.json").read_text(encoding="utf-8"))


@pytest.fixture
def open_card(extension, page, pages):
    """Show the statement's card on a page for which a server gives this answer."""

    def show(answer):
        def reply(_, body):
            first = next(block for block in json.loads(body)["blocks"] if "2011" in block["text"])
            quote = "sentenced to 25 years in prison in 2011"
            start = first["text"].index(quote)
            place = {"block": first["id"], "start": start, "end": start + len(quote), "quote": quote, "values": []}
            shown = answer | {"highlights": [answer["highlights"][0] | place]}
            return 200, "application/json", json.dumps(shown).encode()

        with answering(reply) as server:
            extension.choose(server=server)
            extension.read(page, f"{pages}/strict-csp.html")
        return click(page, "differs", "sentenced to 25 years")

    return show


def test_the_cards_link_lands_on_the_passage(open_card, answer, passages, context):
    """The whole way: an answer with a link, the card, a click, the other site."""
    phrase = "latach spędzonych w więzieniu"
    link = link_passage(f"{passages}/scripts.html", phrase)
    answer["claims"]["sentence-date-2012"]["evidence"][0] |= {"phrase": phrase, "link": link}
    shown = open_card(answer)
    with context.expect_page() as opened:
        shown.get_by_role("link", name=phrase).click()
    opened.value.wait_for_load_state()
    expect(opened.value).to_have_title("Many scripts")
    assert_lands(opened.value, "polish")
    opened.value.close()


def test_the_card_links_the_archived_copy_and_says_when_the_address_was_checked(open_card, answer):
    shown = open_card(answer)
    copy = shown.locator(".meta").get_by_role("link", name="archived copy")
    expect(copy).to_have_attribute("href", answer["sources"]["reuters-2013"]["archived"])
    expect(copy).to_have_attribute("rel", "noopener noreferrer")
    expect(shown.locator(".meta")).to_contain_text("address checked on 2 November 2024")
    expect(shown.locator(".meta")).not_to_contain_text("No address known")


def test_the_card_says_that_a_source_has_no_address(open_card, answer):
    answer["claims"]["sentence-date-2012"]["evidence"][0]["link"] = None
    answer["sources"]["reuters-2013"] |= {"url": None, "archived": None, "checked": None}
    shown = open_card(answer)
    expect(shown.locator(".meta")).to_contain_text("No address known")
    expect(shown.locator(".group").get_by_role("link")).to_have_count(0)
    expect(shown.locator(".phrase")).to_have_text("“prison term in April 2012”")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hostname"])
def test_no_address_that_is_none_of_the_web_becomes_a_link(open_card, answer, address):
    answer["claims"]["sentence-date-2012"]["evidence"][0]["link"] = address
    answer["sources"]["reuters-2013"] |= {"url": address, "archived": address}
    expect(open_card(answer).locator(".group").get_by_role("link")).to_have_count(0)
