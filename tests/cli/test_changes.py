"""`sidelight casefile diff`: what a reader is told otherwise than before."""

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from sidelight.casefile.documents import read_version
from sidelight.cli import main
from tests.serving import CASEFILES

NEW_CLAIM = """
  - id: return-2022
    subject: tomas-kivi
    frame: denial
    statement: {en: He *denied* that he would return.}
    note: {en: His own word.}
    evidence:
      - {source: kivi-2021, stance: supports, phrase: never again}
"""
NEW_SOURCE = """
  - id: tide-2020
    title: The quay, a year on
    publisher: Tide Magazine
    url: ""
    published: 2020
    language: en
    kind: magazine
    grade: B
    reason: Own reporter.
"""


@pytest.fixture
def old():
    return CASEFILES / "harbour"


@pytest.fixture
def new(tmp_path, old):
    return shutil.copytree(old, tmp_path / "new")


def edit(folder, name, *changes):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def run(*arguments):
    return CliRunner().invoke(main, ["casefile", "diff", *map(str, arguments)])


def lines_of(*arguments):
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_of_two_equal_casefiles_there_is_nothing_to_tell(old, new):
    version = read_version(old)
    assert lines_of(old, new) == [
        "# Casefile harbour: what changed",
        "",
        f"- Before: {version}",
        f"- After: {version}",
        "",
        "Nothing changed for a reader.",
    ]


def test_a_claim_that_is_changed_is_told_value_by_value(old, new):
    edit(
        new,
        "claims/trial.yaml",
        ("He was arrested in Norrhavn on 14 March 2016.", "He was arrested in Norrhavn on 15 March 2016."),
        ("value: 2016-03-14", "value: 2016-03-15"),
        ("      - {source: post-2016, stance: supports, locator: akapit 1, phrase: zatrzymany w poniedziałek}\n", ""),
        ("stance: supports, locator: first line, phrase: harbour agent nabbed", "stance: mentions"),
    )
    lines = lines_of(old, new)
    assert lines[2:4] == [f"- Before: {read_version(old)}", f"- After: {read_version(new)}"]
    at = lines.index("- **arrest-2016**: He was arrested in Norrhavn on 15 March 2016.")
    assert lines[at - 4 : at] == ["## Claims", "", "### Changed", ""]
    assert lines[at + 1 :] == [
        "  - standing: corroborated (4 sources, 2 origins) → corroborated (2 sources, 2 origins). "
        + "2 sources, 2 origins: Norrhavn Customs and Velmark Wire Agency; no usable source disagrees.",
        "  - statement: “He was arrested in Norrhavn on 14 March 2016.” → "
        + "“He was arrested in Norrhavn on 15 March 2016.”",
        "  - slot date: “2016-03-14, compared” → “2016-03-15, compared”",
        "  - evidence post-2016: removed, “supports, akapit 1, phrase: zatrzymany w poniedziałek”",
        "  - evidence digest-2016: “supports, first line, phrase: harbour agent nabbed” → “mentions”",
    ]


def test_a_source_changes_the_standing_of_claims_that_nobody_touched(old, new):
    edit(
        new,
        "sources/sources.yaml",
        ("    reason: Own research with unnamed crew members.", "    reason: Found forged."),
    )
    edit(
        new,
        "sources/sources.yaml",
        ("    grade: B\n    reason: Found forged.", "    grade: E\n    reason: Found forged."),
    )
    lines = lines_of(old, new)
    at = next(number for number, line in enumerate(lines) if line.startswith("- **supply-free-isles**"))
    assert lines[at + 1].startswith("  - standing: disputed (3 sources, 1 origin) → refuted (3 sources, 0 origins). ")
    at = lines.index("- **post-2022**: Rifles for the isles, Norrhavn Post")
    assert lines[at + 1 : at + 3] == [
        "  - grade: “B” → “E”",
        "  - reason: “Own research with unnamed crew members.” → “Found forged.”",
    ]


def test_what_is_new_and_what_is_gone_are_named(old, new):
    path = new / "claims" / "trial.yaml"
    path.write_text(path.read_text(encoding="utf-8") + NEW_CLAIM, encoding="utf-8")
    path = new / "sources" / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + NEW_SOURCE, encoding="utf-8")
    claim = "- **return-2022**: He \\*denied\\* that he would return. single-origin (1 source, 1 origin)"
    source = "- **tide-2020**: The quay, a year on, Tide Magazine"
    lines = lines_of(old, new)
    assert lines[lines.index("## Claims") :] == [
        *("## Claims", "", "### Added", "", claim),
        *("", "## Sources", "", "### Added", "", source),
    ]
    lines = lines_of(new, old)
    assert lines[lines.index("## Claims") :] == [
        *("## Claims", "", "### Removed", "", claim),
        *("", "## Sources", "", "### Removed", "", source),
    ]


