from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelight.contract.links import link_passage, web_address


@pytest.mark.parametrize(
    ("url", "phrase", "link"),
    [
        ("https://a.example/x", "six years", "https://a.example/x#:~:text=six%20years"),
        (
            "https://a.example/x",
            "well-known, and & so",
            "https://a.example/x#:~:text=well%2Dknown%2C%20and%20%26%20so",
        ),
        ("https://a.example/x", "lat więzienia", "https://a.example/x#:~:text=lat%20wi%C4%99zienia"),
        ("https://a.example/x", "срок", "https://a.example/x#:~:text=%D1%81%D1%80%D0%BE%D0%BA"),
        ("https://a.example/x?q=1#part", "a b", "https://a.example/x?q=1#part:~:text=a%20b"),
        ("https://a.example/x#:~:text=old", "new", "https://a.example/x#:~:text=new"),
        ("https://a.example/x#part:~:text=old", "new", "https://a.example/x#part:~:text=new"),
        ("HTTP://a.example", "two\n  lines", "HTTP://a.example#:~:text=two%20lines"),
    ],
)
def test_a_link_lands_on_the_passage(url, phrase, link):
    assert link_passage(url, phrase) == link


@pytest.mark.parametrize(
    ("url", "phrase"),
    [
        ("", "words"),
        ("https://a.example", ""),
        ("https://a.example", "  "),
        ("javascript:alert(1)", "words"),
        ("file:///home/somebody/notes", "words"),
        ("//a.example/x", "words"),
        ("https:", "words"),
        ("https://[broken", "words"),
    ],
)
def test_no_link_without_a_web_address_and_a_phrase(url, phrase):
    assert link_passage(url, phrase) is None


def test_only_web_addresses_are_followed():
    assert web_address("https://a.example/") == "https://a.example/"
    assert web_address("data:text/html,x") is None


@given(st.text(min_size=1))
def test_no_character_of_a_phrase_is_read_as_syntax(phrase):
    link = link_passage("https://a.example/", phrase)
    if link is not None:
        encoded = link.partition(":~:text=")[2]
        assert not set(encoded) & set("-,&#= ")
        assert unquote(encoded) == " ".join(phrase.split()).encode("utf-8", "replace").decode()
