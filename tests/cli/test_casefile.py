"""`sidelight casefile`, whole."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sidelight.bundled import bundled
from sidelight.casefile.json_schema import KINDS, MIXED
from sidelight.cli import main


def run(*arguments, **more):
    return CliRunner().invoke(main, ["casefile", *map(str, arguments)], **more)


@pytest.mark.parametrize("options", [[], ["--format", "followthemoney"]])
def test_exports_one_entity_a_line(harbour, options):
    result = run("export", harbour, *options)
    assert result.exit_code == 0, result.output
    entities = [json.loads(line) for line in result.stdout_bytes.splitlines()]
    assert {"id", "schema", "properties", "datasets"} == set(entities[0])
    assert {entity["schema"] for entity in entities} >= {"Person", "Note", "Documentation", "Article"}
    assert "Томас Киви".encode() in result.stdout_bytes


def test_the_settings_say_which_casefile_and_whose(harbour):
    settings = {
        "SIDELIGHT_CASEFILE": str(harbour),
        "SIDELIGHT_SITE": "https://notes.example",
        "SIDELIGHT_PUBLISHER": "Norrhavn Notes",
    }
    result = run("export", env=settings)
    assert '"sourceUrl":["https://notes.example/casefile/claims/arrest-2016"]' in result.stdout
    assert '"publisher":["Norrhavn Notes"]' in result.stdout


def test_a_broken_casefile_is_told_fault_by_fault(tmp_path):
    (tmp_path / "casefile.yaml").write_text("casefile: {id: broken}\nentities: 5\n")
    result = run("export", tmp_path)
    assert result.exit_code == 1
    assert "casefile.yaml:" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [["export", "no-such-folder"], ["export", "--format", "pdf"], ["no-such-thing"]])
def test_a_wrong_call_is_told_in_a_sentence(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output


def test_a_site_that_is_no_address_is_told(harbour):
    result = run("export", harbour, env={"SIDELIGHT_SITE": "notes.example"})
    assert result.exit_code == 2
    assert "SIDELIGHT_SITE" in result.output


def test_the_schemas_for_editors_are_written_to_a_folder(tmp_path):
    result = run("schema", tmp_path / "new" / "schema")
    assert result.exit_code == 0
    written = [Path(line) for line in result.stdout.splitlines()]
    assert {path.name for path in written} == {f"{kind}.schema.json" for kind in (*KINDS, MIXED)}
    for path in written:
        shipped = bundled("shared") / "schema" / path.name
        assert path.read_bytes() == shipped.read_bytes(), "run make schema"
