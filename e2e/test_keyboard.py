"""The extension's own pages by keyboard alone: all that can be pressed is reached, seen and large enough."""

from __future__ import annotations

import pytest

from e2e.accessibility import faint, faults

pytestmark = pytest.mark.browser

# What a hand could press; of radio buttons with one name the keyboard reaches one.
PRESSABLE = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    const groups = new Set();
    return all.filter((one) => {
        if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true})) return false;
        if (one.type !== "radio") return true;
        if (groups.has(one.name)) return false;
        return groups.add(one.name);
    }).map((one, index) => {
        (one.type === "radio" ? document.getElementsByName(one.name) : [one]).forEach((part) => part.stop = index);
        return one.id || one.textContent.trim() || one.name || one.localName;
    });
}"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(one);
    const label = one.closest("label") ?? document.querySelector(`label[for="${one.id}"]`);
    const boxes = [one, label].filter((part) => part).map((part) => part.getBoundingClientRect());
    return {
        stop: one.stop, seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1.5 || boxShadow !== "none",
        height: Math.max(...boxes.map((box) => box.height)), inline: getComputedStyle(one).display === "inline",
    };
}"""
ORDINARY = {"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference"}
LOOKS = {"dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}, "more contrast": {"contrast": "more"}}
BESIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SURFACES = ["popup/popup.html", "panel/panel.html", "options/options.html", "welcome/welcome.html"]


@pytest.fixture(params=SURFACES)
def surface(request, extension, page, pages):
    extension.read(page, f"{pages}/verdicts.html")
    of_tab = request.param.startswith(("popup", "panel"))
    with extension.surface(request.param + (f"?tab={extension.tab(page)}" if of_tab else "")) as shown:
        yield shown


def test_all_that_can_be_pressed_is_reached_in_its_order(surface):
    pressable = surface.evaluate(PRESSABLE)
    assert pressable
    stops = []
    for _ in range(len(pressable) + 2):
        surface.keyboard.press("Tab")
        focused = surface.evaluate(FOCUSED)
        if focused is None:
            break
        stops.append(focused)
    assert [pressable[stop["stop"]] for stop in stops if stop.get("stop") is not None] == pressable
    assert [pressable[stop["stop"]] for stop in stops if not stop["seen"]] == []
    assert [pressable[stop["stop"]] for stop in stops if stop["height"] < 24 and not stop["inline"]] == []


def test_it_is_found_without_fault_by_whoever_needs_other_colours(surface):
    found = {}
    for name, look in LOOKS.items():
        surface.emulate_media(**ORDINARY | look)
        found[name] = [*faults(surface), *faint(surface)]
    assert found == {name: [] for name in LOOKS}


def test_nothing_runs_out_of_a_narrow_window(surface):
    widths = (360, 480) if "popup" in surface.url else (320, 480)
    for width in widths:
        surface.set_viewport_size({"width": width, "height": 640})
        assert surface.evaluate(BESIDE) <= 0, width
