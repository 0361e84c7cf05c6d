"""What a page says of itself: its language, its date, its ground."""

import pytest

pytestmark = pytest.mark.browser

DESCRIBE = "() => sidelight.describePage(document)"


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "en"), ("pl-PL", "pl"), ("ZH_Hant", "zh"), ("", None), ("english", None), ("x", None)]
)
def test_language(load, lang, expected):
    assert load("<body><p>text</p>", lang=lang).evaluate(DESCRIBE).get("lang") == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<script type="application/ld+json">{"datePublished": "2024-10-08T10:00:00Z"}</script>', "2024-10-08"),
        ('<script type="application/ld+json">{"@graph": [{"a": {"datePublished": "2024-10"}}]}</script>', "2024-10"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2023-01-02">', "2023-01-02"),
        ('<meta property="article:published_time" content="2022-07-29T06:00:00+03:00">', "2022-07-29"),
        ('<article><time datetime="2021-05-06">6 May</time></article>', "2021-05-06"),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="20240102">', None),
        ("<time datetime='2021-05-06'>some other day</time>", None),
    ],
)
def test_date(load, head, expected):
    assert load(f"<body>{head}").evaluate(DESCRIBE).get("published") == expected


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
        ("<input autocomplete='one-time-code'>", True),
        ("<input type=password hidden>", False),
        ("<input type=search>", False),
    ],
)
def test_pages_that_ask_for_secrets_are_known(load, field, expected):
    assert load(f"<body>{field}").evaluate("() => sidelight.asksForSecrets(document)") is expected
