"""Panel, settings and popup in Firefox: the same files, another browser's sidebar and styles."""

from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.browser

LANGUAGE = "() => document.body.dataset.state && document.documentElement.lang"
NOTES = "() => document.querySelectorAll('#found [data-note]').length"
PRESS = "(selector) => document.querySelector(selector).click()"
MIDDLE = """(selector) => {
    const {x, y, width, height} = document.querySelector(selector).getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
}"""
IS_LINE = """(style, thickness) => {
    const line = getComputedStyle(document.querySelector("p"), "::highlight(sidelight-contradicted)");
    return line.textDecorationStyle === style && line.textDecorationThickness === thickness;
}"""
SIDEBAR = "() => SidebarController.isOpen && SidebarController.currentID"
CLOSE_SIDEBAR = "() => SidebarController.hide()"


@contextmanager
def surface(addon, address):
    opened = addon.firefox.open(f"{addon.origin}/{address}")
    opened.wait("() => document.body.dataset.state")
    yield opened
    opened.close()


def test_the_panel_lists_the_notes_and_leads_to_them(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    with surface(addon, f"panel/panel.html?tab={addon.number(tab)}") as panel:
        assert panel.wait(NOTES) > 10
        panel.ask(PRESS, "[data-note]:has(.differs)")
        assert "Differs from the record" in tab.card()


def test_words_are_those_of_the_language_that_was_chosen(addon, tab, pages):
    addon.choose(language="ar")
    addon.read(tab, f"{pages}/news-en.html")
    with surface(addon, "options/options.html") as options:
        assert options.wait(LANGUAGE) == "ar"
        assert options.ask("() => document.documentElement.dir") == "rtl"
        assert options.ask("() => document.querySelector('h2').textContent") == "الخادم"
    tab.click(*tab.point("value", "2011"))
    assert "يختلف عن السجل" in tab.card()


def test_lines_are_drawn_as_they_are_chosen(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    with surface(addon, "options/options.html") as options:
        options.ask(PRESS, "[name=weight][value=bold]")
        tab.wait(IS_LINE, "wavy", "2.4px")
        options.ask(PRESS, "[name=weight][value=regular]")
        tab.wait(IS_LINE, "wavy", "1.5px")


def test_the_popup_opens_the_sidebar(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    line, window = addon.firefox.line, {"context": addon.firefox.window}
    popup = addon.firefox.open(f"{addon.origin}/popup/popup.html?tab={addon.number(tab)}")
    popup.wait("() => document.body.dataset.state")
    popup.click(*popup.ask(MIDDLE, "#panel"))
    for _ in range(200):
        opened = line.evaluate(SIDEBAR, window)
        if opened:
            break
    assert "sidebar-action" in opened
    line.evaluate(CLOSE_SIDEBAR, window)
