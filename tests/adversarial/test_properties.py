"""What holds for any page in any language: right offsets, the same answer again, no order of blocks that matters."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelight.contract import Offsets
from sidelight.languages.language import CODES
from tests.adversarial.asking import ask, misplaced
from tests.adversarial.reading import BASE, read_cases

BASES = defaultdict(list)
for case in read_cases():
    if case.kind == BASE:
        BASES[case.language].append(case.text)
ODD = [
    "\u00ad",
    "\u200d",
    "e\u0301",
    "İ",
    "ẞ",
    "😀",
    "\ud83d",
    "\ude00",
    "\x00",
    "\n",
    "\u2028",
    "?",
    "…",
    "“",
    "(",
    "'s",
]
QUICK = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

languages = st.sampled_from(CODES)
words = languages.flatmap(lambda code: st.sampled_from([*" ".join(BASES[code]).split(), *ODD]))
"""What sentences about the case are made of, shuffled over all languages."""
scraps = st.lists(words, max_size=30).map(" ".join)
blocks = st.one_of(scraps, st.text(st.characters(), max_size=80), languages.map(lambda code: " ".join(BASES[code])))
pages = st.lists(blocks, max_size=4)


@QUICK
@given(pages, languages, st.sampled_from(Offsets))
def test_every_quote_stands_where_the_answer_says(annotator, texts, language, unit):
    answer = ask(annotator, texts, language, unit)
    assert misplaced(answer, texts, unit) == []
    assert all(0 < item["confidence"] < 1 for item in answer["highlights"])


@QUICK
@given(pages, languages)
def test_the_same_request_has_the_same_answer(annotator, texts, language):
    assert ask(annotator, texts, language, Offsets.UTF_16) == ask(annotator, texts, language, Offsets.UTF_16)


@settings(QUICK, max_examples=30)
@given(pages, languages)
def test_both_units_tell_the_same(annotator, texts, language):
    points, units = (ask(annotator, texts, language, unit)["highlights"] for unit in Offsets)
    told = [[(item["id"], item["quote"], item["confidence"]) for item in items] for items in (points, units)]
    assert told[0] == told[1]


@QUICK
@given(st.text(st.characters(), max_size=300), languages)
def test_no_string_is_an_obstacle(annotator, text, language):
    ask(annotator, [text, f"{text}Viktor Bout{text}"], language, Offsets.CODE_POINT)


@settings(QUICK, max_examples=30)
@given(st.data(), languages)
def test_the_answer_does_not_hang_on_the_order_of_unrelated_blocks(annotator, data, language):
    own = data.draw(st.sampled_from(BASES[language]))
    numbered = list(enumerate([own, *(f"{step} + {step} = {2 * step}." for step in range(4)), "—"]))
    answers = [
        ask(annotator, order, language, Offsets.UTF_16)["highlights"]
        for order in (numbered, data.draw(st.permutations(numbered)))
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("language", CODES)
def test_a_page_of_nothing_but_scraps_is_read_in_every_language(annotator, language):
    shuffled = " ".join(BASES[language]).split()
    random.Random(language).shuffle(shuffled)  # noqa: S311 - a shuffle, not a secret
    texts = [" ".join(shuffled), "".join(shuffled), "\n".join(shuffled)]
    assert misplaced(ask(annotator, texts, language, Offsets.UTF_16), texts, Offsets.UTF_16) == []
