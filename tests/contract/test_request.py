import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from sidelight.bundled import bundled
from sidelight.casefile.values import PartialDate
from sidelight.contract import InvalidRequestError, Offsets, read_request
from sidelight.contract.fields import LONGEST_BLOCK, MOST_BLOCKS, BlockSchema, is_plain_block
from sidelight.contract.request import make_well_formed
from sidelight.text.page import Block


def ask(**fields):
    return {"blocks": [{"id": 0, "text": "One."}], **fields}


def faults_of(data):
    with pytest.raises(InvalidRequestError) as caught:
        read_request(data)
    return {fault["pointer"]: fault["detail"] for fault in caught.value.faults}


def test_the_example_of_the_contract():
    example = Path(bundled("shared"), "contract/examples/request.json").read_text(encoding="utf-8")
    request = read_request(json.loads(example))
    assert request.page.language == "pl"
    assert request.page.published == PartialDate(2024, 10, 8)
    assert request.page.blocks == (Block(0, json.loads(example)["blocks"][0]["text"]),)


def test_only_blocks_are_needed():
    request = read_request(ask())
    assert (request.locale, request.offsets) == ("en", Offsets.UTF_16)
    assert (request.page.url, request.page.language, request.page.published) == ("", "", None)


def test_null_says_the_same_as_nothing():
    nothing = dict.fromkeys(["url", "lang", "published", "locale", "offsets"])
    assert read_request(ask(**nothing)) == read_request(ask())


def test_an_empty_page():
    assert read_request({"blocks": []}).page.blocks == ()


def test_blocks_keep_the_order_they_are_sent_in():
    request = read_request({"blocks": [{"id": 7, "text": "a"}, {"id": 2, "text": "b"}]})
    assert [block.id for block in request.page.blocks] == [7, 2]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("pl", "pl"),
        ("pl-PL", "pl"),
        ("PL", "pl"),
        ("pl_PL", "pl"),
        ("zh-Hant-TW", "zh"),
        ("tlh", "tlh"),
        ("", ""),
    ],
)
def test_a_language_tag_is_read_as_its_language(tag, language):
    assert read_request(ask(lang=tag)).page.language == language


def test_an_empty_locale_is_english():
    assert read_request(ask(locale="")).locale == "en"


@pytest.mark.parametrize("tag", ["polski język", "p", "pl-", "-pl", "123", "pl\n", "<b>", "abcdefghi", "pl\ud83d"])
def test_nonsense_is_no_language(tag):
    assert list(faults_of(ask(lang=tag))) == ["#/lang"]
    assert list(faults_of(ask(locale=tag))) == ["#/locale"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", PartialDate(2024)),
        ("2024-10", PartialDate(2024, 10)),
        ("2024-10-08", PartialDate(2024, 10, 8)),
        ("2024-10-08T09:30:00Z", PartialDate(2024, 10, 8)),
        ("2024-10-08T23:30:00.123-05:00", PartialDate(2024, 10, 8)),
        ("2024-10-08 09:30", PartialDate(2024, 10, 8)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_dates_as_pages_give_them(text, date):
    assert read_request(ask(published=text)).page.published == date


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "24", "2024-13", "2024-02-30", "0000", "2024-1-1", "20241008", "2024-10-08T", "2024-W01-1",
     "2024-10-08T25:00", "2024-10-08Tnoon", "٢٠٢٤", "08.10.2024", "2024\n", "2024-10-08T09:30:00 and more"],
)  # fmt: skip
def test_what_is_no_date(text):
    assert list(faults_of(ask(published=text))) == ["#/published"]


@pytest.mark.parametrize("wrong", [1, 1.5, True, [], {}, ["en"]])
@pytest.mark.parametrize("field", ["url", "lang", "published", "locale", "offsets"])
def test_texts_are_texts(field, wrong):
    assert list(faults_of(ask(**{field: wrong}))) == [f"#/{field}"]


@pytest.mark.parametrize("wrong", ["1", True, False, 1.0, 1.5, -1, 2**53, None, [], "x", float("inf")])
def test_a_block_id_is_a_whole_number_from_zero(wrong):
    assert list(faults_of({"blocks": [{"id": wrong, "text": ""}]})) == ["#/blocks/0/id"]


