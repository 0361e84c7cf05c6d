"""One tab of Firefox, as a test holds it: what is painted and shown in it, and hands to point, click and type."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image

from e2e.driver import BOX_OF, PAINTED, by_layer
from e2e.firefox.bidi import Line

# A world of its own, which nothing that the page has done to the language can bend.
APART = "sidelight-test"
UNTIL = """(...values) => new Promise((resolve, reject) => {{
    const look = {look}, end = Date.now() + 40000;
    const again = async () => {{
        const found = await look(...values);
        if (found) resolve(found);
        else if (Date.now() > end) reject(new Error("waited in vain: " + look + " " + values));
        else setTimeout(() => again().catch(reject), 30);
    }};
    again().catch(reject);
}})"""
IS_STATE = "(state) => document.querySelector('sidelight-host')?.dataset.state === state"
CARD = "document.querySelector('sidelight-host')?.shadowRoot?.querySelector('[role=dialog]')"
CARD_TEXT = f"() => {CARD}?.textContent"
NO_CARD = f"() => !{CARD}"
MIDDLE = """(selector) => {
    const element = document.querySelector(selector);
    element?.scrollIntoView({block: "center", behavior: "instant"});
    const box = element?.getBoundingClientRect();
    return box?.width && [box.x + box.width / 2, box.y + box.height / 2];
}"""
KEYS = {"Escape": "\ue00c", "Alt": "\ue00a", "Shift": "\ue008", "Enter": "\ue007", "Tab": "\ue004"}


class Tab:
    """One tab, or a page of the extension in one."""

    def __init__(self, line: Line, context: str) -> None:
        self.line = line
        self.context = context

    def go(self, address: str) -> None:
        self.line.call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def bring_to_front(self) -> None:
        self.line.call("browsingContext.activate", context=self.context)

    @property
    def address(self) -> str:
        return self.apart("() => location.href")

    def wait_until(self, state: str) -> None:
        """Wait for the readiness signal on the host element."""
        self.wait(IS_STATE, state)

    def ask(self, function: str, *values: Any) -> Any:
        """What a function returns in the page's own world."""
        return self.line.evaluate(function, {"context": self.context}, *values)

    def apart(self, function: str, *values: Any) -> Any:
        """What a function returns in a world of its own. Highlights cannot be told one by one from there."""
        return self.line.evaluate(function, {"context": self.context, "sandbox": APART}, *values)

    def wait(self, look: str, *values: Any) -> Any:
        """What a function returns once that is something; an error after forty seconds."""
        return self.apart(UNTIL.format(look=look), *values)

    def wait_within(self, look: str, *values: Any) -> Any:
        """As `wait`, in the page's own world, where a page of the extension has what extensions may."""
        return self.ask(UNTIL.format(look=look), *values)

    def painted(self) -> dict[str, list[str]]:
        """As `e2e.driver.painted`."""
        return by_layer(self.ask(PAINTED))

    def point(self, layer: str, words: str) -> tuple[int, int]:
        """Where in the window painted words begin; they are scrolled into view."""
        box = self.ask(BOX_OF, [layer, words])
        assert box, f"{words!r} is not painted as {layer}: {self.painted()}"
        return round(box["x"] + min(6, box["width"] / 2)), round(box["y"] + box["height"] / 2)

    def card(self) -> str:
        """All words of the card, once it is open."""
        return self.wait(CARD_TEXT)

    def wait_for_no_card(self) -> None:
        self.wait(NO_CARD)

    def move(self, x: int, y: int) -> None:
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y})

    def click(self, x: int, y: int) -> None:
        pressed = ({"type": f"pointer{way}", "button": 0} for way in ("Down", "Up"))
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y}, *pressed)

    def click_on(self, selector: str) -> None:
        """Click in the middle of an element, once it is there."""
        x, y = self.wait(MIDDLE, selector)
        self.click(round(x), round(y))

    def press(self, *keys: str) -> None:
        """Press keys together."""
        values = [KEYS.get(key, key) for key in keys]
        downs = ({"type": "keyDown", "value": value} for value in values)
        self._act("key", *downs, *({"type": "keyUp", "value": value} for value in reversed(values)))

    def type(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.line.call("input.performActions", context=self.context, actions=[source])

    def screenshot(self) -> Image.Image:
        data = self.line.call("browsingContext.captureScreenshot", context=self.context)["data"]
        return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")

    def close(self) -> None:
        self.line.call("browsingContext.close", context=self.context)
