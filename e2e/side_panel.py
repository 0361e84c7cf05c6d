"""The browser's real side panel, which is no page to Playwright: spoken to over the browser's own protocol."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from time import monotonic
from typing import Any

from playwright.sync_api import CDPSession

from e2e.driver import Extension

PATIENCE = 20
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


class SidePanel:
    """The panel that stands open beside the pages."""

    def __init__(self, session: CDPSession, target: str) -> None:
        self.session = session
        self.attached = session.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        self.numbers = count(1)
        self.answers: dict[int, Any] = {}
        session.on("Target.receivedMessageFromTarget", self._hear)

    def wait(self, look: str) -> Any:
        """What a function returns in the panel once that is something; an error after twenty seconds."""
        number = next(self.numbers)
        params = {"expression": UNTIL.format(look=look, patience=PATIENCE), "awaitPromise": True, "returnByValue": True}
        message = json.dumps({"id": number, "method": "Runtime.evaluate", "params": params})
        self.session.send("Target.sendMessageToTarget", {"sessionId": self.attached, "message": message})
        end = monotonic() + 2 * PATIENCE
        while number not in self.answers and monotonic() < end:
            self.session.send("Target.getTargets")
        result = self.answers.pop(number)["result"]
        if "exceptionDetails" in result:
            raise AssertionError(result["exceptionDetails"]["exception"]["description"])
        return result["result"]["value"]

    def _hear(self, event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if "id" in answer:
            self.answers[answer["id"]] = answer


def find(session: CDPSession, address: str) -> str:
    """The id of what shows an address; an error where nothing comes to show it."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        for target in session.send("Target.getTargets")["targetInfos"]:
            if target["url"] == address:
                return target["targetId"]
    raise AssertionError(f"nothing shows {address}")


@contextmanager
def side_panel(extension: Extension) -> Iterator[SidePanel]:
    """The panel once it is open; it is shut with the block."""
    session = extension.context.browser.new_browser_cdp_session()
    address = f"chrome-extension://{extension.id}/panel/panel.html"
    target = find(session, address)
    try:
        yield SidePanel(session, target)
    finally:
        session.send("Target.closeTarget", {"targetId": target})
        session.detach()
