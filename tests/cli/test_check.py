import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sidelight.cli.check import check

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"
EXAMPLES = Path(__file__).parent / "examples"


SUMMARY = (
    "harbour: 18 entities, 11 claims (6 corroborated, 3 single-origin, 1 disputed, 1 refuted), 17 sources; "
    "wordings in en fi pl ru"
)


@pytest.fixture
def run():
    return lambda folder, *options: CliRunner().invoke(check, [str(folder), *options])


@pytest.fixture
def taught(tmp_path):
    """The invented casefile with examples."""
    folder = shutil.copytree(HARBOUR, tmp_path / "harbour")
    shutil.copytree(EXAMPLES, folder / "examples")
    return folder


def test_a_good_casefile_is_summed_up(run):
    result = run(HARBOUR)
    assert (result.exit_code, result.output) == (0, SUMMARY + "\n")


def test_examples_need_not_be_tried(run, taught):
    result = run(taught, "--no-examples")
    assert result.output.splitlines() == [
        SUMMARY,
        "warning: claims with too few examples: 10 in en, 11 in fi; --examples names them",
    ]
    assert result.exit_code == 0


def test_examples_are_tried_and_counted(run, taught):
    result = run(taught)
    assert result.exit_code == 0
    lines = [line.replace(" ", "") for line in result.stdout.splitlines()]
    at = lines.index("Examplestolearnfrom:passed/all")
    assert lines[at + 2 : at + 7] == [
        "||asserts|differs|denies|near|together|",
        "|-----|---------|---------|--------|------|----------|",
        "|en|4/5|1/1|1/1|2/2|8/9|",
        "|fi|1/1||||1/1|",
        "|all|5/6|1/1|1/1|2/2|9/10|",
    ]
    at = lines.index("Examplesheldout:passed/all")
    assert lines[at + 4] == "|en||1/1|||1/1|"
    assert result.stdout.splitlines()[-1] == "1 of 11 examples fail; --examples names them"


def test_failing_examples_and_gaps_are_named(run, taught):
    lines = run(taught, "--examples").stdout.splitlines()
    assert "warning: sentence-2017 has too few examples in en: 1 more of asserts" in lines
    assert lines[-1].startswith("examples/en.yaml:8: arrest-2016: expected agrees, found differs because ")
    assert lines[-1].endswith(": Tomas Kivi was arrested in Norrhavn in 2009.")


def test_faults_of_examples_are_told_with_those_of_the_casefile(run, taught):
    (taught / "examples" / "en.yaml").write_text("language: en\nexamples:\n  arrest: {}\n", encoding="utf-8")
    result = run(taught)
    assert (result.exit_code, result.output) == (
        1,
        "examples/en.yaml:3: no claim 'arrest'; did you mean 'arrest-2016'?\n",
    )
    (taught / "casefile.yaml").write_text("casefile: {id: X}\n", encoding="utf-8")
    (taught / "examples" / "fi.yaml").write_text("examples: {}\n", encoding="utf-8")
    result = run(taught)
    assert result.exit_code == 1
    assert "casefile.yaml:1: id: 'X' is no id" in result.output
    assert "examples/fi.yaml:1: language: is missing" in result.output


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


def test_a_claims_standing_is_told_with_its_chains(run):
    result = run(HARBOUR, "--standing", "arrest-2016")
    assert result.exit_code == 0
    first, statement, reason, *rest = result.output.splitlines()
    assert first == "arrest-2016: corroborated"
    assert statement.endswith(".")
    assert reason.startswith("4 sources, 2 origins: ")
    supports = rest[rest.index("supports") + 1 :]
    supports = supports[: supports.index("")] if "" in supports else supports
    assert sum("origin " in line for line in supports) == 2
    assert any(line.count("<-") == 2 and "not usable: " in line for line in rest)


def test_an_unknown_claim_is_named_with_the_likely_one(run):
    result = run(HARBOUR, "--standing", "arrest-2061")
    assert result.exit_code == 2
    assert "there is no claim 'arrest-2061'; did you mean 'arrest-2016'?" in result.output
