"""What a page says of itself: its language, its date, its ground."""

import pytest

from tests.dated.cases import CASES

pytestmark = pytest.mark.browser

DESCRIBE = "() => sidelight.describePage(document)"


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "en"), ("pl-PL", "pl"), ("ZH_Hant", "zh"), ("", None), ("english", None), ("x", None)]
)
def test_language(load, lang, expected):
    assert load("<body><p>text</p>", lang=lang).evaluate(DESCRIBE).get("lang") == expected


@pytest.mark.parametrize(("markup", "days"), CASES)
def test_days(reading_page, markup, days):
    reading_page.set_content(markup)
    described = reading_page.evaluate(DESCRIBE)
    assert {kind: described.get(kind) for kind in days} == days


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ("#222", "light"),
        ("rgb(230 230 230)", "dark"),
        ("rgba(255, 255, 255, .87)", "dark"),
        ("color(display-p3 .95 .95 .95)", "dark"),
        ("color(srgb 0.1 0.1 0.1 / 0.9)", "light"),
        ("oklch(0.9 0.02 200)", "dark"),
        ("lab(20 0 0)", "light"),
    ],
)
def test_ground_is_told_from_the_text(load, color, expected):
    page = load(f"<body><p style='color:{color}'>text</p>")
    assert page.evaluate("() => sidelight.toneOf(document.querySelector('p'))") == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("<input type=password>", True),
        ("<input autocomplete='cc-number'>", True),
        ("<input autocomplete='section-a billing cc-number'>", True),
        ("<input autocomplete='CC-CSC'>", True),
        ("<input autocomplete='one-time-code'>", True),
        ("<input type=password hidden>", False),
        ("<input type=search>", False),
    ],
)
def test_pages_that_ask_for_secrets_are_known(load, field, expected):
    assert load(f"<body>{field}").evaluate("() => sidelight.asksForSecrets(document)") is expected
