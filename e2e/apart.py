"""A look at a page from a world of its own: what the page has done to the language and the browser cannot bend it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

SOFT = re.compile("[\u00ad\u200b\u2060]")

STATE = r"""() => {
    const OWN = /<sidelight-host(?: [\w:-]+="[^"<>]*")*><\/sidelight-host>(?=\s*$|<\/dialog>)/;
    const host = document.querySelector("sidelight-host");
    const boxes = [], fields = [], scrolls = [];
    const visit = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (element === host) continue;
            const {x, y, width, height} = element.getBoundingClientRect();
            const isLaidOut = element.checkVisibility({contentVisibilityAuto: true});
            if (isLaidOut) boxes.push([element.localName, x, y, width, height].join(" "));
            if ("value" in element) fields.push(String(element.value));
            if (element.scrollTop || element.scrollLeft) scrolls.push([element.localName, element.scrollTop]);
            if (element.shadowRoot) visit(element.shadowRoot);
        }
    };
    visit(document);
    const html = document.querySelector("html");
    const attributes = [...html.attributes].map(({name, value}) => `${name}=${value}`);
    const markup = html.getHTML({serializableShadowRoots: true});
    return {
        attributes, boxes, fields, scrolls, markup: markup.replace(OWN, ""),
        focus: document.activeElement?.localName, selection: String(getSelection()), title: document.title,
        sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
        highlights: [...CSS.highlights.keys()].filter((name) => !name.startsWith("sidelight-")),
        history: history.length, hash: location.hash,
    };
}"""
PAINTED = """() => [...CSS.highlights]
    .filter(([name]) => name.startsWith("sidelight-"))
    .flatMap(([name, highlight]) => [...highlight].map((range) => ({
        layer: name.replace("sidelight-", "").replace(/-on-\\w+$/, ""),
        words: String(range),
        seen: [...range.getClientRects()].some((box) => box.width && box.height),
    })))
    .filter(({words}) => words)"""
HOST_SIZE = """() => {
    const box = document.querySelector("sidelight-host")?.getBoundingClientRect();
    return box ? [box.width, box.height] : null;
}"""


class Apart:
    """One page, looked at from outside."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        tree = self.session.send("Page.getFrameTree")["frameTree"]
        world = self.session.send("Page.createIsolatedWorld", {"frameId": tree["frame"]["id"], "worldName": "apart"})
        self.world = world["executionContextId"]

    def ask(self, function: str) -> Any:
        """What a function without arguments returns; an error where it throws."""
        answer = self.session.send(
            "Runtime.evaluate",
            {"expression": f"({function})()", "contextId": self.world, "returnByValue": True},
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def state(self) -> dict[str, Any]:
        """All that can be told of the page beside its highlights; Sidelight's own element is left out."""
        return self.ask(STATE)

    def painted(self) -> list[tuple[str, str, bool]]:
        """`(layer, words, seen)` of all that is painted: white space folded, soft hyphens left out."""
        found = self.ask(PAINTED)
        return [(each["layer"], re.sub(r"\s+", " ", SOFT.sub("", each["words"])), each["seen"]) for each in found]

    def host_size(self) -> list[float] | None:
        return self.ask(HOST_SIZE)
