"""The moderator's desk in the side panel, with the real server: from a page to a decision that everybody sees."""

import re

import pytest
from playwright.sync_api import expect

from e2e.accessibility import faint, faults
from e2e.desks import Bench, current, items, said
from e2e.driver import card, click, expect_soon, painted, wait_until
from e2e.servers import PATIENCE, sidelight

pytestmark = pytest.mark.browser
LATE = 2 * PATIENCE


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    state = str(tmp_path_factory.mktemp("state"))
    with sidelight(SIDELIGHT_STATE=state) as address:
        yield Bench(address, state)


@pytest.fixture(scope="module")
def ada(running):
    return running.token("Ada")


@pytest.fixture(scope="module")
def ben(running):
    return running.token("Ben")


@pytest.fixture
def bench(running, ada):
    """The server, on which nothing of the test before has effect any more."""
    yield running
    for state in ("done", "open"):
        for review in running.ask(ada, f"reviews?state={state}&limit=200")["reviews"]:
            headers = {"If-Match": f'"{review["version"]}"'}
            running.ask(ada, f"reviews/{review['id']}", {"decision": "withdrawn"}, "PUT", **headers)


@pytest.fixture
def moderator(extension, bench, ada):
    """The extension of a browser in which Ada has typed her token."""
    extension.choose(server=bench.address)
    with extension.options() as options:
        options.locator("#code").fill(ada)
        options.locator("#pairing button:not(#forget)").click()
        expect(options.locator("#pairing-state")).to_contain_text("You review as Ada.", timeout=LATE)
    return extension


@pytest.fixture
def news(moderator, page, pages):
    moderator.read(page, f"{pages}/news-en.html")
    return page


@pytest.fixture
def panel(moderator, news):
    with moderator.panel(news) as panel:
        expect(current(panel)).to_be_focused(timeout=LATE)
        yield panel


def done(panel, words):
    expect(said(panel)).to_have_text(words, timeout=LATE)


WORDS = """(number) => {
    const walker = document.createTreeWalker(document.querySelector("main, article, body"), NodeFilter.SHOW_TEXT);
    const long = [];
    while (walker.nextNode()) {
        const words = walker.currentNode.data.trim().split(/\\s+/);
        if (words.length > 12) long.push(words);
    }
    return long[number].slice(5, 9).join(" ");
}"""


def select(page, words):
    """Select words as a reader does, and wait until the panel may know."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
            throw new Error("not on the page: " + words);
        }""",
        words,
    )


def test_what_needs_a_look_first_stands_first_with_all_that_is_needed_to_decide(panel):
    verdicts = [words.split("\n")[0] for words in items(panel, "To look at").all_inner_texts()]
    order = ["Differs from the record", "Contradicted by the record", "Disputed"]
    places = [order.index(verdict) if verdict in order else len(order) for verdict in verdicts]
    assert places == sorted(places)
    assert places[0] == 0
    detail = panel.locator("#desk .open")
    expect(detail).to_contain_text("% sure")
    expect(detail.locator("table")).to_contain_text("This page says")
    expect(detail.locator(".group").first).to_be_visible()
    against = [group.get_attribute("class") for group in detail.locator(".group").all()]
    assert against == sorted(against, key=lambda name: "against" not in name)


def test_three_actions_from_opening_the_panel_to_a_logged_decision(moderator, news, bench, ada):
    before = len(bench.history(ada))
    actions = []
    with moderator.panel(news) as panel:
        actions.append("open the panel")
        expect(current(panel)).to_be_focused(timeout=LATE)
        panel.keyboard.press("j")
        actions.append("move")
        quote = current(panel).locator(".quote").inner_text()
        panel.keyboard.press("1")
        actions.append("decide")
        done(panel, "Kept: Right.")
    (step,) = bench.history(ada)[before:]
    assert (step["who"], step["new"]["decision"], step["new"]["scope"]) == ("Ada", "right", "page")
    review = bench.ask(ada, f"reviews/{step['review']}")
    assert review["page"] == news.url
    assert " ".join(review["anchor"]["quote"].split()) == quote.strip("“”")
    assert len(actions) == 3


def test_moving_shows_the_words_on_the_page(panel, news):
    seen = []
    for key in ("j", "ArrowDown", "j", "k", "ArrowUp"):
        panel.keyboard.press(key)
        quote = " ".join(current(panel).locator(".quote").inner_text().strip("“”").split())
        news.wait_for_function(
            "(quote) => [...CSS.highlights].some(([name, one]) => name.startsWith('sidelight-open')"
            " && [...one].some((range) => String(range).replace(/\\s+/g, ' ') === quote))",
            arg=quote,
        )
        seen.append(quote)
    assert seen[0] == seen[4]
    assert len(set(seen)) == 3


