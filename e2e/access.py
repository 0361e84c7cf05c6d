"""What a reader does in the browser's own windows: clicks the extension's button, grants sites and takes them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Page, Worker

from e2e.driver import Extension

CLICKABLE = "--enable-unsafe-extension-debugging"
"""Chromium presses the button of an extension for a driver only if started with this."""
TWO_SITES = "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Any name that ends in `.test` is a site of its own on this machine."""
CONFIGURE = """([id, change]) =>
    chrome.developerPrivate.updateExtensionConfiguration({extensionId: id, ...change})"""
DEVELOPING = "() => chrome.developerPrivate.updateProfileConfiguration({inDeveloperMode: true})"
ALLOWED_IN_PRIVATE = """async (id) => {
    const tell = () => chrome.developerPrivate.getExtensionInfo(id);
    const done = ({state, incognitoAccess}) => state === "ENABLED" && incognitoAccess.isActive;
    while (!done(await tell())) await new Promise((resolve) => setTimeout(resolve, 50));
}"""
GRANT = "([id, pattern]) => chrome.developerPrivate.addHostPermission(id, pattern)"
WITHDRAW = "([id, pattern]) => chrome.developerPrivate.removeHostPermission(id, pattern)"
OPEN_IN_PRIVATE = "async (url) => void (await chrome.windows.create({incognito: true, url}))"
SEND = "(message) => chrome.runtime.sendMessage(message)"
REGISTERED_FOR = """async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches)"""


def hold(context: BrowserContext) -> Extension:
    return Extension(context, context.service_workers[0].url.split("/")[2])


def click_button(extension: Extension, page: Page) -> None:
    """Press the extension's button in the toolbar over this page, which opens the popup there."""
    page.bring_to_front()
    session = extension.context.browser.new_browser_cdp_session()
    targets = session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
    [tab] = [target["targetId"] for target in targets if target["url"] == page.url]
    session.send("Extensions.triggerAction", {"id": extension.id, "targetId": tab})
    session.detach()


@contextmanager
def own_page(extension: Extension) -> Iterator[Page]:
    """A page of the extension itself, which may ask the worker for more than pages of the web may."""
    page = extension.context.new_page()
    page.goto(f"chrome-extension://{extension.id}/popup/popup.html?tab=-1")
    yield page
    page.close()


def ask(extension: Extension, kind: str, **content: Any) -> Any:
    with own_page(extension) as page:
        return page.evaluate(SEND, {"type": kind, **content})


class Browser:
    """The page on which a browser shows its extensions, with the reader's hands on it."""

    def __init__(self, extension: Extension) -> None:
        self.id = extension.id
        self.page = extension.context.new_page()
        self.page.goto("chrome://extensions")
        # Without it, an unpacked extension that is stopped is not started again.
        self.page.evaluate(DEVELOPING)

    def allow_on(self, where: str) -> None:
        """Choose the access of all sites: ON_CLICK, ON_SPECIFIC_SITES or ON_ALL_SITES."""
        self.page.evaluate(CONFIGURE, [self.id, {"hostAccess": where}])

    def grant(self, pattern: str) -> None:
        self.page.evaluate(GRANT, [self.id, pattern])

    def withdraw(self, pattern: str) -> None:
        self.page.evaluate(WITHDRAW, [self.id, pattern])

    def allow_in_private(self) -> None:
        """Allow the extension in private windows, for which the browser stops it and starts it anew."""
        with self.page.context.expect_event("serviceworker"):
            self.page.evaluate(CONFIGURE, [self.id, {"incognitoAccess": True}])
        self.page.evaluate(ALLOWED_IN_PRIVATE, self.id)


def open_in_private(extension: Extension, address: str) -> Page:
    """Open a private window with this page."""
    with own_page(extension) as page, extension.context.expect_page() as opened:
        page.evaluate(OPEN_IN_PRIVATE, address)
    opened.value.wait_for_load_state()
    return opened.value


def registered_for(worker: Worker) -> list[str]:
    """The patterns of the sites on which the browser reads by itself."""
    return worker.evaluate(REGISTERED_FOR)
