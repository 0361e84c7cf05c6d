from pathlib import Path

import pytest
from click.testing import CliRunner

from sidelight.cli.check import check

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"


@pytest.fixture
def run():
    return lambda folder: CliRunner().invoke(check, [str(folder)])


def test_a_good_casefile_is_summed_up(run):
    result = run(HARBOUR)
    assert result.output == (
        "harbour: 18 entities, 11 claims (6 corroborated, 3 single-origin, 1 disputed, 1 refuted), 17 sources; "
        "wordings in en fi pl ru\n"
    )
    assert result.exit_code == 0


def test_faults_are_printed_with_their_places(run, tmp_path):
    (tmp_path / "casefile.yaml").write_text("casefile:\n  id: X\n", encoding="utf-8")
    (tmp_path / "more.yaml").write_text("claims:\n  - id: a\n    frame: zzz\n  - {\n", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "casefile.yaml:1: title: is missing",
        "casefile.yaml:2: id: 'X' is no id: an id is lower-case words joined by hyphens",
        "more.yaml:5: is no YAML: did not find expected node content",
    ]


def test_a_folder_without_a_casefile(run, tmp_path):
    result = run(tmp_path)
    assert (result.exit_code, result.output) == (1, f"{tmp_path}: the folder holds no YAML file\n")


def test_a_missing_folder_is_a_wrong_call(run, tmp_path):
    result = run(tmp_path / "none")
    assert result.exit_code == 2
    assert "does not exist" in result.output
