"""The names of the casefile that comes with Sidelight, as newspapers write and inflect them."""

from functools import cache
from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Prominence
from sidelight.languages.frames import frame_slots
from sidelight.languages.language import load_languages
from sidelight.matching.candidates import find_candidates
from sidelight.matching.gate import Gate
from sidelight.matching.inflection import Inflector
from sidelight.matching.mentions import decide_mentions
from sidelight.matching.names import NameIndex
from sidelight.text.page import Block, Page

BOUT = Path(__file__).parents[2] / "shared" / "casefile" / "bout"
HEADINGS = {"ru": "Виктор Бут: что известно", "uk": "Віктор Бут: що відомо"}


@cache
def names():
    casefile = load(BOUT, frame_slots())
    return NameIndex(casefile.entities.values(), Inflector(load_languages().values()))


def find_names(language, text):
    """What is named in a text below a heading that names him: words and entity."""
    heading = HEADINGS.get(language, "Viktor Bout")
    page = Page((Block(0, heading), Block(1, text)), language=language)
    blocks = Gate(names()).read_blocks(page, language).values()
    mentions = decide_mentions(candidate for block in blocks for candidate in find_candidates(block, names()))
    return [
        (text[slice(*mention.block.folded.span(mention.start, mention.end))], mention.entity.id)
        for mention in mentions
        if mention.block.index == 1 and mention.entity.prominence is not Prominence.VALUE
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "entity"),
    [
        ("pl", "Słowa Jake’a Sullivana powtórzono.", "Jake’a Sullivana", "jake-sullivan"),
        ("pl", "Wtedy Amerykanka Griner wyszła.", "Griner", "brittney-griner"),
        ("pl", "Proces Bouta trwał.", "Bouta", "viktor-bout"),
        ("pl", "Szef Centralnej Agencji Wywiadowczej milczał.", "Centralnej Agencji Wywiadowczej", "cia"),
        ("fi", "Aseita Pohjoisliitolle kaivattiin.", "Pohjoisliitolle", "northern-alliance"),
        ("fi", "Yhdysvaltalainen Griner palasi.", "Griner", "brittney-griner"),
        ("fi", "Puolue on Venäjän liberaalidemokraattien.", "Venäjän liberaalidemokraattien", "ldpr"),
        ("et", "Viktor Bout’i advokaat vaikis.", "Viktor Bout’i", "viktor-bout"),
        ("et", "Kohtuti Richard Tšitšakliga.", "Richard Tšitšakliga", "richard-chichakli"),
        ("et", "Relvad Põhjaliidule olid vanad.", "Põhjaliidule", "northern-alliance"),
        ("ru", "Решение Совета безопасности ООН ждали.", "Совета безопасности ООН", "un-security-council"),
        ("ru", "Самого Бута не было.", "Бута", "viktor-bout"),
        ("ru", "В списке Бут В. А. и другие.", "Бут В. А.", "viktor-bout"),
        ("uk", "Режим Чарльза Тейлора упав.", "Чарльза Тейлора", "charles-taylor"),
        ("uk", "Справа Бута триває.", "Бута", "viktor-bout"),
        ("de", "Ein Bekannter von Igor Setschin schwieg.", "Igor Setschin", "igor-sechin"),
        ("fr", "Monsieur X dort, M. Bout aussi.", "Bout", "viktor-bout"),
        ("fr", "Le ministère russe des affaires étrangères dort.", "ministère russe des affaires étrangères",
         "russian-foreign-ministry"),
        ("es", "Habló el Departamento del Tesoro de EEUU.", "Departamento del Tesoro de EEUU", "us-treasury-ofac"),
        ("pl", "Film „Pan życia i śmierci” z 2005 roku.", "Pan życia i śmierci", "lord-of-war"),
        ("uk", "Книга Merchant of Death вийшла.", "Merchant of Death", "merchant-of-death-book"),
        ("en", "Russia's foreign ministry spoke.", "Russia's foreign ministry", "russian-foreign-ministry"),
    ],
)  # fmt: skip
def test_a_name_is_found_whole(language, text, words, entity):
    assert find_names(language, text) == [(words, entity)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "BIG DEAL: THE DEAN SPOKE OF NATIONAL UNITY"),
        ("en", "The Government of National Unity was a Farce."),
        ("en", "Mrs Bout feeds the pigeons."),
        ("de", "Lou Reed trank eine Tasse Kaffee."),
        ("de", "Viktor Orbán sprach."),
        ("fr", "Le Journal du Dimanche dort."),
        ("fi", "Se meni huti."),
        ("uk", "РБК-Україна пише про погоду."),
        ("ru", "Хантер Байден вышел."),
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(language, text):
    assert find_names(language, text) == []