def test_a_rejected_highlight_goes_from_the_page_and_from_everybodys_next_visit(panel, news, plain_reader, pages):
    quote = current(panel).locator(".quote").inner_text().strip("“”")
    verdict = "differs"
    assert quote in painted(news)[verdict]
    panel.keyboard.press("2")
    done(panel, "Kept: Wrong match.")
    news.wait_for_function(
        "(quote) => ![...CSS.highlights].some(([name, one]) => name.startsWith('sidelight-differs')"
        " && [...one].some((range) => String(range).replace(/\\s+/g, ' ') === quote))",
        arg=quote,
        timeout=LATE,
    )
    expect(items(panel, "Decided")).to_contain_text("Wrong match · Ada")
    reader = plain_reader(f"{pages}/news-en.html")
    assert quote not in painted(reader).get(verdict, [])
    panel.keyboard.press("u")
    done(panel, "Undone.")
    reader = plain_reader(f"{pages}/news-en.html")
    assert quote in painted(reader)[verdict]


@pytest.fixture
def plain_reader(launch_with_extension, running):
    """Opens a page in another browser, of somebody who is not paired."""
    contexts = []

    def visit(address):
        if not contexts:
            contexts.append(launch_with_extension())
            contexts[0].service_workers[0].evaluate(
                "(settings) => chrome.storage.local.set(settings)",
                {"server": running.address, "marking": "all", "timeout": PATIENCE},
            )
        page = contexts[0].new_page()
        page.goto(address)
        wait_until(page, "ready")
        return page

    yield visit
    for context in contexts:
        context.close()


def test_an_accepted_one_says_who_and_when_in_its_card(moderator, panel, news):
    quote = current(panel).locator(".quote").inner_text().strip("“”")
    panel.keyboard.press("1")
    done(panel, "Kept: Right.")
    expect(items(panel, "Decided")).to_contain_text("Right · Ada")
    news.bring_to_front()
    expect(card(news)).to_have_count(0)
    moderator.settle(news)
    click(news, "differs", quote[:20])
    expect(card(news)).to_contain_text(re.compile(r"Reviewed by Ada on \d+ \w+ \d{4}"))


def test_readers_see_and_load_none_of_it(extension, page, pages, bench):
    extension.choose(server=bench.address)
    extension.read(page, f"{pages}/news-en.html")
    asked = []
    extension.context.on("request", lambda request: asked.append(request.url))
    with extension.panel(page) as panel:
        expect(panel.locator("#found [data-note]").first).to_be_visible()
        expect(panel.locator("#modes")).to_be_hidden()
        expect(panel.locator("#desk")).to_be_hidden()
        assert (
            panel.evaluate("performance.getEntriesByType('resource').filter(({name}) => name.includes('/desk/'))") == []
        )
    assert [url for url in asked if "/desk/" in url] == []


def test_the_switch_leads_to_reading_and_back(panel):
    panel.get_by_role("button", name="Read", exact=True).click()
    expect(panel.locator("#found [data-note]").first).to_be_visible()
    expect(panel.locator("#desk")).to_be_hidden()
    panel.get_by_role("button", name="Review", exact=True).click()
    expect(items(panel).first).to_be_visible()


def test_a_note_goes_along_and_anywhere_is_a_choice(panel, bench, ada):
    panel.keyboard.press("n")
    panel.keyboard.type("Another man of that name; 1 of 2?")
    panel.keyboard.press("Enter")
    done(panel, "The note goes along with your decision.")
    panel.keyboard.press("w")
    done(panel, "Decisions hold wherever the same words stand.")
    panel.keyboard.press("2")
    done(panel, "Kept: Wrong match.")
    step = bench.history(ada)[-1]["new"]
    assert (step["decision"], step["scope"], step["note"]) == (
        "wrong-match", "everywhere", "Another man of that name; 1 of 2?",
    )  # fmt: skip


def test_what_is_right_instead_brings_it_back_with_its_verdict(panel, bench, ada):
    panel.keyboard.press("4")
    done(panel, "Kept: Wrong value.")
    items(panel, "Decided").filter(has_text="Wrong value").first.click()
    panel.locator(".correction").get_by_role("button", name="says the same").click()
    expect(panel.locator(".correction [aria-pressed=true]")).to_have_text("says the same", timeout=LATE)
    step = bench.history(ada)[-1]["new"]
    assert step["correction"]["relation"] == "agrees"


