"""How often a name is painted, and which kinds of notes: the reader's choice, seen at once on pages that are open."""

import pytest
from playwright.sync_api import expect

from e2e.access import ask
from e2e.driver import host, painted, wait_until
from e2e.servers import PATIENCE

pytestmark = pytest.mark.browser

SECTIONS = """
<h1>One</h1><p>Viktor Bout and Air Cess.</p><p>Viktor Bout again.</p>
<h2>Two</h2><p>Viktor Bout, and Viktor Bout.</p>
<article><p>Viktor Bout in a box.</p></article><p>Viktor Bout after the box.</p>
"""


@pytest.fixture
def sections(extension, page, pages):
    page.route("**/sections.html", lambda route: route.fulfill(body=SECTIONS, content_type="text/html"))
    extension.read(page, f"{pages}/sections.html")
    return page


def names(page):
    return sorted(painted(page).get("name", []))


def choose(extension, page, **view):
    """As the options do: kept, and told to all pages."""
    extension.choose(**view)
    extension.worker.evaluate(
        "async ([id, view]) => chrome.tabs.sendMessage(id, {type: 'view', ...view})", [extension.tab(page), view]
    )
    extension.settle(page)


@pytest.mark.parametrize(("marking", "times"), [("all", 6), ("section", 4), ("page", 1)])
def test_a_name_is_painted_as_often_as_the_reader_wants(extension, sections, marking, times):
    choose(extension, sections, marking=marking)
    assert names(sections) == ["Air Cess"] + ["Viktor Bout"] * times


def test_the_first_in_each_section_is_the_rule(extension, page, pages, server):
    extension.forget()
    extension.choose(server=server, timeout=PATIENCE)
    page.route("**/sections.html", lambda route: route.fulfill(body=SECTIONS, content_type="text/html"))
    extension.read(page, f"{pages}/sections.html")
    assert names(page).count("Viktor Bout") == 4


def test_kinds_that_are_not_wanted_are_not_painted(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    choose(extension, page, kinds={"claims": False, "names": True})
    assert set(painted(page)) == {"name"}
    choose(extension, page, kinds={"claims": True, "names": False})
    assert "name" not in painted(page)
    assert "differs" in painted(page)


def test_where_the_first_mention_goes_the_next_is_painted(extension, sections):
    choose(extension, sections, marking="page")
    sections.evaluate("document.querySelector('p').remove()")
    extension.settle(sections)
    assert names(sections) == ["Viktor Bout"]


def test_all_mentions_are_counted(extension, sections):
    choose(extension, sections, marking="page")
    summary = extension.worker.evaluate(
        "(id) => chrome.tabs.sendMessage(id, {type: 'summary'})", extension.tab(sections)
    )
    assert {item["key"]: item["times"] for item in summary["items"] if item["kind"] == "entity"}["viktor-bout"] == 6


def test_a_page_of_a_site_that_is_switched_off_stays_as_it_is(extension, sections):
    ask(extension, "site", host="127.0.0.1", on=False)
    expect(host(sections)).to_have_count(0)
    choose(extension, sections, marking="page")
    assert host(sections).count() == 0
    ask(extension, "site", host="127.0.0.1", on=True)
    wait_until(sections, "ready")
    assert names(sections) == ["Air Cess", "Viktor Bout"]
