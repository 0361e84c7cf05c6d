"""Places that no casefile holds: another one than the record's is told from one that is only vaguer."""

import pytest

from sidelight.annotate import Annotator
from sidelight.annotation import ClaimHighlight
from sidelight.casefile.loading import load
from sidelight.languages.frames import frame_slots
from sidelight.text.page import Block, Page

CASEFILE = """\
casefile:
  id: ferry
  title: {en: The ferry case}
  chapters: {arrest: {en: Arrest}}
chapter: arrest
entities:
  - {id: ana-roldan, type: Person, label: Ana Roldan, prominence: core, gender: female, description: {en: x},
     names: [{text: Ana Roldan}]}
  - {id: lisbon, type: Place, label: Lisbon, prominence: value, description: {en: x}, names: [{text: Lisbon}]}
claims:
  - id: arrest-lisbon
    subject: ana-roldan
    frame: arrest
    statement: {en: She was arrested in Lisbon.}
    note: {en: x}
    slots: {place: {type: place, value: lisbon, need: compared}}
    evidence: [{source: paper, stance: supports, locator: x, phrase: held in Lisbon}]
sources:
  - {id: paper, title: x, publisher: x, url: "https://paper.example/1", published: 2020, language: en,
     kind: newspaper, grade: B, reason: x}
"""


@pytest.fixture(scope="module")
def annotator(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ferry")
    (folder / "casefile.yaml").write_text(CASEFILE, encoding="utf-8")
    return Annotator(load(folder, frame_slots()))


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "Ana Roldan was arrested in Lisbon.", "agrees"),
        ("en", "Ana Roldan was arrested in Portugal.", "agrees"),
        ("en", "Ana Roldan was arrested in Istanbul.", "differs"),
        ("en", "Ana Roldan was arrested, the Istanbul Post wrote.", "agrees"),
        ("pl", "Ana Roldan została aresztowana w Stambule.", "differs"),
        ("fi", "Ana Roldan pidätettiin Istanbulissa.", "differs"),
        ("de", "Ana Roldan wurde in Istanbul verhaftet.", "differs"),
        ("fr", "Ana Roldan a été arrêtée à Istanbul.", "differs"),
        ("es", "Ana Roldan fue detenida en Estambul.", "differs"),
        ("ru", "Ana Roldan была арестована в Стамбуле.", "differs"),
        ("en", "Ana Roldan was arrested in Milano.", "agrees"),
        ("fi", "Ana Roldan pidätettiin Milanossa.", "differs"),
    ],
)
def test_another_place_differs_a_vaguer_one_agrees(annotator, language, text, relation):
    annotation = annotator.annotate(Page((Block(0, text),), language=language))
    assert [str(item.relation) for item in annotation.highlights if isinstance(item, ClaimHighlight)] == [relation]


def test_the_place_that_differs_is_shown(annotator):
    annotation = annotator.annotate(Page((Block(0, "Ana Roldan was arrested in Istanbul."),), language="en"))
    (claim,) = [item for item in annotation.highlights if isinstance(item, ClaimHighlight)]
    assert [(value.quote, value.page, value.casefile) for value in claim.values] == [("Istanbul", "Istanbul", "Lisbon")]
