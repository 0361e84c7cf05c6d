"""Numbers as people write them, in digits and words."""

import pytest

from sidelight.casefile.values import Money
from sidelight.text.lexicon import load_lexicon
from sidelight.text.numbers import as_money, name_unit, read_numbers
from tests.text.reading_aid import read_sentence

INFINITY = float("inf")


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "They seized 12 crates.", 12, 12),
        ("en", "They seized twenty-five crates.", 25, 25),
        ("en", "They paid 1,300,000 in cash.", 1_300_000, 1_300_000),
        ("en", "It weighed 1.5 tonnes.", 1.5, 1.5),
        ("en", "About 1.3 million people live there.", 1_300_000, 1_300_000),
        ("en", "A hundred and twenty men came.", 120, 120),
        ("en", "They found more than ten boats.", 10, INFINITY),
        ("en", "He paid 10-15 guards.", 10, 15),
        ("en", "They seized two hundred thousand rounds.", 200_000, 200_000),
        ("pl", "Znaleziono dwadzieścia pięć skrzyń.", 25, 25),
        ("pl", "Mieszka tam 1,3 mln osób.", 1_300_000, 1_300_000),
        ("pl", "Zapłacił 1 300 000 złotych.", 1_300_000, 1_300_000),
        ("pl", "Znaleziono ponad dziesięć łodzi.", 10, INFINITY),
        ("fi", "Löydettiin kaksikymmentäviisi laatikkoa.", 25, 25),
        ("fi", "Siellä asuu 1,3 miljoonaa ihmistä.", 1_300_000, 1_300_000),
        ("ru", "Нашли двадцать пять ящиков.", 25, 25),
        ("ru", "Там живёт 1,3 млн человек.", 1_300_000, 1_300_000),
        ("uk", "Знайшли двадцять п'ять ящиків.", 25, 25),
        ("de", "Man fand fünfundzwanzig Kisten.", 25, 25),
        ("de", "Dort leben 1,3 Millionen Menschen.", 1_300_000, 1_300_000),
        ("fr", "On a trouvé vingt-cinq caisses.", 25, 25),
        ("fr", "Il a payé 1 300 000 euros.", 1_300_000, 1_300_000),
        ("es", "Hallaron veinticinco cajas.", 25, 25),
        ("es", "Viven allí 1,3 millones de personas.", 1_300_000, 1_300_000),
        ("et", "Leiti kakskümmend viis kasti.", 25, 25),
        ("uk", "Не було двадцяти п'яти ящиків.", 25, 25),
        ("fr", "On a trouvé quatre-vingt-dix-neuf caisses.", 99, 99),
        ("es", "Hallaron treinta y cinco cajas.", 35, 35),
    ],
)
def test_a_number_is_read(language, text, low, high):
    numbers = read_numbers(read_sentence(text, language), load_lexicon(language))
    assert [(number.low, number.high) for number in numbers] == [(low, high)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "sent to prison for 25 years", "year"),
        ("en", "more than ten American reconnaissance drones", "drone"),
        ("en", "a 25-year term", "year"),
        ("pl", "na 25 lat więzienia", "year"),
        ("fi", "25 vuodeksi vankeuteen", "year"),
        ("ru", "к 25 годам тюрьмы", "year"),
        ("uk", "до 25 років в'язниці", "year"),
        ("de", "zu 25 Jahren Haft", "year"),
        ("fr", "à 25 ans de prison", "year"),
        ("es", "a 25 años de cárcel", "year"),
        ("et", "25 aastaks vangi", "year"),
        ("en", "a 45-year-old captain", "age"),
        ("pl", "45-letni kapitan", "age"),
        ("fi", "45-vuotias kapteeni", "age"),
        ("ru", "45-летний капитан", "age"),
        ("de", "der 45-jährige Kapitän", "age"),
    ],
)
def test_the_unit_of_a_number_is_named(language, text, unit):
    sentence, lexicon = read_sentence(text, language), load_lexicon(language)
    (number,) = read_numbers(sentence, lexicon)
    assert name_unit(number, sentence, lexicon)[0] == unit


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("en", "a deal worth $10 million", 10e6, "USD"),
        ("en", "a deal worth $10m", 10e6, "USD"),
        ("en", "ten million dollars were paid", 10e6, "USD"),
        ("en", "€53 million in arms", 53e6, "EUR"),
        ("pl", "wart 10 milionów dolarów", 10e6, "USD"),
        ("pl", "za 10 mln dol.", 10e6, "USD"),
        ("fi", "kymmenen miljoonan dollarin kauppa", 10e6, "USD"),
        ("fi", "10 milj. dollaria", 10e6, "USD"),
        ("ru", "на 10 млн долларов", 10e6, "USD"),
        ("uk", "на 10 мільйонів доларів", 10e6, "USD"),
        ("de", "im Wert von 10 Millionen Dollar", 10e6, "USD"),
        ("fr", "pour 10 millions de dollars", 10e6, "USD"),
        ("es", "por 10 millones de dólares", 10e6, "USD"),
        ("et", "10 miljoni dollari eest", 10e6, "USD"),
    ],
)
def test_money_is_read_with_multiplier_and_currency(language, text, amount, currency):
    sentence, lexicon = read_sentence(text, language), load_lexicon(language)
    (number,) = read_numbers(sentence, lexicon)
    money, start, end = as_money(number, sentence, lexicon)
    assert money == Money(amount, amount, currency)
    assert 0 <= start < end <= len(text)


def test_a_currency_beyond_a_comma_belongs_to_another_number():
    sentence, lexicon = read_sentence("10 million dollars, 200 missiles", "en"), load_lexicon("en")
    assert as_money(read_numbers(sentence, lexicon)[1], sentence, lexicon) is None


def test_a_number_of_something_is_no_money():
    sentence, lexicon = read_sentence("He had 10 boats.", "en"), load_lexicon("en")
    (number,) = read_numbers(sentence, lexicon)
    assert as_money(number, sentence, lexicon) is None
