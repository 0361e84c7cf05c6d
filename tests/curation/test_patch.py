"""From decisions to a patch that the usual programs take, and to a casefile that is whole."""

import shutil
import subprocess

import pytest
from click.testing import CliRunner

from sidelight.cli import main
from sidelight.storage.database import Database
from tests.curation.conftest import BUNDLED, LIGHTHOUSE
from tests.curation.deciding import STATEMENT, TEXTS, Moderator

APPLY = {
    "patch": ["patch", "-p1", "--quiet", "-i"],
    "git": ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"],
}


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def moderator(folder, state, read):
    return Moderator(read(folder)[0], Database.in_folder(state))


def export(state, folder, *options):
    command = ["reviews", "export", "--patch", "--casefile", str(folder), *options]
    return CliRunner().invoke(main, command, env={"SIDELIGHT_STATE": str(state)})


def apply(program, result, folder):
    file = folder.parent / "change.patch"
    file.write_bytes(result.stdout_bytes)
    done = subprocess.run([*APPLY[program], str(file)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def texts_of(material, claim):
    return {(one.language, one.relation.value, one.text) for one in material.examples if one.claim == claim}


@pytest.mark.parametrize(
    ("program", "folder"),
    [("patch", LIGHTHOUSE), ("git", LIGHTHOUSE), *(("git", path) for path in BUNDLED)],
    indirect=["folder"],
    ids=lambda given: getattr(given, "name", given),
)
def test_decisions_become_part_of_the_casefile(program, folder, state, moderator, read):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    before, _ = read(folder)
    moderator.decide_all()
    result = export(state, folder)
    assert result.exit_code == 0, result.output
    assert "4 examples, 1 piece of evidence, 1 name, 1 claim in draft" in result.stderr
    apply(program, result, folder)
    casefile, material = read(folder)
    check_claim(moderator, before, casefile, material)
    check_draft(before, casefile)
    named = casefile.entities[moderator.entity].aliases[-1]
    assert (named.text, named.strength.value, named.languages) == ("Aldo Quillan", "weak", ("en",))
    checked = CliRunner().invoke(main, ["check", str(folder), "--no-examples"])
    assert checked.exit_code == 0, checked.output


def check_claim(moderator, before, casefile, material):
    claim = casefile.claims[moderator.claim]
    assert texts_of(material, claim.id) >= {
        ("en", "asserts", TEXTS["right"]),
        ("en", "near", TEXTS["wrong-match"]),
        ("en", "denies", TEXTS["new-assertion"]),
        ("en", "differs", TEXTS["wrong-value"]),
    }
    (evidence,) = claim.evidence[len(before.claims[claim.id].evidence) :]
    source = casefile.sources[evidence.source]
    assert (evidence.stance.value, evidence.phrase) == ("supports", "It is so, said the harbour")
    assert (source.url, source.grade, source.language) == ("https://news.example/second", "F", "en")


def check_draft(before, casefile):
    (draft,) = casefile.claims.keys() - before.claims.keys()
    claim = casefile.claims[draft]
    assert (draft, claim.statement["en"]) == ("there-was-a-second-set", STATEMENT)
    assert casefile.sources[claim.evidence[0].source].url == "https://news.example/lamp"


def test_what_was_merged_is_not_proposed_again(folder, state, moderator):
    moderator.decide_all()
    apply("patch", export(state, folder), folder)
    again = export(state, folder)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "Proposed: nothing." in again.stderr


def test_comments_and_order_stay(folder, state, moderator):
    moderator.decide_all()
    removed = [line for line in export(state, folder).stdout.splitlines() if line.startswith("-") and line[:3] != "---"]
    # A list on one line becomes longer; nothing else goes.
    assert all(line.rstrip("]}")[1:] in export(state, folder).stdout.replace("\n+", "\n") for line in removed)
    assert len(removed) <= 3


def test_of_some_days_only(folder, state, moderator):
    moderator.decide_all()
    assert export(state, folder, "--until", "2026-03-01").stdout == ""
    assert export(state, folder, "--since", "2026-03-01", "--until", "2026-03-02").stdout


def test_without_decisions_nothing_is_proposed(folder, state):
    result = export(state, folder)
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_broken_casefile_is_told(folder, state):
    (folder / "broken.yaml").write_text("claims: {}\n")
    result = export(state, folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "broken.yaml:1" in result.stderr


def test_nothing_is_written_into_the_casefile(folder, state, moderator):
    moderator.decide_all()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    export(state, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_draft_of_a_frame_has_its_slots_and_what_the_page_says_of_it(folder, state, moderator, read):
    before, _ = read(folder)
    slots = {"term": "10 to 15 year", "date": "2012-04"}
    moderator.decide("new-claim-draft", statement=STATEMENT, frame="sentence", slots=slots, stance="qualifies")
    result = export(state, folder)
    apply("patch", result, folder)
    casefile, _ = read(folder)
    (draft,) = casefile.claims.keys() - before.claims.keys()
    claim = casefile.claims[draft]
    assert (claim.frame, {slot.name: str(slot.value) for slot in claim.slots}) == (
        "sentence",
        {"term": "10 to 15 year", "date": "2012-04"},
    )
    assert claim.evidence[0].stance.value == "qualifies"