def test_names_and_texts_in_other_languages_are_told(old, new):
    edit(
        new,
        "entities/people.yaml",
        ("- {text: Tomas Kivi}", "- {text: Tomas Kivi}\n      - {text: Kivisto, strength: weak, languages: [fi]}"),
    )
    edit(new, "casefile.yaml", ("fi: Norrhavnin satamajuttu", "fi: Norrhavnin juttu"))
    lines = lines_of(old, new)
    assert "  - name Kivisto: added, “weak, in fi”" in lines
    at = lines.index("## Title and chapters")
    assert lines[at + 2] == "- title (fi): “Norrhavnin satamajuttu” → “Norrhavnin juttu”"


def test_wordings_and_examples_are_counted_alone(old, new):
    edit(new, "wording/fi.yaml", ("says: [", 'says: ["yksi uusi sana", '))
    (new / "examples").mkdir()
    text = "language: en\nexamples: {arrest-2016: {asserts: [They took Kivi., They held Kivi.]}}\n"
    (new / "examples" / "en.yaml").write_text(text, encoding="utf-8")
    lines = lines_of(old, new)
    at = lines.index("## How it is found")
    assert lines[at + 2].startswith("- Patterns: ")
    assert lines[at + 2].endswith(" (1 added, 0 removed)")
    assert lines[at + 3 :] == ["- Examples: 0 → 2 (2 added, 0 removed)"]
    assert "yksi uusi sana" not in "\n".join(lines)


def test_the_same_as_data(old, new):
    edit(
        new,
        "claims/trial.yaml",
        ("note: {en: Customs and the wire agency agree on day and place.}", "note: {en: All agree.}"),
    )
    result = run(old, new, "--json")
    assert result.exit_code == 0
    changes = json.loads(result.stdout)
    assert changes["before"] == {"id": "harbour", "version": read_version(old)}
    assert changes["after"] == {"id": "harbour", "version": read_version(new)}
    assert changes["claims"] == {
        "added": [],
        "removed": [],
        "changed": [
            {
                "id": "arrest-2016",
                "label": "He was arrested in Norrhavn on 14 March 2016.",
                "differences": [
                    {
                        "what": "note",
                        "before": "Customs and the wire agency agree on day and place.",
                        "after": "All agree.",
                        "reason": "",
                    }
                ],
            }
        ],
    }
    assert changes["counts"]["examples"] == {"before": 0, "after": 0, "added": 0, "removed": 0}


@pytest.fixture
def repository(tmp_path, old, monkeypatch):
    """A repository that holds the casefile, with another state of it in the folder."""
    folder = tmp_path / "repository"
    shutil.copytree(old, folder / "cases" / "harbour")
    for arguments in (
        ["init", "--quiet"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "Begin"],
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    edit(folder / "cases" / "harbour", "casefile.yaml", ("en: The Norrhavn harbour case", "en: The Norrhavn case"))
    monkeypatch.chdir(folder)
    return folder


TITLE = "- title: “The Norrhavn harbour case” → “The Norrhavn case”"


@pytest.mark.usefixtures("repository")
def test_a_state_can_be_named_by_its_revision():
    assert TITLE in lines_of("HEAD:cases/harbour", "cases/harbour")


def test_a_revision_is_found_from_within_its_folder(repository, monkeypatch):
    monkeypatch.chdir(repository / "cases" / "harbour")
    assert TITLE in lines_of("HEAD:./", ".")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("nowhere", "there is no folder 'nowhere', and it names no revision as REVISION:FOLDER"),
        ("HEAD:nowhere", "git knows no 'HEAD:nowhere'"),
        ("HEAD:cases/harbour/casefile.yaml", "git knows no folder 'HEAD:cases/harbour/casefile.yaml'"),
    ],
)
def test_what_is_not_there_is_told(named, words):
    result = run(named, "cases/harbour")
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_what_todays_rules_refuse_in_the_old_state_is_left_out_and_named(old, new, tmp_path):
    before = shutil.copytree(old, tmp_path / "before")
    edit(before, "claims/trial.yaml", ("    frame: arrest\n", "    frame: seizure\n"))
    lines = lines_of(before, new)
    at = lines.index("Left out of the state before, which has faults by the rules of today:")
    assert lines[at + 2].startswith("- claims/trial.yaml:5: frame: no frame 'seizure'")
    assert any(line.startswith("- **arrest-2016**: ") for line in lines[lines.index("### Added") :])
    result = run(before, new, "--json")
    assert json.loads(result.stdout)["left_out"][0].startswith("claims/trial.yaml:5: frame: no frame 'seizure'")


def test_a_broken_state_is_told_with_its_faults(old, new):
    edit(new, "casefile.yaml", ("id: harbour", "id: The Harbour"))
    result = run(old, new)
    assert result.exit_code == 1
    assert f"{new} can't be used" in result.output
    assert "casefile.yaml:3: id: 'The Harbour' is no id" in result.output
