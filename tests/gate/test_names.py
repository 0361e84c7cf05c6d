"""What opens the gate of a casefile and what leaves it shut, by the twin that knows docs/api.md only."""

import pytest

from sidelight.gate.names import build_gate
from tests.gate.twin import opens
from tests.web.conftest import load_casefile


@pytest.fixture(scope="module")
def listed():
    return build_gate(load_casefile("harbour"))


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Tomas Kivi began.",
        "the trial of tomas kivi began",
        "THE TRIAL OF TOMAS KIVI",
        "The trial of KIVI, Tomas began.",
        "The trial of Tomas E. Kivi began.",
        "Kivi Tomas oli satamassa.",
        "Суд над Томасом Киви начался.",
        "Киви Томас Эдвардович не явился.",
        "Mówiono o Pawle Wronie.",
        "Mowiono o Pawle Wronie.",
        "Pa\u00adwła Wro\u00adnę widziano w porcie.",
        "Tomas\u00a0Kivin laiva",
        "Die Tomas-Kivi-Affäre",
        "Pawe\u0142 Wro\u0301na",
        "The coaster MV Grey Heron sailed at noon.",
        "Selkie Freight said nothing.",
    ],
)
def test_a_strong_name_opens_it_in_any_form(listed, text):
    assert opens([text], listed)


@pytest.mark.parametrize(
    "text",
    [
        "Kivi",
        "Kivi oli kova. Kiven alla asui rapu.",
        "Wrona siedziała na płocie.",
        "A grey heron stood in the reeds. The Grey Heron is a pub.",
        "Helga Stromfelt and Jon Aldane met in Norrhavn, Velmark.",
        "Tomas was late. Kivi was not.",
        "Tomas and Kivi",
        "Tomaso Kivinen played.",
        "mv grey heron",
        "the FIM of Norrhavn",
        "selkie freight is what seals carry",
    ],
)
def test_weak_names_context_and_values_alone_leave_it_shut(listed, text):
    assert not opens([text], listed)


def test_a_weak_surname_opens_it_with_enough_others_of_the_case(listed):
    beside = ["Helga Stromfelt agreed.", "So did Jon Aldane.", "They call him King of the Quay."]
    assert not opens(beside, listed)
    assert opens([*beside, "The letter names Kivi."], listed)
    assert opens([*beside[:2], "The letter names T. Kivi."], listed)
    assert not opens([*beside[:2], "The letter names Kivi."], listed)
    assert not opens([*beside, "Kivi is a stone."], listed)
    assert not opens([*beside, "They met Arvo Kivi. Of all those, Kivi left."], listed)


def test_the_list_is_the_same_each_time(listed):
    assert build_gate(load_casefile("harbour")) == listed


def test_a_casefile_without_people_has_a_list_too(listed):
    assert set(listed) == {"endings", "names", "initials", "small"}
    assert listed["initials"] == "TТ"
