"""The extension as a test holds it: its worker, its badge and popup, and what it has painted on a page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Worker, expect

from e2e.servers import PATIENCE, PATIENCE_SECONDS

# By verdict, what its line looks like.
FORMS = {
    "supported": "solid", "single-origin": "dotted", "differs": "dashed", "disputed": "double",
    "contradicted": "wavy", "unsupported": "dotted",
}  # fmt: skip
PAINTED = """() => [...CSS.highlights]
    .filter(([name]) => name.startsWith("sidelight-"))
    .flatMap(([name, highlight]) => [...highlight].map((range) => [name, String(range)]))"""
BOX_OF = """([layer, words]) => {
    for (const [name, highlight] of CSS.highlights) {
        if (name.replace(/-on-\\w+$/, "") !== `sidelight-${layer}`) continue;
        for (const range of highlight) {
            if (!String(range).replace(/\\s+/g, " ").includes(words)) continue;
            range.startContainer.parentElement.scrollIntoView({block: "center", behavior: "instant"});
            const {x, y, width, height} = range.getClientRects()[0];
            return {x, y, width, height};
        }
    }
    return null;
}"""
TAB_OF = """async (url) => {
    const tabs = await chrome.tabs.query({});
    return (tabs.findLast((tab) => tab.url === url) ?? tabs.find((tab) => tab.active)).id;
}"""
REGISTERED = """async () => {
    while (!(await chrome.scripting.getRegisteredContentScripts()).length) await new Promise((r) => setTimeout(r, 20));
    await chrome.storage.managed.get(null).catch(() => {});
}"""
PRESS = """async ([command, id]) =>
    chrome.commands.onCommand.dispatch(command, await chrome.tabs.get(id))"""

HOOK = """async (tabId) => {
    const kept = Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith(`tab:${tabId}:`));
    const frames = kept.map((key) => Number(key.split(":")[2]));
    const ask = (frameId) => chrome.tabs.sendMessage(tabId, {type: "painted"}, {frameId}).catch(() => null);
    const answers = await Promise.all(frames.map(async (frame) => ({frame, ...await ask(frame)})));
    return answers.filter(({state}) => state);
}"""


@dataclass(frozen=True)
class Extension:
    """The real extension in a real browser."""

    context: BrowserContext
    id: str

    @property
    def worker(self):
        return self.context.service_workers[0]

    def choose(self, **settings: object) -> None:
        """Write settings where the worker keeps them."""
        self.worker.evaluate("(settings) => chrome.storage.local.set(settings)", settings)

    def forget(self) -> None:
        self.worker.evaluate("() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()])")

    def tab(self, page: Page) -> int:
        return self.worker.evaluate(TAB_OF, page.url)

    def badge(self, page: Page) -> str:
        return self.worker.evaluate("(tabId) => chrome.action.getBadgeText({tabId})", self.tab(page))

    def title(self, page: Page) -> str:
        return self.worker.evaluate("(tabId) => chrome.action.getTitle({tabId})", self.tab(page))

    def press(self, page: Page, command: str) -> None:
        """What the browser does when the keys of a command are pressed; a headless one has no such keys."""
        self.worker.evaluate(PRESS, [command, self.tab(page)])

    def read(self, page: Page, address: str, state: str = "ready") -> None:
        """Open a page and wait until it is read."""
        page.goto(address)
        wait_until(page, state)

    def frames(self, page: Page) -> list[dict[str, Any]]:
        """What each frame that is read says of itself: `frame`, `state`, `settled`, and `notes`, all that it paints."""
        return self.worker.evaluate(HOOK, self.tab(page))

    def settle(self, page: Page) -> None:
        """Wait until nothing is being read, asked or painted in any frame."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not (frames := self.frames(page)) or not all(frame["settled"] for frame in frames):
            assert time.monotonic() < until, frames
            page.wait_for_timeout(20)

    def popup(self, page: Page) -> AbstractContextManager[Page]:
        """The popup as a page of its own, for the tab that shows `page`."""
        return self.surface(f"popup/popup.html?tab={self.tab(page)}")

    def panel(self, page: Page) -> AbstractContextManager[Page]:
        """The side panel as a page of its own, which stays with the tab that shows `page`."""
        return self.surface(f"panel/panel.html?tab={self.tab(page)}")

    def options(self) -> AbstractContextManager[Page]:
        return self.surface("options/options.html")

    @contextmanager
    def surface(self, address: str) -> Iterator[Page]:
        """One of the extension's own pages, once it shows what it has to show."""
        surface = self.context.new_page()
        surface.goto(f"chrome-extension://{self.id}/{address}")
        surface.locator("body[data-state]").wait_for()
        yield surface
        if not surface.is_closed():
            surface.close()


def wait_until_at_work(worker: Worker) -> None:
    """Wait until the browser reads pages by itself; just after the installation it does not yet.

    A browser that starts takes seconds until it knows what its owner's policy rules.
    """
    worker.evaluate(REGISTERED)


def wait_until(page: Page, state: str) -> None:
    """Wait for the readiness signal on the host element."""
    expect(host(page)).to_have_attribute("data-state", state, timeout=2 * PATIENCE)


def expect_soon(ask: Callable[[], Any], expected: object) -> None:
    """Wait for what no element tells; where it does not come, the failure says what there is."""
    end = time.monotonic() + PATIENCE_SECONDS
    while (found := ask()) != expected and time.monotonic() < end:
        time.sleep(0.05)  # a page that is asked without a pause has no time to change
    assert found == expected, f"there is {found!r}, not {expected!r}"


def host(page: Page) -> Locator:
    return page.locator("sidelight-host")


def card(page: Page) -> Locator:
    return page.get_by_role("dialog")


def painted(page: Page) -> dict[str, list[str]]:
    """Painted words by layer (a verdict, `name`, `value`, `open`), white space folded, whatever the ground."""
    return by_layer(page.evaluate(PAINTED))


def by_layer(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    layers: dict[str, list[str]] = {}
    for name, words in pairs:
        layer = name.removeprefix("sidelight-").removesuffix("-on-dark").removesuffix("-on-plain")
        layers.setdefault(layer, []).append(re.sub(r"\s+", " ", words))
    return layers


def point(page: Page, layer: str, words: str) -> tuple[float, float]:
    """Where in the window painted words begin; they are scrolled into view."""
    box = page.evaluate(BOX_OF, [layer, words])
    assert box, f"{words!r} is not painted as {layer}: {painted(page)}"
    return box["x"] + min(6, box["width"] / 2), box["y"] + box["height"] / 2


def click(page: Page, layer: str, words: str) -> Locator:
    """Click on painted words and return the card."""
    page.mouse.click(*point(page, layer, words))
    expect(card(page)).to_be_visible()
    return card(page)
