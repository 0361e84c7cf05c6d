"""The extension in Firefox, as a test holds it: its settings, its own pages, its commands."""

from __future__ import annotations

from typing import Any

from e2e.driver import REGISTERED, TAB_OF
from e2e.firefox.driver import Firefox
from e2e.firefox.tab import Tab
from e2e.servers import PATIENCE

FORGET = "() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()])"
BADGE = """async (tabId, pattern) => {
    const text = await chrome.action.getBadgeText({tabId});
    return new RegExp(pattern).test(text) && {text};
}"""
PAIR = "(code) => chrome.runtime.sendMessage({type: 'pair', code})"
PAIRING = "() => chrome.storage.local.get(['token', 'paired'])"
# A headless window has no keys of its own; this is what it does when they are pressed.
PRESS = """(keys) => {
    const [code, ...modifiers] = keys.toLowerCase().split("+").toReversed();
    document.querySelector(`key[modifiers="${modifiers.toReversed()}"][keycode="VK_${code.toUpperCase()}"]`).doCommand();
}"""


class Addon:
    """One installation; a page of its own stays open, through which its settings are reached."""

    def __init__(self, firefox: Firefox, origin: str, *, granted: bool = True) -> None:
        self.firefox = firefox
        self.origin = origin
        self.office = firefox.tabs()[0]
        self.office.go(f"{origin}/popup/popup.html")
        if granted:
            self.office.ask(REGISTERED)

    def choose(self, **settings: Any) -> None:
        """Write settings where the worker keeps them."""
        self.office.ask("(settings) => chrome.storage.local.set(settings)", settings)

    def pair(self, server: str, code: str) -> dict[str, Any]:
        """What the extension keeps once a server lets it in for a code."""
        self.choose(server=server, timeout=PATIENCE)
        assert self.office.ask(PAIR, code)["state"] == "ok"
        return self.office.ask(PAIRING)

    def forget(self) -> None:
        self.office.ask(FORGET)

    def read(self, tab: Tab, address: str, state: str = "ready") -> None:
        """Open a page and wait until it is read."""
        tab.go(address)
        tab.wait_until(state)

    def number(self, tab: Tab) -> int:
        """What the extension calls a tab."""
        return self.office.ask(TAB_OF, tab.address)

    def badge(self, tab: Tab, pattern: str) -> str:
        """The badge once it looks so; it follows the page a moment later."""
        return self.office.wait_within(BADGE, self.number(tab), pattern)["text"]

    def press(self, keys: str) -> None:
        """Press the keys of a command, as `Alt+Shift+Period`, in the tab that is in front."""
        self.firefox.line.evaluate(PRESS, {"context": self.firefox.window}, keys)

    def show(self, page: str, tab: Tab | None = None) -> Tab:
        """One of the extension's own pages, in a tab; popup and panel are told which tab they are about."""
        address = f"{self.origin}/{page}/{page}.html" + (f"?tab={self.number(tab)}" if tab else "")
        shown = self.firefox.open(address)
        shown.wait("() => document.body.dataset.state")
        return shown