def test_selected_words_say_a_claim(panel, news, bench, ada):
    words = news.evaluate(WORDS, 1)
    select(news, words)
    expect(panel.locator(".selection .quote")).to_have_text(f"“{words}”", timeout=LATE)
    panel.bring_to_front()
    panel.keyboard.press("a")
    search = panel.get_by_role("combobox", name="Which claim?")
    expect(search).to_be_focused()
    panel.keyboard.type("arrest bangk")
    expect(panel.get_by_role("option").first).to_contain_text("Bangkok", timeout=LATE)
    panel.keyboard.press("Enter")
    assert "Bangkok" in search.input_value()
    panel.get_by_role("radio", name="denies it").check()
    panel.get_by_role("button", name="Keep", exact=True).click()
    done(panel, "Kept: New assertion.")
    review = bench.ask(ada, "reviews?decision=new-assertion&state=done")["reviews"][0]
    assert (review["anchor"]["quote"], review["correction"]["relation"], review["page"]) == (words, "denies", news.url)
    news.wait_for_function(
        "(words) => [...CSS.highlights].some(([name, one]) => [...one].some((range) => String(range) === words))",
        arg=words,
        timeout=LATE,
    )


def test_selected_words_are_a_new_claim_an_entity_and_evidence(panel, news, bench, ada):
    words = news.evaluate(WORDS, 2)
    select(news, words)
    expect(panel.locator(".selection .quote")).to_be_visible(timeout=LATE)
    panel.bring_to_front()
    panel.locator("[data-saying=claim]").click()
    panel.keyboard.type("He was seen at the quay.")
    panel.get_by_role("button", name="Keep", exact=True).click()
    done(panel, "Kept: Draft of a claim.")
    for saying, choice in (("entity", "Viktor Bout"), ("evidence", "sentence")):
        panel.locator(f"[data-saying={saying}]").click()
        panel.keyboard.type(choice)
        expect(panel.get_by_role("option").first).to_contain_text(re.compile(choice, re.I), timeout=LATE)
        panel.keyboard.press("Enter")
        panel.keyboard.press("Enter")
        done(panel, {"entity": "Kept: New name.", "evidence": "Kept: New evidence."}[saying])
    kept = {one["decision"]: one for one in bench.ask(ada, "reviews?state=done&mine=true")["reviews"]}
    assert set(kept) >= {"new-claim-draft", "new-mention", "new-evidence"}
    assert kept["new-claim-draft"]["correction"]["statement"] == "He was seen at the quay."
    assert kept["new-mention"]["subject"] == "viktor-bout"
    assert kept["new-evidence"]["correction"]["stance"] == "supports"
    assert {one["page"] for one in kept.values()} == {news.url}


def test_who_was_slower_sees_both_and_chooses(panel, bench, ada, ben):
    panel.keyboard.press("1")
    done(panel, "Kept: Right.")
    (review,) = bench.ask(ada, "reviews?state=done")["reviews"]
    change = {"decision": "wrong-value", "note": "A month off."}
    bench.ask(ben, f"reviews/{review['id']}", change, "PUT", **{"If-Match": f'"{review["version"]}"'})
    items(panel, "Decided").first.click()
    panel.keyboard.press("2")
    conflict = panel.get_by_role("alertdialog", name="Somebody was quicker.")
    expect(conflict).to_contain_text("Wrong value", timeout=LATE)
    expect(conflict).to_contain_text("A month off.")
    expect(conflict).to_contain_text("Ben")
    expect(conflict).to_contain_text("Wrong match")
    assert bench.ask(ada, f"reviews/{review['id']}")["reviewer"] == "Ben"
    conflict.get_by_role("button", name="Decide as I was about to").click()
    done(panel, "Kept: Wrong match.")
    held = bench.ask(ada, f"reviews/{review['id']}")
    assert (held["reviewer"], held["decision"], held["version"]) == ("Ada", "wrong-match", review["version"] + 2)


