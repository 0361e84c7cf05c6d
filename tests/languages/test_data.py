"""The nine language files: the same keys, the right kinds of values, and patterns that parse."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
import yaml

from sidelight.casefile.patterns import parse
from sidelight.languages.language import CODES, load_language
from sidelight.matching.inflection import Inflector

KEYS = {
    "language", "script", "endings", "particles", "homographs", "titles", "months", "weekdays", "date", "relative",
    "numbers", "ordinals", "quantity", "units", "age", "currencies", "decimal", "negation", "denial", "hedges",
    "plans", "questions", "attribution", "pronouns", "dropped_subject", "plan_endings", "finite_verbs",
    "clause_breaks", "function_words", "openers", "word_endings", "locative",
}  # fmt: skip
SUBKEYS = {
    "date": {"order", "year_words", "decade"},
    "relative": {"year", "month", "day"},
    "numbers": {"units", "tens", "hundreds", "multipliers", "links", "years"},
    "quantity": {"at_least", "more_than", "at_most", "less_than", "about", "half"},
    "negation": {"before", "words", "not_negation"},
    "denial": {"verbs", "nouns", "falsehood"},
    "attribution": {"verbs", "phrases"},
    "pronouns": {"male", "female", "plural", "neutral"},
    "dropped_subject": {"male", "female", "neutral"},
    "locative": {"before", "endings"},
}
LISTS = (
    "particles", "titles", "age", "hedges", "plans", "questions", "plan_endings", "finite_verbs", "clause_breaks",
    "function_words",
)  # fmt: skip
CUES = (
    ("hedges",), ("plans",), ("questions",), ("clause_breaks",), ("titles",), ("age",), ("finite_verbs",),
    ("function_words",),
    *((key, part) for key in ("negation", "denial", "attribution", "pronouns") for part in SUBKEYS[key]),
    *(("dropped_subject", part) for part in ("male", "female", "neutral")),
)  # fmt: skip
LETTERS = {"Latin": "abcdefghijklmnopqrstuvwxyz", "Cyrillic": "абвгдежзиклмнопрстуфхцчшщюя"}


class _UniqueKeys(yaml.CSafeLoader):
    """A loader that does not pass over a key given twice."""


def _construct_unique(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[object, object]:
    pairs = [
        (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
        for key, value in node.value
    ]
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    assert not twice, f"given twice near line {node.start_mark.line + 1}: {twice}"
    return dict(pairs)


_UniqueKeys.add_constructor("tag:yaml.org,2002:map", _construct_unique)


@pytest.fixture(params=CODES, scope="module")
def data(request):
    path = files("sidelight.languages").joinpath("data", f"{request.param}.yaml")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 - a safe loader


def _leaves(node):
    if isinstance(node, list):
        for item in node:
            yield from _leaves(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from ([] if isinstance(key, int) else [key])
            yield from _leaves(value)
    else:
        yield node


def test_every_file_has_the_same_keys(data):
    assert set(data) == KEYS
    assert {key: set(data[key]) for key in SUBKEYS} == SUBKEYS
    assert data["language"] in CODES
    assert data["script"] in LETTERS
    assert data["decimal"] in {",", "."}
    assert data["date"]["order"] in {"dmy", "mdy"}


def test_every_word_is_a_word_and_no_truth_value(data):
    """Unquoted, YAML takes `no`, `on` and `null` for something else."""
    for leaf in _leaves(data):
        assert isinstance(leaf, str | int | float), leaf
        assert not isinstance(leaf, bool), leaf
    for key in LISTS:
        assert all(isinstance(item, str) and item for item in data[key]), key
    assert all(isinstance(meaning, str) and meaning for meaning in data["homographs"].values())


def test_lists_hold_lower_case_words_once(data):
    def check(node, where):
        if isinstance(node, dict):
            for key, value in node.items():
                check(value, f"{where}.{key}")
        elif isinstance(node, list) and node and all(isinstance(item, str) for item in node):
            assert [item for item, count in Counter(node).items() if count > 1] == [], where
            assert [item for item in node if item != item.lower() or item != item.strip()] == [], where

    check({key: data[key] for key in data if key != "endings"}, data["language"])
    assert all(word == word.lower() for word in data["homographs"])


def test_endings_are_rules(data):
    for rule in data["endings"]:
        assert set(rule) <= {"after", "drop", "add"}
        assert rule["after"] in {"any", "vowel", "consonant"} or rule["after"].isalpha()
        assert rule["add"]
        assert all(isinstance(form, str) and form.isalpha() for form in rule["add"]), rule
        if rule["after"] not in {"any", "vowel", "consonant"}:
            assert 0 <= rule.get("drop", 0) <= len(rule["after"]), rule


def test_calendar_is_whole(data):
    assert sorted(data["months"]) == list(range(1, 13))
    assert len(data["weekdays"]) == 7
    forms = Counter(form for names in data["months"].values() for form in names)
    assert [form for form, count in forms.items() if count > 1] == []
    assert all(names for names in (*data["months"].values(), *data["weekdays"]))
    assert {step for steps in data["relative"].values() for step in steps} <= set(range(-3, 2))
    assert all({-1, 0, 1} <= set(steps) for steps in data["relative"].values())


def test_number_words_are_whole(data):
    numbers = data["numbers"]
    values = {value for part in ("units", "tens", "hundreds") for value in numbers[part].values()}
    assert set(range(2, 21)) <= values  # one is an article in some languages, and then no number
    assert set(range(20, 100, 10)) <= values
    assert 100 in values
    assert {1_000, 1_000_000, 1_000_000_000} <= set(numbers["multipliers"].values())
    assert {10, 25, 100} <= set(numbers["years"].values())
    assert set(data["ordinals"].values()) == set(range(1, 32))
    for part in ("units", "tens", "hundreds", "multipliers", "years"):
        assert all(isinstance(value, int | float) for value in numbers[part].values())


def test_units_and_currencies_are_the_same_and_unambiguous(data):
    english = load_language("en")
    assert set(data["units"]) == set(english.table("units"))
    assert set(data["currencies"]) == set(english.table("currencies"))
    for table in ("units", "currencies", "quantity"):
        forms = Counter(form for forms in data[table].values() for form in forms)
        assert [form for form, count in forms.items() if count > 1] == [], table


@pytest.mark.parametrize("code", CODES)
def test_cues_parse(code):
    language = load_language(code)
    for path in CUES:
        for source in language.patterns(*path):
            if not source.startswith("*"):
                assert parse(source).parts, (path, source)
    for table in ("units", "quantity"):
        for forms in language.table(table).values():
            assert all(parse(form).parts for form in forms)


@pytest.mark.parametrize("code", CODES)
def test_a_cue_is_not_its_own_exception(code):
    language = load_language(code)
    negations = {*language.patterns("negation", "before"), *language.patterns("negation", "words")}
    assert negations.isdisjoint(language.patterns("negation", "not_negation"))
    assert len(language.patterns("function_words")) >= 40
    assert len(language.patterns("plans")) >= 40


@pytest.mark.parametrize("code", CODES)
def test_words_are_of_the_script(code):
    language = load_language(code)
    letters = set(LETTERS[language.script])
    for word in (*language.patterns("function_words"), *language.patterns("finite_verbs"), *language.patterns("plans")):
        others = set("".join(other for script, other in LETTERS.items() if script != language.script))
        assert not others & set(word), word
        assert letters & set(word) or not word.isascii(), word


INFLECTED = [
    ("pl", "nowak", "nowaka nowakowi nowakiem nowaku"),
    ("pl", "robert", "roberta robertowi robertem robercie"),
    ("pl", "piotr", "piotra piotrze piotrem"),
    ("pl", "leonard", "leonarda leonardzie"),
    ("pl", "kowalski", "kowalskiego kowalskiemu kowalskim kowalscy kowalskich"),
    ("pl", "kowalska", "kowalskiej kowalską"),
    ("pl", "ameryka", "ameryki ameryce amerykę ameryką"),
    ("pl", "kraków", "krakowa krakowie krakowem"),
    ("fi", "novak", "novakin novakia novakille novakilta novakista novakissa novakiksi novakiin"),
    ("fi", "korhonen", "korhosen korhosta korhoselle korhoset"),
    ("fi", "berliini", "berliinin berliiniin berliinissä"),
    ("fi", "berbeeri", "berbeerit berbeerien berbeerejä berbeereille"),
    ("fi", "senaatti", "senaatin senaatissa senaatille"),
    ("et", "novak", "novaki novakile novakiga novakist novakita novakini novakilt novakiks"),
    ("et", "moskva", "moskvas moskvasse moskvast"),
    ("et", "berber", "berberid berberide berberidele"),
    ("ru", "новак", "новака новаку новаком новаке"),
    ("ru", "петров", "петрова петрову петровым петрове"),
    ("ru", "андрей", "андрея андрею андреем андрее"),
    ("ru", "василий", "василия василию василием василии"),
    ("ru", "островский", "островского островскому островским островском"),
    ("ru", "казань", "казани казанью"),
    ("ru", "берберы", "берберов берберам берберами берберах"),
    ("uk", "новак", "новака новакові новаком новаку"),
    ("uk", "петренко", "петренка петренкові петренком"),
    ("uk", "андрій", "андрія андрієві андрієм андрію"),
    ("uk", "київ", "києва києву києвом києві"),
    ("uk", "островський", "островського островському островським"),
    ("de", "novak", "novaks"),
    ("de", "berber", "berbers berbern"),
    ("fr", "berbère", "berbères"),
    ("es", "israelí", "israelíes israelís"),
    ("en", "novak", "novaks"),
]


@pytest.mark.parametrize(("code", "base", "forms"), INFLECTED)
def test_names_inflect(code, base, forms):
    built = Inflector([load_language(code)]).forms(base)
    assert set(forms.split()) <= set(built)


@pytest.mark.parametrize(
    ("code", "base", "wrong"),
    [
        ("en", "novak", "novaking novaked novakly"),
        ("pl", "nowak", "nowakowski nowaczek nowakówka"),
        ("fi", "novak", "novakinen novakila"),
        ("ru", "новак", "новаковский новакин новачка"),
        ("uk", "новак", "новаківський новачка"),
        ("et", "novak", "novaklane novakism"),
        ("de", "novak", "novaker novakchen"),
        ("fr", "novak", "novake novaken"),
        ("es", "novak", "novako novakar"),
    ],
)
def test_endings_make_no_other_word(code, base, wrong):
    built = Inflector([load_language(code)]).forms(base)
    assert set(wrong.split()).isdisjoint(built)
