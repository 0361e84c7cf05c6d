"""The project's own gold pages: no language may fall under the figures recorded in tests/gold/floors.yaml."""

from pathlib import Path

import pytest
import yaml

from sidelight.cli.engine import start_annotator
from sidelight.evaluation.alignment import align
from sidelight.evaluation.figures import measure
from sidelight.languages.language import CODES
from sidelight.marked.reading import read_gold

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = yaml.safe_load((GOLD / "floors.yaml").read_text(encoding="utf-8"))
GROUPS = ("all", *CODES)


@pytest.fixture(scope="module")
def tallies():
    annotator = start_annotator(None)
    pages = read_gold(GOLD, annotator.casefile)
    return measure([align(page, annotator.annotate(page.as_page())) for page in pages], annotator.casefile).tallies


def test_every_language_has_pages_and_floors(tallies):
    assert {group for group in tallies if not group.startswith("kind:")} == set(GROUPS)
    assert set(FLOORS["floors"]) == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_no_figure_falls_under_its_floor(tallies, group):
    tally, floors = tallies[group], FLOORS["floors"][group]
    figures = {"mentions": tally.mentions.f1, "claims": tally.claims.f1, "relation": tally.relation}
    assert set(floors) == set(figures)
    fallen = {name: round(figure, 3) for name, figure in figures.items() if figure < floors[name]}
    assert not fallen, f"{group}: {fallen} under {floors}; see them with: sidelight evaluate tests/gold --details"


def test_no_more_false_pages_than_recorded(tallies):
    assert tallies["all"].false_pages <= FLOORS["false_pages"]
    assert tallies["kind:trap"].pages >= len(CODES)
    assert tallies["kind:plain"].pages >= len(CODES)
