"""The places: whole, well formed, and in one language no name for two of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from sidelight.languages.language import CODES, load_language
from sidelight.languages.places import Place, load_places

PLACES = load_places()
FILES = sorted((Path(__file__).parents[2] / "backend" / "sidelight" / "languages" / "places").glob("*.yaml"))
LETTERS = {"Latin": re.compile(r"[a-z]", re.IGNORECASE), "Cyrillic": re.compile(r"[а-яёєіїґ]", re.IGNORECASE)}


def _place(identifier: str) -> Place:
    return next(place for place in PLACES if place.id == identifier)


def test_there_are_the_countries_of_the_world_and_its_cities():
    kinds = Counter(place.kind for place in PLACES)
    assert kinds["country"] >= 195
    assert kinds["city"] >= 200


def test_ids_are_unique():
    counts = Counter(place.id for place in PLACES)
    assert not [identifier for identifier, count in counts.items() if count > 1]


def test_a_country_has_its_code_and_a_city_the_code_of_its_country():
    countries = {place.id for place in PLACES if place.kind == "country"}
    for place in PLACES:
        if place.kind == "country":
            assert re.fullmatch("[A-Z]{2}", place.id)
            assert place.country == place.id
        else:
            assert re.fullmatch("[a-z]+(-[a-z]+)*", place.id)
            assert place.country in countries, place.id


def test_a_place_has_names_by_language():
    istanbul = _place("istanbul")
    assert istanbul.names["pl"] == ("Stambuł",)
    assert istanbul.country == "TR"
    assert _place("NO").names["fi"] == ("Norja",)
    assert "Niemczech" in _place("DE").forms["pl"]


@pytest.mark.parametrize("code", CODES)
def test_names_are_of_the_languages_script_and_capitalised(code):
    letters = LETTERS[load_language(code).script]
    other = LETTERS["Cyrillic" if load_language(code).script == "Latin" else "Latin"]
    for place in PLACES:
        for name in (*place.names.get(code, ()), *place.forms.get(code, ())):
            assert letters.search(name), name
            assert not other.search(name), name
            assert name == name.strip(), name
            assert name[0].isupper(), name


@pytest.mark.parametrize("code", CODES)
def test_nearly_every_place_has_a_name(code):
    without = [place.id for place in PLACES if code not in place.names and code not in place.forms]
    assert len(without) < len(PLACES) / 20


@pytest.mark.parametrize("code", CODES)
def test_no_name_stands_for_two_places(code):
    names = [{name.casefold() for name in (*place.names.get(code, ()), *place.forms.get(code, ()))} for place in PLACES]
    counts = Counter(name for group in names for name in group)
    assert not [name for name, count in counts.items() if count > 1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_stays_short_and_sorted(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    ids = [match[1] for line in lines if (match := re.match(r'- \{id: "?([\w-]+)', line))]
    assert len(lines) <= 500
    assert ids == sorted(ids)
