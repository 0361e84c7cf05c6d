"""Each odd class of characters, before a name, within it and around it, keeps the offsets right in both units."""

from __future__ import annotations

import pytest

from sidelight.contract import Offsets
from tests.adversarial.asking import ask, cut, misplaced

CLAIM = "was sentenced to 25 years in prison."
BEFORE = {
    "emoji": "😀",
    "emoji of several": "👩‍👩‍👧‍👦",
    "flag": "🇹🇭",
    "skin tone": "👍🏽",
    "keycap": "1️⃣",
    "mathematical letters": "𝔘𝔫",
    "rare han": "𠮷野",
    "gothic": "𐌰𐌱",
    "arabic": "مرحبا",
    "hebrew with points": "שָׁלוֹם",
    "thai": "กรุงเทพฯ",
    "devanagari": "नमस्ते",
    "combining tower": "Z̴̢̛͔a̷͝lgo",
    "decomposed hangul": "한국",
    "ligature": "ﬁnal",
    "capital that grows when lowered": "İI",
    "sharp s": "STRAẞE ß",
    "digraph": "Ǆ ǆ",
    "final sigma": "ΟΔΟΣ",
    "byte order mark": "\ufeff",
    "right-to-left marks": "\u200f\u202babc\u202c\u200e",
    "isolates": "\u2066abc\u2069",
    "line and paragraph separators": "a\u2028b\u2029c",
    "control characters": "\x00\x07\x1b\x7f",
    "private use": "\ue000\U000f0000",
    "not a character": "\uffff\U0010ffff",
    "lone surrogate": "\ud83d x \ude00",
    "replacement character": "\ufffd",
    "tags": "\U000e0041\U000e007f",
    "object replacement": "\ufffc",
}
WITHIN = {
    "soft hyphen": "Vik\u00adtor Bo\u00adut",
    "zero-width space": "Vik\u200btor Bout",
    "zero-width joiner": "Vik\u200dtor Bout",
    "zero-width non-joiner": "Viktor Bo\u200cut",
    "word joiner": "Viktor\u2060 Bout",
    "byte order mark": "Vik\ufefftor Bout",
    "combining acute": "Vi\u0301ktor Bout",
    "two combining marks": "Vi\u0301\u0323ktor Bout",
    "composed acute": "Víktor Bout",
    "hard space": "Viktor\u00a0Bout",
    "narrow hard space": "Viktor\u202fBout",
    "thin space": "Viktor\u2009Bout",
    "tab": "Viktor\tBout",
    "two spaces": "Viktor  Bout",
    "line break": "Viktor\nBout",
    "windows line break": "Viktor\r\nBout",
    "capitals": "VIKTOR BOUT",
}
AROUND = {
    "curly quotes": "“{}”",
    "low quotes": "„{}“",
    "guillemets": "«{}»",
    "spaced guillemets": "«\u202f{}\u202f»",
    "single quotes": "‘{}’",
    "corner brackets": "「{}」",
    "full-width brackets": "（{}）",
    "dashes": "—{}—",
    "en dashes": "–{}–",
    "ellipses": "…{}…",
    "arabic comma": "{}،",
    "ideographic full stop": "{}。",
    "footnote": "{}¹²",
    "emoji": "😀{}😀",
    "markdown": "**{}**",
    "isolates": "\u2068{}\u2069",
}
UNITS = tuple(Offsets)
KNOWN = {
    "footnote": "a raised figure is taken for a letter of the name",
    "windows line break": "two characters part the words of a name",
    "two combining marks": "the marks stand in the order that does not compose",
}


def _parametrize(name, classes):
    params = [
        pytest.param(value, id=key, marks=[pytest.mark.xfail(reason=KNOWN[key], strict=True)] if key in KNOWN else [])
        for key, value in classes.items()
    ]
    return pytest.mark.parametrize(name, params)


def _names(answer):
    return [item for item in answer["highlights"] if item["kind"] == "entity" and item["entity"] == "viktor-bout"]


def _check(annotator, before, name, after, unit):
    text = before + name + after
    answer = ask(annotator, [text], "en", unit)
    assert misplaced(answer, [text], unit) == []
    (mention,) = _names(answer)
    assert cut(text, 0, mention["start"], unit) == cut(before, 0, len(before) * 2, unit)
    assert mention["quote"] == name


@pytest.mark.parametrize("unit", UNITS)
@_parametrize("odd", BEFORE)
def test_odd_characters_before_a_name(annotator, odd, unit):
    text = f"{odd} Viktor Bout {CLAIM}"
    _check(annotator, f"{odd} ", "Viktor Bout", f" {CLAIM}", unit)
    told = [item for item in ask(annotator, [text], "en", unit)["highlights"] if item["kind"] == "claim"]
    assert ("sentence-25-years", "agrees") in [(item["claim"], item["relation"]) for item in told]


@pytest.mark.parametrize("unit", UNITS)
@_parametrize("name", WITHIN)
def test_odd_characters_within_a_name(annotator, name, unit):
    _check(annotator, "😀 Later ", name, f" {CLAIM}", unit)


@pytest.mark.parametrize("unit", UNITS)
@_parametrize("frame", AROUND)
def test_odd_characters_around_a_name(annotator, frame, unit):
    before, after = frame.split("{}")
    _check(annotator, f"😀 Later {before}", "Viktor Bout", f"{after} left.", unit)


@pytest.mark.parametrize("unit", UNITS)
@_parametrize("odd", BEFORE)
def test_odd_characters_among_the_values_of_a_claim(annotator, odd, unit):
    texts = ["Viktor Bout", f"He {odd} was sentenced to\u00a025\u202fyears in April\u00a02012 {odd}."]
    answer = ask(annotator, texts, "en", unit)
    assert misplaced(answer, texts, unit) == []
