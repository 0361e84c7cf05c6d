import json

import pytest

from sidelight.contract import UndecodableError, decode


def test_utf8_with_or_without_byte_order_mark():
    assert decode('{"a": "Łódź 😀"}'.encode()) == {"a": "Łódź 😀"}
    assert decode(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_a_line_of_text_is_decoded_as_well():
    assert decode("[1]") == [1]


def test_a_key_given_twice_counts_as_given_last():
    assert decode(b'{"a": 1, "a": 2}') == {"a": 2}


def test_lone_surrogates_and_nul_pass():
    assert decode(rb'["\ud83d", "\u0000"]') == ["\ud83d", "\0"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"a": 1,}', "not JSON"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": "\x00"}', "not JSON"),
        (b"\xff\xfe[\x00]\x00", "not UTF-8"),
        (b'["\xed\xa0\xbd"]', "not UTF-8"),
        (b'["\xff"]', "not UTF-8"),
        (b"\x1f\x8b\x08\x00", "not UTF-8"),
        (b"[" * 100_000, "deeply"),
        (b'{"a":' * 100_000, "deeply"),
        (b"9" * 10_000, "too long"),
    ],
)
def test_what_is_no_json_is_refused_with_a_reason(body, reason):
    with pytest.raises(UndecodableError, match=reason):
        decode(body)


def test_the_reason_quotes_nothing_of_the_body():
    with pytest.raises(UndecodableError) as caught:
        decode(b'{"secret words": oops}')
    assert "secret" not in str(caught.value)
    assert "oops" not in str(caught.value)


def test_nested_as_far_as_any_page_needs():
    assert json.dumps(decode(b"[" * 200 + b"]" * 200)) == "[" * 200 + "]" * 200
