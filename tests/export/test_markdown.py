from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from sidelight.export import Site
from sidelight.export.markdown import escape, write_markdown
from tests.export.conftest import TEXTS, VERDICTS, answer

PARSERS = [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]

HOSTILE = [
    "# no heading", "> no quote", "- no list", "+ no list", "* no list", "1. no list", "12) no list", "--- ", "===",
    "**bold** _slanted_ ~~struck~~ `code`", "[link](https://evil.example)", "![image](https://evil.example/x.png)",
    "<script>alert(1)</script>", "<https://evil.example>", "&lt;b&gt; &amp; &#42;", "a | b", "[ref]: https://evil.example",
    "\\*not slanted\\*", "```\ncode\n```", "two\n\n# paragraphs", "\u2028# line", "\\", "$x^2$", "[^1]", "<!-- hidden",
    "http://evil.example www.evil.example mail@evil.example",
]  # fmt: skip


def show(text, parser=PARSERS[0]):
    """The texts of all inline elements, and the kinds of everything that is markup."""
    tokens = [child for token in parser.parse(text) for child in (token, *(token.children or ()))]
    texts = "".join(token.content for token in tokens if token.type == "text")
    return texts, {token.type for token in tokens} - {"text", "inline", "paragraph_open", "paragraph_close"}


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "tables"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text, parser):
    shown, markup = show(escape(text), parser)
    assert markup <= {"text_special"}
    assert parser.render(escape(text)).count("<") == 2, "one paragraph and nothing in it"
    assert "\n" not in escape(text)
    assert shown


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_it_reads_as_it_was(text):
    rendered = PARSERS[0].render(escape(text)).strip().removeprefix("<p>").removesuffix("</p>")
    unescaped = rendered.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert unescaped == text.strip()


@pytest.mark.parametrize("text", ["14 March 2016", "2016-03-14", "Kivi (the agent), 12 years.", "“Post”: no!", "a-b"])
def test_plain_words_stay_plain(text):
    assert escape(text) == text


@pytest.fixture(scope="module")
def report(answered):
    return write_markdown(answered)


def test_it_tells_page_casefile_and_verdicts(report):
    html = PARSERS[0].render(report)
    assert '<a href="https://news.example/kivi?id=1&amp;part=2">' in html
    assert "<li>By: Norrhavn Notes</li>" in html
    for line in ("Contradicted by the record: 1", "Differs from the record: 1", "Disputed: 1", "One origin only: 1"):
        assert f"<li>{line}</li>" in html
    assert html.count("<blockquote>") == len(VERDICTS)
    assert '<a href="https://notes.example/casefile/claims/sentence-2017">' in html


def test_each_statement_has_all_its_evidence(report):
    disputed = report.partition(". Disputed")[2].partition("\n## ")[0]
    for side in ("- contradicts: ", "- Tomas Kivi denies: ", "- Free Isles Movement denies: ", "- supports: "):
        assert f"\n{side}" in disputed
    assert "](<https://customs.example/2022/inspections#:~:text=no%20weapons%20in%20any%20container>)" in disputed


def test_a_claim_told_twice_is_cited_once():
    twice = write_markdown(answer(TEXTS[1], f"{TEXTS[1]} Nobody doubts it."))
    assert twice.count("Cargo seized aboard the Grey Heron") == 1
    assert "Note and sources: see 1." in twice


def test_a_page_without_anything_says_so(nothing):
    assert "Nothing on this page is about the case." in write_markdown(nothing)


def test_a_hostile_page_does_no_harm():
    page = answer(
        "<b>Tomas Kivi</b> was arrested in [Norrhavn](javascript:alert) on 14 March 2016.",
        url="https://news.example/a>(b)<c> d",
        site=Site("", "<b>evil</b>"),
    )
    html = PARSERS[0].render(write_markdown(page))
    assert "<b>" not in html
    assert "javascript:" not in html.replace("(javascript:alert)", "")
    assert '<a href="https://news.example/a%3E(b)%3Cc%3E%20d">' in html


def test_an_address_that_is_none_is_no_link():
    assert "[" not in write_markdown(answer("A.", url="javascript:alert(1)")).partition("Page")[2].partition("\n")[0]


def test_a_report_says_who_reviewed_a_statement(answered):
    mark = {"id": "r1", "decision": "right", "by": "Ada *", "at": "2026-03-01T12:00:00+00:00"}
    marked = [{**item, "review": mark} for item in answered.answer["highlights"]]
    told = write_markdown(replace(answered, answer={**answered.answer, "highlights": marked}))
    assert told.count("- Reviewed by Ada \\* on 2026-03-01: right") == len(VERDICTS)
    assert "Reviewed by" not in write_markdown(answered)
