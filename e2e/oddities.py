"""What pages do to their own roots, by which no card may be moved or bent, and how to see where it is."""

ODD = {
    "zoomed": "html { zoom: 2 }",
    "shrunk": "html { zoom: .5 } body { zoom: 2 }",
    "moved": "html { transform: translate(60px, 40px) scale(.9) }",
    "great letters": "html { font-size: 60px } body { font-size: 18px }",
    "reverted": "* { all: revert }",
    "unset": "* { all: unset !important; display: revert !important }",
    "laid out by force": "* { display: block !important; position: static !important; width: 300px !important }",
    "hidden by name": "sidelight-host { display: none !important; visibility: hidden !important; zoom: 3; opacity: 0 }",
    "inverted": "html { filter: invert(1) }",
    "pale": "html { opacity: .5 }",
    "from right to left": "html { direction: rtl }",
    "from top to bottom": "html { writing-mode: vertical-rl }",
    "a column of writing": "#differs { writing-mode: vertical-rl; inline-size: 100vh; margin: 0 300px }",
    "a scroller": "html, body { height: 100%; overflow: hidden } body { overflow: auto; height: 80vh }",
    "not to be pointed at": "html { pointer-events: none } body { pointer-events: auto }",
    "a stage": "html { perspective: 200px; contain: layout paint }",
}
STYLE = """(css) => addEventListener("DOMContentLoaded", () => {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
})"""
# The card's box, what lies at its middle, and the words' box.
PLACE = """() => {
    const host = document.querySelector("sidelight-host");
    const {left, top, right, bottom, width, height} = host.shadowRoot.querySelector(".card").getBoundingClientRect();
    const name = [...CSS.highlights.keys()].find((key) => key.startsWith("sidelight-value"));
    const [range] = CSS.highlights.get(name);
    const words = range.getClientRects()[0];
    const apart = words.right <= left || words.left >= right || words.bottom <= top || words.top >= bottom;
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === host;
    const near = Math.min(Math.abs(top - words.bottom), Math.abs(words.top - bottom)) < 10;
    return {inside, apart, onTop, near, width, height};
}"""
# In pixels, at the usual size of text.
WIDTH = 385