@pytest.mark.parametrize("wrong", [1, None, True, [], {"text": ""}])
def test_a_blocks_text_is_text(wrong):
    assert list(faults_of({"blocks": [{"id": 0, "text": wrong}]})) == ["#/blocks/0/text"]


@pytest.mark.parametrize("wrong", [None, "text", 3, {}, {"id": 0, "text": ""}])
def test_blocks_are_a_list(wrong):
    assert list(faults_of({"blocks": wrong})) == ["#/blocks"]


@pytest.mark.parametrize("wrong", [None, [], "text", 3, True, [ask()]])
def test_a_request_is_an_object(wrong):
    assert list(faults_of(wrong)) == ["#"]


def test_every_fault_is_told_at_once():
    data = {
        "lang": 1,
        "published": "soon",
        "offsets": "bytes",
        "colour": "red",
        "a/b~c d": 1,
        "blocks": [{"id": "0", "text": 1}, {"id": 1}, "text", {"id": 2, "text": "", "more": 1}],
    }
    assert set(faults_of(data)) == {
        "#/lang", "#/published", "#/offsets", "#/colour", "#/a~1b~0c%20d", "#/blocks/0/id", "#/blocks/0/text",
        "#/blocks/1/text", "#/blocks/2", "#/blocks/3/more",
    }  # fmt: skip


def test_unknown_fields_with_unspeakable_names_are_named_as_well_as_can_be():
    assert list(faults_of(ask(**{"\ud83d": 1}))) == ["#/%3F"]


def test_a_repeated_id_is_told_where_it_repeats():
    blocks = [{"id": number, "text": ""} for number in (4, 5, 4, 4)]
    assert faults_of({"blocks": blocks}) == {
        "#/blocks/2/id": "Block 0 has the same id.",
        "#/blocks/3/id": "Block 0 has the same id.",
    }


def test_as_many_blocks_as_allowed_and_one_more():
    blocks = [{"id": number, "text": "x"} for number in range(MOST_BLOCKS + 1)]
    assert len(read_request({"blocks": blocks[:-1]}).page.blocks) == MOST_BLOCKS
    assert faults_of({"blocks": blocks}) == {"#/blocks": "5,001 blocks; at most 5,000 are read."}


def test_a_million_blocks_are_refused_without_a_look_at_each():
    assert faults_of({"blocks": [None] * 1_000_000}) == {"#/blocks": "1,000,000 blocks; at most 5,000 are read."}


def test_as_long_a_block_as_allowed_and_one_longer():
    assert read_request({"blocks": [{"id": 0, "text": "😀" * LONGEST_BLOCK}]})
    assert list(faults_of({"blocks": [{"id": 0, "text": "x" * (LONGEST_BLOCK + 1)}]})) == ["#/blocks/0/text"]
    assert list(faults_of({"blocks": [{"id": 0, "text": "x" * 10_000_000}]})) == ["#/blocks/0/text"]


def test_a_lone_surrogate_is_replaced_for_the_engine_and_kept_for_quotes():
    request = read_request({"blocks": [{"id": 0, "text": "a\ud83db😀\0"}]})
    assert request.page.blocks[0].text == "a\ufffdb😀\0"
    assert request.texts == {0: "a\ud83db😀\0"}


@given(st.text(st.characters()))
def test_well_formed_text_is_as_long_as_it_was(text):
    made = make_well_formed(text)
    made.encode()
    assert len(made) == len(text)
    assert make_well_formed(made) == made


anything = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2**54), st.floats(), st.text(max_size=3), st.lists(st.none())
)


@given(
    st.one_of(
        anything,
        st.dictionaries(st.sampled_from(["id", "text", "more"]), anything),
        st.fixed_dictionaries({"id": st.integers(-1, 2**54), "text": anything}),
    )
)
def test_the_quick_look_at_a_block_judges_as_the_schema_does(item):
    try:
        BlockSchema().load(item)
        right = True
    except ValidationError:
        right = False
    assert is_plain_block(item) == right
