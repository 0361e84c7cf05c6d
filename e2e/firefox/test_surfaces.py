"""Panel, settings and popup in Firefox: the same files, another browser's sidebar and styles."""

import pytest

pytestmark = pytest.mark.browser

LANGUAGE = "() => document.documentElement.lang"
NOTES = "() => document.querySelectorAll('#found [data-note]').length"
IS_LINE = """(style, thickness) => {
    const line = getComputedStyle(document.querySelector("p"), "::highlight(sidelight-contradicted)");
    return line.textDecorationStyle === style && line.textDecorationThickness === thickness;
}"""
SAYS = "(words) => document.body.innerText.includes(words)"
SIDEBAR_SAYS = "(words) => chrome.extension.getViews({type: 'sidebar'})[0]?.document.body.innerText.includes(words)"
CLOSE_SIDEBAR = "() => SidebarController.hide()"


@pytest.fixture
def news(addon, tab, pages):
    addon.read(tab, f"{pages}/news-en.html")
    return tab


def test_the_panel_lists_the_notes_and_leads_to_them(addon, news):
    panel = addon.show("panel", news)
    assert panel.wait(NOTES) > 10
    panel.click_on("[data-note]:has(.differs)")
    assert "Differs from the record" in news.card()


def test_words_are_those_of_the_language_that_was_chosen(addon, tab, pages):
    addon.choose(language="ar")
    addon.read(tab, f"{pages}/news-en.html")
    options = addon.show("options")
    assert options.ask(LANGUAGE) == "ar"
    assert options.ask("() => document.documentElement.dir") == "rtl"
    assert options.ask("() => document.querySelector('h2').textContent") == "الخادم"
    tab.click(*tab.point("value", "2011"))
    assert "يختلف عن السجل" in tab.card()


def test_settings_act_at_once(addon, news):
    options = addon.show("options")
    options.click_on("[name=weight][value=bold]")
    news.wait(IS_LINE, "wavy", "2.4px")
    options.click_on("[name=weight][value=regular]")
    news.wait(IS_LINE, "wavy", "1.5px")
    options.click_on("[role=switch]")
    news.wait("() => !document.querySelector('sidelight-host')")


def test_the_popup_counts_and_opens_the_panel_in_the_browsers_sidebar(addon, news, firefox):
    popup = addon.show("popup", news)
    for words in ("Differs from the record", "Disputed", "127.0.0.1"):
        popup.wait(SAYS, words)
    popup.click_on("#panel")
    news.bring_to_front()
    addon.office.wait_within(SIDEBAR_SAYS, "The nickname “Merchant of Death” was coined by Peter Hain")
    firefox.line.evaluate(CLOSE_SIDEBAR, {"context": firefox.window})
