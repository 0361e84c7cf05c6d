import shutil
from pathlib import Path

import pytest

from sidelight.casefile.faults import CasefileError
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import load_whole

TESTS = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path):
    """The harbour's casefile with a marked page."""
    folder = shutil.copytree(TESTS / "casefiles" / "harbour", tmp_path / "harbour")
    (folder / "pages" / "en").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "pages" / "2017-verdict.txt", folder / "pages" / "en")
    return folder


def test_marked_pages_are_loaded_with_the_casefile(folder):
    _, material = load_whole(folder, frame_slots())
    assert [page.id for page in material.pages] == ["2017-verdict"]


def test_a_page_is_part_of_the_version(folder):
    before, _ = load_whole(folder, frame_slots())
    with (folder / "pages" / "en" / "2017-verdict.txt").open("a") as file:
        file.write("\nOne more sentence.\n")
    after, _ = load_whole(folder, frame_slots())
    assert before.version != after.version


def test_faults_of_everything_are_told_at_once(folder):
    page = folder / "pages" / "en" / "2017-verdict.txt"
    page.write_text(page.read_text() + "\n{{no-such-claim:agrees|Words.}}\n")
    (folder / "examples").mkdir()
    (folder / "examples" / "en.yaml").write_text("language: en\nexamples: {no-claim: {asserts: [Words.]}}\n")
    with pytest.raises(CasefileError) as caught:
        load_whole(folder, frame_slots())
    places = {fault.file for fault in caught.value.faults}
    assert places == {"pages/en/2017-verdict.txt", "examples/en.yaml"}


def test_a_casefile_without_pages_teaches_by_examples_alone():
    _, material = load_whole(TESTS / "casefiles" / "harbour", frame_slots())
    assert (material.examples, material.pages) == ((), ())
