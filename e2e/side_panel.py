"""The browser's real side panel and popup, which are no pages to Playwright: reached over the browser's protocol."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from time import monotonic
from typing import Any

from playwright.sync_api import CDPSession, Error

from e2e.driver import Extension
from e2e.servers import PATIENCE_SECONDS

UNTIL = """new Promise((resolve, reject) => {{
    const end = Date.now() + {patience} * 1000;
    const again = () => {{
        const found = ({look})();
        if (found) resolve(found);
        else if (Date.now() > end) reject(new Error("waited in vain: " + document.body.innerText));
        else setTimeout(again, 30);
    }};
    again();
}})"""


class Apart:
    """The panel that stands open beside the pages, or the popup over them."""

    def __init__(self, session: CDPSession, target: str) -> None:
        self.session = session
        self.attached = session.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        self.numbers = count(1)
        self.answers: dict[int, Any] = {}
        session.on("Target.receivedMessageFromTarget", self._hear)

    def wait(self, look: str) -> Any:
        """What a function returns there once that is something; an error after twenty seconds."""
        number = self._evaluate(UNTIL.format(look=look, patience=PATIENCE_SECONDS))
        end = monotonic() + 2 * PATIENCE_SECONDS
        while number not in self.answers and monotonic() < end:
            self.session.send("Target.getTargets")
        result = self.answers.pop(number)["result"]
        if "exceptionDetails" in result:
            raise AssertionError(result["exceptionDetails"]["exception"]["description"])
        return result["result"]["value"]

    def press(self, selector: str) -> None:
        """A click of the reader's, with all that browsers allow only then; it may shut the popup at once."""
        self._evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    def _evaluate(self, expression: str) -> int:
        number = next(self.numbers)
        params = {"expression": expression, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        message = json.dumps({"id": number, "method": "Runtime.evaluate", "params": params})
        self.session.send("Target.sendMessageToTarget", {"sessionId": self.attached, "message": message})
        return number

    def _hear(self, event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if "id" in answer:
            self.answers[answer["id"]] = answer


def find(session: CDPSession, address: str) -> str:
    """The id of what shows an address; an error where nothing comes to show it."""
    end = monotonic() + PATIENCE_SECONDS
    while monotonic() < end:
        for target in session.send("Target.getTargets")["targetInfos"]:
            if target["url"] == address:
                return target["targetId"]
    raise AssertionError(f"nothing shows {address}")


def side_panel(extension: Extension) -> AbstractContextManager[Apart]:
    """The panel once it is open; it is shut with the block."""
    return apart(extension, "panel/panel.html")


def real_popup(extension: Extension) -> AbstractContextManager[Apart]:
    """The popup as the browser opens it over the page in front."""
    extension.worker.evaluate("() => chrome.action.openPopup()")
    return apart(extension, "popup/popup.html")


@contextmanager
def apart(extension: Extension, page: str) -> Iterator[Apart]:
    session = extension.context.browser.new_browser_cdp_session()
    address = f"chrome-extension://{extension.id}/{page}"
    target = find(session, address)
    try:
        yield Apart(session, target)
    finally:
        # A popup may have shut itself.
        with suppress(Error):
            session.send("Target.closeTarget", {"targetId": target})
        session.detach()
