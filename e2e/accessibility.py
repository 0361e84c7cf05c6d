"""What axe-core finds on a page or in a part of it, and how well its words stand out.

Nothing found means something only where something was checked, so both say so where nothing was.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

CARD = "sidelight-host"
RUN = """([where, off]) => axe.run(where ? document.querySelector(where) : document, {
    resultTypes: ["violations"], rules: Object.fromEntries(off.map((rule) => [rule, {enabled: false}])),
})"""
# In forced colours axe takes a text's fill for its colour, which nobody sees there.
UNTOLD = ("color-contrast",)
# axe cannot tell the ground of what a shadow root holds in the top layer. Here it is the nearest one that is opaque.
CONTRASTS = """(where) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const painted = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const light = ([...rgb]) => [0.2126, 0.7152, 0.0722].reduce((sum, share, index) => {
        const part = rgb[index] / 255;
        return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
    const root = where ? document.querySelector(where).shadowRoot : document;
    const grounds = (element) => {
        const all = [];
        for (let one = element; one; one = one.parentElement) all.unshift(getComputedStyle(one).backgroundColor);
        return all;
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const [node, element] = [walker.currentNode, walker.currentNode.parentElement];
        const seen = element?.checkVisibility({visibilityProperty: true});
        if (!seen || element.closest("style, script, .unseen, .voice") || !node.data.trim()) continue;
        const ground = ["Canvas", ...grounds(element)];
        const [one, other] = [light(painted(ground)), light(painted([...ground, getComputedStyle(element).color]))];
        found.push([(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), node.data.trim()]);
    }
    return found;
}"""


@cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, where: str | None = None) -> list[str]:
    """What violates axe's rules, a line each. `where` is a selector in the page's own tree: `CARD` for the card."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe())
    forced = page.evaluate("matchMedia('(forced-colors: active)').matches")
    found = page.evaluate(RUN, [where, UNTOLD if forced else ()])
    if not found["passes"]:
        raise RuntimeError(f"axe found nothing to check in {where or page.url}")
    return [describe(rule, node) for rule in found["violations"] for node in rule["nodes"]]


def describe(rule: dict, node: dict) -> str:
    return f"{rule['id']} at {node['target']}: {node['failureSummary']} {node['html'][:200]}"


def faint(page: Page, where: str | None = None, *, least: float = 4.5) -> list[tuple[float, str]]:
    """Texts that stand out less than `least` to 1 from their ground, with their contrast."""
    found = page.evaluate(CONTRASTS, where)
    if not found:
        raise RuntimeError(f"no text in {where or page.url}")
    return [(round(contrast, 2), text) for contrast, text in found if contrast < least]
