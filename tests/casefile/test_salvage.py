"""What is left of a casefile with faults."""

import pytest

from sidelight.casefile.faults import CasefileError
from sidelight.casefile.loading import load
from sidelight.casefile.salvage import salvage
from tests.casefile.conftest import FILES, FRAMES


@pytest.fixture
def save(write, files):
    """What is salvaged, and how the faults read, once a text of a file was replaced."""

    def save_files(name, old, new):
        assert old in files[name]
        files[name] = files[name].replace(old, new)
        casefile, faults = salvage(write(files), FRAMES)
        return casefile, [str(fault) for fault in faults]

    return save_files


def test_a_sound_casefile_is_kept_whole(write, files):
    folder = write(files)
    assert salvage(folder, FRAMES) == (load(folder, FRAMES), ())


def test_an_optional_key_goes_alone(save):
    casefile, faults = save("entities/all.yaml", "gender: female", "gender: woman")
    assert casefile.entities["ada-brook"].gender == ""
    assert faults == ["entities/all.yaml:6: gender: 'woman' is none of male, female"]


def test_a_name_goes_alone_where_there_are_others(save):
    casefile, _ = save("entities/all.yaml", "strength: weak", "strength: feeble")
    assert [alias.text for alias in casefile.entities["ada-brook"].aliases] == ["Ada Brook", "Brook"]


def test_a_key_that_must_be_there_takes_its_entry_with_it_and_what_refers_to_that(save):
    casefile, faults = save("entities/all.yaml", "    label: Ada Brook\n", "")
    assert set(casefile.entities) == {"high-court", "market-square"}
    assert casefile.claims == {}
    assert faults[0] == "claims/trial.yaml:4: subject: no entity 'ada-brook'"
    assert [fault for fault in faults if "is missing" in fault] == ["entities/all.yaml:2: label: is missing"]
    assert "wording/fi.yaml:3: no claim 'sentence-2008'" in faults


def test_evidence_goes_with_its_source_and_a_claim_with_its_last_evidence(save):
    casefile, _ = save("sources/all.yaml", "id: gazette", "id: herald")
    assert set(casefile.claims) == {"sentence-2008"}
    assert [item.source for item in casefile.claims["sentence-2008"].evidence] == ["copyist"]
    assert casefile.sources["copyist"].origin == ""


def test_a_circle_of_sources_is_cut(save):
    casefile, _ = save("sources/all.yaml", "published: 2008\n", "published: 2008\n    origin: copyist\n")
    assert sorted(source.origin for source in casefile.sources.values()) in (["", "copyist"], ["", "gazette"])


def test_lines_stay_those_of_the_file_when_more_goes_later(save):
    _, faults = save("entities/all.yaml", "    names: [{text: High Court}]\n", "")
    lines = FILES["claims/trial.yaml"].splitlines()
    places = {fault.partition("'high-court'")[0] for fault in faults}
    for text, where in (("      court: {", "slots.court.value"), ("      arrested: {", "slots.arrested.value[2]")):
        line = next(number for number, line in enumerate(lines, start=1) if line.startswith(text))
        assert f"claims/trial.yaml:{line}: {where}: no entity " in places


def test_an_unreadable_file_is_told_and_done_without(save):
    casefile, faults = save("claims/trial.yaml", "claims:", "claims: {")
    assert casefile.claims == {}
    assert faults[0].startswith("claims/trial.yaml:")
    assert len(casefile.entities) == 3


def test_without_a_header_nothing_is_left(write, files):
    del files["casefile.yaml"]
    with pytest.raises(CasefileError, match="no file has the top-level key 'casefile:'"):
        salvage(write(files), FRAMES)
