"""What makes a server learn anew, and what does not."""

import shutil

import pytest

from sidelight.languages.frames import frame_slots
from sidelight.marked.curriculum import tell_curriculum
from sidelight.marked.whole import load_whole
from tests.serving import CASEFILES


@pytest.fixture
def folder(tmp_path):
    folder = shutil.copytree(CASEFILES / "harbour", tmp_path / "harbour")
    (folder / "examples").mkdir()
    text = "language: en\nexamples: {arrest-2016: {asserts: [They took Kivi., They held Kivi.]}}\n"
    (folder / "examples" / "en.yaml").write_text(text, encoding="utf-8")
    return folder


def tell(folder):
    return tell_curriculum(*load_whole(folder, frame_slots()))


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("casefile.yaml", "The Norrhavn harbour case", "The harbour case"),
        ("claims/trial.yaml", "He was arrested in Norrhavn on", "They arrested him in Norrhavn on"),
        ("claims/trial.yaml", "Customs and the wire agency agree", "Customs and wire agree"),
        ("claims/trial.yaml", "phrase: arrested on the quay", "phrase: seized on the quay"),
        ("claims/trial.yaml", "A machine-translated copy has 2015", "A copy has 2015"),
        ("sources/sources.yaml", "grade: A", "grade: B"),
        ("entities/people.yaml", "Captain of the Grey Heron", "Master of the Grey Heron"),
        ("examples/en.yaml", "language: en", "# A comment.\nlanguage: en"),
    ],
)
def test_what_only_readers_see_teaches_nothing(folder, name, old, new):
    before = tell(folder)
    edit(folder, name, old, new)
    assert tell(folder) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("entities/people.yaml", "{text: Tomas Kivi}", "{text: Thomas Kivi}"),
        ("entities/people.yaml", "label: Tomas Kivi", "label: Thomas Kivi"),
        ("claims/trial.yaml", "value: 2016-03-14", "value: 2016-03-15"),
        ("claims/trial.yaml", "value: 2015", "value: 2014"),
        ("wording/fi.yaml", "says: [", 'says: ["yksi uusi sana", '),
        ("examples/en.yaml", "They took Kivi.", "They seized Kivi."),
        ("examples/en.yaml", "asserts", "near"),
    ],
)
def test_what_is_read_in_learning_is_part_of_it(folder, name, old, new):
    before = tell(folder)
    edit(folder, name, old, new)
    assert tell(folder) != before


def test_a_page_is_part_of_it(folder):
    before = tell(folder)
    (folder / "pages").mkdir()
    shutil.copy(CASEFILES.parent / "marked" / "pages" / "2017-verdict.txt", folder / "pages")
    assert tell(folder) != before
