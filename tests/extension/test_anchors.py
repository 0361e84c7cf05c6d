"""Offsets in blocks and ranges on the page are the same places."""

import pytest

pytestmark = pytest.mark.browser

RANGE = """([words, limits]) => {
    for (const block of sidelight.collect(document.body, limits ?? undefined).blocks) {
        const start = block.text.indexOf(words);
        if (start >= 0) return String(sidelight.rangeOf(block, start, start + words.length, words));
    }
    return null;
}"""
CHANGED = """([change, words]) => {
    const [block] = sidelight.collect(document.body).blocks;
    new Function(change)();
    const start = block.text.indexOf(words);
    return sidelight.rangeOf(block, start, start + words.length, words) === null;
}"""
ALL_WORDS = """() => {
    const wrong = [];
    for (const block of sidelight.collect(document.body, {blocks: 99, characters: 40, bytes: 9999}).blocks) {
        for (const match of block.text.matchAll(/\\S+/g)) {
            const range = sidelight.rangeOf(block, match.index, match.index + match[0].length, match[0]);
            if (String(range) !== match[0]) wrong.push([match[0], String(range)]);
        }
    }
    return wrong;
}"""
BACK = """() => {
    const {blocks, tree} = sidelight.collect(document.body, {blocks: 99, characters: 40, bytes: 9999});
    const wrong = [];
    for (const block of blocks) {
        for (const match of block.text.matchAll(/\\S+/g)) {
            const range = sidelight.rangeOf(block, match.index, match.index + match[0].length, match[0]);
            const place = tree.find(range.startContainer, range.startOffset);
            if (place?.block !== block || place.offset !== match.index) wrong.push([match[0], place]);
        }
    }
    return wrong;
}"""
MIXED = (
    "<body><p>👀 <b>Vik</b><i>tor</i> Bout 🤷🏽‍♀️ was<br>here</p><p dir=rtl>عاد Viktor Bout أمس</p>"
    "<p>A much longer paragraph, with <em>nested <b>parts</b></em> and 👨‍👩‍👧 more than forty characters 𝔗𝔥𝔢 𝔢𝔫𝔡</p>"
)


@pytest.mark.parametrize("words", ["Viktor Bout", "👀 Viktor", "tor B", "was", "here", "𝔗𝔥𝔢 𝔢𝔫𝔡", "nested parts"])
def test_a_range_holds_just_the_words(load, words):
    assert load(MIXED).evaluate(RANGE, [words, None]) == words


def test_every_word_is_found_there_and_back_in_cut_blocks_too(load):
    page = load(MIXED)
    assert page.evaluate(ALL_WORDS) == []
    assert page.evaluate(BACK) == []


def test_a_range_may_span_a_line_break(load):
    assert load(MIXED).evaluate(RANGE, ["was\nhere", None]) == "washere"


@pytest.mark.parametrize(
    "change",
    [
        "document.querySelector('p').textContent = 'other words'",
        "document.querySelector('p').remove()",
        "document.querySelector('b').firstChild.data = 'Vic'",
        "document.querySelector('b').firstChild.data = ''",
    ],
)
def test_words_that_have_changed_are_refused(load, change):
    assert load("<body><p><b>Viktor</b> Bout</p>").evaluate(CHANGED, [change, "Viktor Bout"])


def test_words_that_only_moved_are_found(load):
    page = load("<body><p><b>Viktor</b> Bout</p><div></div>")
    change = "document.querySelector('div').append(...document.querySelector('p').childNodes)"
    assert not page.evaluate(CHANGED, [change, "Viktor Bout"])
