"""Where pages are read: nowhere but on a click until sites are granted, and nowhere again once that is taken back."""

import pytest
from playwright.sync_api import expect

from e2e.access import CLICKABLE, TWO_SITES, Browser, ask, click_button, hold, registered_for
from e2e.driver import host, painted, wait_until
from e2e.servers import PATIENCE

pytestmark = pytest.mark.browser

FRAME = """(address) => {
    const frame = Object.assign(document.createElement("iframe"), {src: address, className: "added"});
    Object.assign(frame.style, {width: "600px", height: "500px"});
    document.body.append(frame);
}"""
SETTLED = "() => new Promise((resolve) => setTimeout(resolve, 300))"


@pytest.fixture(scope="module")
def click_context(launch_with_extension, bare_folder):
    context = launch_with_extension(CLICKABLE, TWO_SITES, folder=bare_folder)
    yield context
    context.close()


@pytest.fixture(scope="module")
def fleet_browser(launch_with_extension):
    context = launch_with_extension(CLICKABLE, TWO_SITES)
    yield Browser(hold(context))
    context.close()


def prepare(context, server):
    held = hold(context)
    held.forget()
    held.choose(server=server, timeout=PATIENCE)
    return held


@pytest.fixture
def on_click(click_context, server):
    """The extension as it is installed, in its first state, with no site granted."""
    yield prepare(click_context, server)
    close_pages(click_context)


@pytest.fixture
def fleet(fleet_browser, server):
    """The extension with all sites given, and the browser's own page about it."""
    context = fleet_browser.page.context
    yield prepare(context, server), fleet_browser
    fleet_browser.allow_on("ON_ALL_SITES")
    close_pages(context, but=fleet_browser.page)


def close_pages(context, but=None):
    for page in context.pages[1:]:
        if page is not but:
            page.close()


@pytest.fixture
def sites(pages):
    """The same pages under two names: two sites to a browser."""
    return [pages.replace("127.0.0.1", name) for name in ("one.test", "two.test")]


def open_page(extension, address):
    page = extension.context.new_page()
    page.goto(address)
    return page


def test_nothing_is_read_before_a_click(on_click, sites):
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    page.evaluate(SETTLED)
    assert host(page).count() == 0
    assert painted(page) == {}
    assert registered_for(on_click.worker) == []


def test_a_click_reads_the_page_and_no_other(on_click, sites):
    other = open_page(on_click, f"{sites[0]}/news-pl.html")
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    click_button(on_click, page)
    wait_until(page, "ready")
    assert "Viktor Bout" in painted(page)["name"]
    assert host(other).count() == 0


def test_a_second_click_does_no_harm(on_click, sites):
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    click_button(on_click, page)
    wait_until(page, "ready")
    before = painted(page)
    click_button(on_click, page)
    page.evaluate(SETTLED)
    wait_until(page, "ready")
    assert painted(page) == before
    assert host(page).count() == 1


def test_the_next_page_waits_for_a_click_of_its_own(on_click, sites):
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    click_button(on_click, page)
    wait_until(page, "ready")
    page.goto(f"{sites[1]}/news-en.html")
    page.evaluate(SETTLED)
    assert host(page).count() == 0


def test_the_panel_lists_the_notes_of_a_page_that_was_clicked(on_click, sites):
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    click_button(on_click, page)
    wait_until(page, "ready")
    with on_click.panel(page) as panel:
        expect(panel.locator("#found [data-note]").filter(has_text="Viktor Bout").first).to_be_visible()


def test_the_panel_lets_no_page_be_read(on_click, sites):
    page = open_page(on_click, f"{sites[0]}/news-en.html")
    click_button(on_click, page)
    wait_until(page, "ready")
    with on_click.panel(page) as panel:
        page.goto(f"{sites[0]}/news-pl.html")
        expect(panel.get_by_text("This page has not been read yet.")).to_be_visible()
        assert host(page).count() == 0
        click_button(on_click, page)
        wait_until(page, "ready")
        expect(panel.locator("#found [data-note]").first).to_be_visible()


def test_a_page_is_read_by_itself_where_its_site_was_granted(fleet, sites):
    extension, browser = fleet
    first, second = (open_page(extension, f"{site}/news-en.html") for site in sites)
    wait_until(first, "ready")
    wait_until(second, "ready")
    browser.allow_on("ON_CLICK")
    for page in (first, second):
        expect(host(page)).to_have_count(0)
        assert painted(page) == {}
    assert registered_for(extension.worker) == []
    browser.grant("http://one.test/*")
    wait_until(first, "ready")
    assert "Viktor Bout" in painted(first)["name"]
    assert host(second).count() == 0
    assert registered_for(extension.worker) == ["http://one.test/*"]
    browser.withdraw("http://one.test/*")
    expect(host(first)).to_have_count(0)


