"""The lines under statements: told apart by their form, seen on whatever ground, in step with the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from e2e.driver import FORMS, click, painted

pytestmark = pytest.mark.browser

GROUNDS = ["", "dark", "sepia", "grey", "pale-on-grey"]
# Where the words of a verdict stand, how their line looks, and on what.
LINES = """() => {
    const ours = [...CSS.highlights].filter(([name]) => name.startsWith("sidelight-"));
    return Object.fromEntries(ours.map(([name, [range]]) => {
        const line = getComputedStyle(range.startContainer.parentElement, `::highlight(${name})`);
        const {left, top, width, height} = range.getClientRects()[0];
        return [name, {
            form: line.textDecorationStyle, thickness: line.textDecorationThickness, left, top, width, height,
        }];
    }));
}"""
NIGHT = {
    "a class of the page": "() => document.documentElement.className = 'dark'",
    "an attribute of its body": "() => { document.body.dataset.theme = 'dark';"
    " document.body.style.cssText = 'background: #15181c; color: #dfe3e6'; }",
    "colours that fade": "() => document.documentElement.className = 'slow dark'",
    "a sheet of its own": """() => {
        const style = document.createElement("style");
        style.textContent = "html { --ground: #15181c !important; --ink: #dfe3e6 !important; }";
        document.head.append(style);
    }""",
}


def luminance(colour):
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours_below(page, line):
    """The colours of the strip in which the line lies, below the letters' feet, each with its number of pixels."""
    clip = {"x": line["left"], "y": line["top"] + line["height"] - 4, "width": line["width"], "height": 8}
    picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")
    return {colour: number for number, colour in picture.getcolors(100_000)}


def layer_of(name):
    return name.removeprefix("sidelight-").removesuffix("-on-dark").removesuffix("-on-plain")


def lines(page):
    """The lines of verdicts alone, by verdict."""
    return {layer_of(name): line for name, line in page.evaluate(LINES).items() if layer_of(name) in FORMS}


def read(extension, page, address, *classes):
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.documentElement.className = '{' '.join(classes)}')"
    )
    extension.read(page, address)


def grounds(page):
    """Names of highlights' grounds in use."""
    names = page.evaluate("[...CSS.highlights.keys()].filter((name) => name.startsWith('sidelight-'))")
    return {name.rpartition("-on-")[2] if "-on-" in name else "light" for name in names}


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_verdict_has_its_form_and_is_seen(extension, page, pages, ground):
    read(extension, page, f"{pages}/verdicts.html", ground)
    found = lines(page)
    assert {verdict: line["form"] for verdict, line in found.items()} == FORMS
    assert found["unsupported"]["thickness"] != found["single-origin"]["thickness"]
    for verdict, line in found.items():
        colours = colours_below(page, line)
        below = max(colours, key=colours.get)
        clear = sum(number for colour, number in colours.items() if contrast(colour, below) >= 3)
        assert clear >= line["width"] / 2, (verdict, colours)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_the_lines_are_seen(extension, page, pages, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    extension.read(page, f"{pages}/verdicts.html")
    for verdict, line in lines(page).items():
        colours = colours_below(page, line)
        below = max(colours, key=colours.get)
        clear = sum(number for colour, number in colours.items() if contrast(colour, below) >= 3)
        assert clear >= line["width"] / 2, (verdict, colours)


@pytest.mark.parametrize("way", NIGHT)
def test_lines_and_card_follow_a_page_that_turns_dark(extension, page, pages, way):
    read(extension, page, f"{pages}/verdicts.html", "slow" if "fade" in way else "")
    shown = click(page, "value", "2011")
    assert (grounds(page), shown.get_attribute("data-tone")) == ({"light"}, "light")
    before = painted(page)
    page.evaluate(NIGHT[way])
    expect(shown).to_have_attribute("data-tone", "dark")
    assert grounds(page) == {"dark"}
    assert painted(page) == before


def test_lines_follow_the_system(extension, page, pages):
    read(extension, page, f"{pages}/verdicts.html", "system")
    shown = click(page, "value", "2011")
    page.emulate_media(color_scheme="dark")
    expect(shown).to_have_attribute("data-tone", "dark")
    page.emulate_media(color_scheme="light")
    expect(shown).to_have_attribute("data-tone", "light")
    assert grounds(page) == {"light"}


def test_the_ground_is_told_from_what_is_painted(extension, page, pages):
    """Words may be dark on a dark page, in a light box; a box may be see-through, or a picture."""
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            document.documentElement.className = "dark";
            const look = (id, css) => document.getElementById(id).style.cssText = css;
            look("supported", "background: #fff; color: #111");
            look("differs", "background: rgb(255 255 255 / .9); color: #111");
            look("disputed", "background: rgb(255 255 255 / .1)");
            look("contradicted", "background: linear-gradient(#fff, #eee); color: #111");
            look("unsupported", "background: oklch(0.97 0.01 90); color: oklch(0.2 0 0)");
        })"""
    )
    extension.read(page, f"{pages}/verdicts.html")
    names = {name for name in page.evaluate(LINES) if layer_of(name) in FORMS}
    light = {"supported", "differs", "contradicted", "unsupported"}
    expected = {f"sidelight-{name}" for name in light} | {
        "sidelight-disputed-on-dark",
        "sidelight-single-origin-on-dark",
    }
    assert names - {"sidelight-supported-on-dark"} == expected