@pytest.mark.parametrize("was_decided", [False, True])
def test_with_the_server_away_nothing_is_lost(moderator, panel, news, bench, ada, was_decided):
    if was_decided:
        panel.keyboard.press("1")
        done(panel, "Kept: Right.")
        panel.keyboard.press("u")
        done(panel, "Undone.")
    moderator.choose(
        server="http://127.0.0.1:1",
        paired={"server": "http://127.0.0.1:1", "name": "Ada", "person": "Ada", "scopes": ["read", "review"]},
    )
    expect(panel.locator("#desk .problem").first).to_be_visible(timeout=LATE)
    panel.locator("#desk [data-item]").first.focus()
    panel.keyboard.press("1")
    expect(panel.get_by_text("Your decision was not kept.")).to_be_visible(timeout=LATE)
    expect(panel.get_by_text("1 decision did not reach the server.")).to_be_visible(timeout=LATE)
    before = len(bench.history(ada))
    # A tab that is told to close while it loads anew may stay open.
    with panel.expect_event("load"):
        moderator.choose(
            server=bench.address,
            paired={"server": bench.address, "name": "Ada", "person": "Ada", "scopes": ["read", "review"]},
        )
    panel.close()
    with moderator.panel(news) as again:
        again.get_by_role("button", name="Send again").click(timeout=LATE)
        expect(again.get_by_text("1 decision did not reach the server.")).to_have_count(0, timeout=LATE)
        expect_soon(lambda: [step["new"]["decision"] for step in bench.history(ada)[before:]], ["right"])


def test_a_decision_that_fits_no_more_is_listed_with_the_reason(moderator, news, bench, ada):
    block = "Once it stood here that Viktor Bout was arrested in Bangkok in March 2008, by the police."
    opening = {
        "url": news.url,
        "kind": "claim",
        "subject": "arrest-bangkok-2008",
        "block": block,
        "start": 0,
        "end": 60,
    }
    bench.ask(ada, "reviews", {**opening, "relation": "agrees", "verdict": "supported", "decision": "right"})
    with moderator.panel(news) as panel:
        row = items(panel, "Decided").filter(has_text="Once it stood here")
        expect(row).to_contain_text("Right · Ada", timeout=LATE)
        expect(row.locator(".statement")).to_contain_text("Bangkok", timeout=LATE)
        row.click()
        expect(panel.get_by_text("Without effect: these words do not stand here any more.")).to_be_visible()


def test_the_whole_page_goes_into_everybodys_queue(panel, news, bench, ben):
    panel.keyboard.press("q")
    expect(said(panel)).to_have_text(re.compile(r"^\d+ more passages of this page wait in the queue\.$"), timeout=LATE)
    waiting = bench.ask(ben, "reviews?state=open&limit=200")["reviews"]
    assert said(panel).inner_text().startswith(f"{len(waiting)} more")
    assert len(waiting) > 10
    assert {one["page"] for one in waiting} == {news.url}
    panel.keyboard.press("q")
    expect(said(panel)).to_have_text(re.compile("^0 more"), timeout=LATE)


def test_a_page_that_asks_for_a_password_is_put_into_no_queue(panel, news, bench, ada):
    news.evaluate("() => document.body.append(Object.assign(document.createElement('input'), {type: 'password'}))")
    panel.keyboard.press("q")
    expect(said(panel)).to_have_text(re.compile("^0 more"), timeout=LATE)
    assert bench.ask(ada, "reviews?state=open")["reviews"] == []


def test_a_code_for_a_person_pairs_a_browser_to_review(extension, bench):
    extension.choose(server=bench.address)
    with extension.options() as options:
        for arguments, told in ((("--person", "Cleo"), "You review as Cleo."), ((), "It may read only.")):
            options.locator("#code").fill(bench.run("pair", *arguments).split()[0])
            options.locator("#pairing button:not(#forget)").click()
            expect(options.locator("#pairing-state")).to_contain_text(told, timeout=LATE)
        options.locator("#code").fill("no-such-token")
        options.locator("#pairing button:not(#forget)").click()
        expect(options.locator("#pairing-state")).to_contain_text("does not know that token", timeout=LATE)


def test_the_list_of_keys(panel):
    panel.keyboard.press("?")
    dialog = panel.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_contain_text("right, wrong match, wrong relation, wrong value")
    panel.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(panel, scheme):
    panel.emulate_media(color_scheme=scheme)
    assert faults(panel) == []
    assert faint(panel) == []
    panel.keyboard.press("n")
    assert faults(panel) == []


@pytest.mark.parametrize("locale", ["ar", "de", "en", "fi", "pl", "ru"])
def test_every_language_finds_room_in_a_narrow_panel(moderator, news, locale):
    moderator.choose(language=locale)
    with moderator.panel(news) as panel:
        expect(current(panel)).to_be_visible(timeout=LATE)
        panel.set_viewport_size({"width": 320, "height": 600})
        expect(panel.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
        assert panel.evaluate("() => document.documentElement.scrollWidth") == 320