def test_a_click_counts_no_longer_once_access_to_any_site_is_taken_back(fleet, sites):
    extension, browser = fleet
    browser.allow_on("ON_CLICK")
    browser.grant("http://two.test/*")
    page = open_page(extension, f"{sites[0]}/news-en.html")
    click_button(extension, page)
    wait_until(page, "ready")
    browser.withdraw("http://two.test/*")
    expect(host(page)).to_have_count(0)
    click_button(extension, page)
    wait_until(page, "ready")


def test_each_site_that_was_granted_is_listed(fleet):
    extension, browser = fleet
    browser.allow_on("ON_CLICK")
    for pattern in ("http://127.0.0.1/*", "http://one.test/*"):
        browser.grant(pattern)
    with extension.options() as options:
        expect(options.locator("#granted bdi")).to_have_text(["127.0.0.1", "one.test"])


@pytest.mark.parametrize("surface", ["panel", "popup"])
def test_what_is_taken_back_is_not_read_because_something_of_the_extension_is_open(fleet, sites, surface):
    extension, browser = fleet
    browser.allow_on("ON_CLICK")
    browser.grant("http://one.test/*")
    page = open_page(extension, f"{sites[0]}/news-en.html")
    wait_until(page, "ready")
    with getattr(extension, surface)(page) as shown:
        browser.withdraw("http://one.test/*")
        expect(host(page)).to_have_count(0)
        shown.reload()
        shown.locator("body[data-state=off]").wait_for()
        assert host(page).count() == 0
        assert painted(page) == {}


def test_a_page_that_was_open_is_read_once_its_site_is_granted(fleet, sites):
    extension, browser = fleet
    browser.allow_on("ON_CLICK")
    page = open_page(extension, f"{sites[0]}/news-en.html")
    page.evaluate(SETTLED)
    assert host(page).count() == 0
    browser.grant("http://one.test/*")
    wait_until(page, "ready")
    assert painted(page)


def test_a_frame_of_another_site_waits_for_a_grant_of_its_own(fleet, sites):
    extension, browser = fleet
    browser.allow_on("ON_CLICK")
    browser.grant("http://one.test/*")
    page = open_page(extension, f"{sites[0]}/nothing.html")
    wait_until(page, "ready")
    page.evaluate(FRAME, f"{sites[1]}/news-en.html")
    inside = page.frame_locator("iframe.added").locator("sidelight-host")
    page.frame_locator("iframe.added").get_by_role("heading").first.wait_for()
    page.evaluate(SETTLED)
    assert inside.count() == 0
    browser.grant("http://two.test/*")
    expect(inside).to_have_attribute("data-state", "ready")


def test_a_site_that_was_switched_off_is_left_alone(fleet, sites):
    extension, _ = fleet
    first, second = (open_page(extension, f"{site}/news-en.html") for site in sites)
    wait_until(first, "ready")
    wait_until(second, "ready")
    ask(extension, "site", host="one.test", on=False)
    expect(host(first)).to_have_count(0)
    wait_until(second, "ready")
    again = open_page(extension, f"{sites[0]}/news-pl.html")
    again.evaluate(SETTLED)
    assert host(again).count() == 0
    ask(extension, "site", host="one.test", on=True)
    wait_until(first, "ready")
    wait_until(again, "ready")


@pytest.mark.parametrize("on", [True, False])
def test_it_says_what_access_a_tab_has(fleet, sites, on):
    extension, browser = fleet
    page = open_page(extension, f"{sites[0]}/nothing.html")
    if not on:
        ask(extension, "site", host="one.test", on=False)
    assert site_of(extension, page) == {"host": "one.test", "on": on, "access": "all"}
    browser.allow_on("ON_CLICK")
    browser.grant("http://one.test/*")
    assert site_of(extension, page) == {"host": "one.test", "on": on, "access": "site"}


def site_of(extension, page):
    return ask(extension, "overview", tabId=extension.tab(page))["site"]


@pytest.mark.parametrize("address", ["about:blank", "chrome://version/", "view-source:{page}", "file://{file}"])
def test_pages_that_are_none_of_the_web_are_never_read(fleet, sites, address, tmp_path):
    extension, _ = fleet
    file = tmp_path / "own.html"
    file.write_text("<!doctype html><p>Viktor Bout was arrested in Bangkok in 2008.</p>")
    page = open_page(extension, address.format(page=f"{sites[0]}/news-en.html", file=file))
    page.evaluate(SETTLED)
    assert host(page).count() == 0
    assert site_of(extension, page) == {"host": "", "on": False, "access": "never"}
