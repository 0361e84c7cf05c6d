"""The extension is brought up to date under pages that are open: they go on, with one reader each."""

import pytest
from playwright.sync_api import expect

from e2e.access import Browser, hold
from e2e.driver import card, click, host, painted, wait_until, wait_until_at_work

pytestmark = pytest.mark.browser

RELOAD = "(id) => chrome.developerPrivate.reload(id, {failQuietly: true})"

# The reader from before does not hear the worker any more, so whoever answers is the newer one.
ANSWERED = """async (id) => {
    const ask = () => chrome.tabs.sendMessage(id, {type: "summary"}).catch(() => null);
    while ((await ask())?.outcome.state !== "ok") await new Promise((resolve) => setTimeout(resolve, 50));
}"""


@pytest.fixture
def extension(launch_with_extension, server):
    """The extension in a browser of its own, since it is stopped and started anew."""
    context = launch_with_extension()
    held = hold(context)
    held.choose(server=server)
    yield held
    context.close()


def test_an_open_page_goes_over_to_the_newer_one(extension, pages):
    page = extension.context.new_page()
    extension.read(page, f"{pages}/news-en.html")
    before, tab = painted(page), extension.tab(page)
    browser = Browser(extension)
    with extension.context.expect_event("serviceworker") as started:
        browser.page.evaluate(RELOAD, extension.id)
    wait_until_at_work(started.value)
    started.value.evaluate(ANSWERED, tab)
    page.bring_to_front()
    expect(host(page)).to_have_count(1)
    wait_until(page, "ready")
    assert painted(page) == before
    layer = next(iter(before))
    click(page, layer, before[layer][0])
    expect(card(page)).to_have_count(1)
