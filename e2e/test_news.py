"""From a page of news to what a reader sees painted on it: real browser, real extension, real server."""

import pytest
from playwright.sync_api import expect

from e2e.driver import host, painted

pytestmark = pytest.mark.browser

CROSSED_LINES = """() => {
    const lines = [...CSS.highlights].filter(([name]) => !/name|value|open/.test(name))
        .flatMap(([name, highlight]) => [...highlight].map((range) => [name, range]));
    const meet = (one, other) => one.compareBoundaryPoints(Range.END_TO_START, other) < 0
        && one.compareBoundaryPoints(Range.START_TO_END, other) > 0;
    return lines.flatMap(([name, range]) => lines
        .filter(([other, second]) => name < other && meet(range, second))
        .map(([other, second]) => [name, String(range), other, String(second)]));
}"""


def differing(page, words):
    """The painted statement with these words that differs from the record."""
    found = [text for text in painted(page).get("differs", []) if words in text]
    assert len(found) == 1, painted(page)
    return found[0]


def test_a_wrong_year_is_underlined_and_the_year_itself_marked(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    assert "25 years" in differing(page, "sentenced")
    assert "2011" in painted(page)["value"]
    assert "July 2023" in painted(page)["value"]


def test_true_statements_are_supported(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    supported = painted(page)["supported"]
    assert any("Bangkok on 6 March 2008" in text for text in supported)
    assert any("exchanged for the basketball player Brittney Griner" in text for text in supported)


def test_names_are_marked_and_their_namesakes_are_not(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    names = painted(page)["name"]
    assert {"Viktor Bout", "Bout", "Brittney Griner", "FARC", "GRU", "Peter Hain", "Lord of War"} <= set(names)
    assert not {"But", "bout", "reed"} & set(names)


def test_what_somebody_types_is_never_read(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    typed = page.get_by_label("Search the paper").input_value()
    assert typed
    assert not any(typed in text for texts in painted(page).values() for text in texts)


def test_polish_inflection_and_dates(extension, page, pages):
    extension.read(page, f"{pages}/news-pl.html")
    names = painted(page)["name"]
    assert {"Wiktor But", "Wiktora Buta", "Buta", "But", "Bucie", "Brittney Griner"} <= set(names)
    assert "but" not in names
    assert "25 lat" in differing(page, "2011")
    assert any("6 marca 2008" in text for text in painted(page)["supported"])


def test_machine_translated_endings_count_as_the_name(extension, page, pages):
    extension.read(page, f"{pages}/news-mt.html")
    names = painted(page)["name"]
    assert {"Viktor Buti", "Viktor Butin", "Butin", "Butille", "Boutilla"} <= set(names)
    assert not {"But", "bout"} & set(names)
    assert "25 years" in differing(page, "2011")


def test_a_page_without_the_case_stays_blank(extension, page, pages):
    extension.read(page, f"{pages}/nothing.html")
    assert painted(page) == {}
    expect(host(page)).to_have_attribute("data-count", "0")
    assert extension.badge(page) == ""


def test_offsets_hold_after_emoji_and_in_right_to_left_text(extension, page, pages):
    extension.read(page, f"{pages}/emoji-rtl.html")
    names = painted(page)["name"]
    assert names.count("Viktor Bout") == 6
    assert "Brittney Griner" in names
    assert "2011" in painted(page)["value"]


def test_strict_policy_forbids_nothing_of_it(extension, page, pages):
    extension.read(page, f"{pages}/strict-csp.html")
    assert {"Viktor Bout", "Brittney Griner", "Air Cess"} <= set(painted(page)["name"])
    assert "2011" in painted(page)["value"]


def test_the_badge_counts_the_notes(extension, page, pages):
    extension.read(page, f"{pages}/news-en.html")
    count = extension.badge(page)
    assert int(count) >= 10
    assert extension.title(page) == f"Sidelight: {count} notes on this page"


def test_words_of_two_statements_have_one_line(extension, page, pages):
    """A line under the words of a graver statement is not crossed by a milder one's."""
    extension.read(page, f"{pages}/news-en.html")
    assert page.evaluate(CROSSED_LINES) == []
