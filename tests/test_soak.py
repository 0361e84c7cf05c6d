"""Running tests many times tells which of them waver."""

import pytest
from click.testing import CliRunner

from e2e import soak

TESTS = """
from pathlib import Path

COUNT = Path(__file__).with_name("count")

def test_steady():
    pass

def test_wavering():
    times = int(COUNT.read_text()) + 1 if COUNT.exists() else 1
    COUNT.write_text(str(times))
    assert times != 2
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setattr(soak, "RESULTS", tmp_path / "results")
    # Of the many plugins that runs would load, those whose options a soak gives.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p pytest_randomly -p pytest_playwright.pytest_playwright")

    def run(code, *options):
        (tmp_path / "test_some.py").write_text(code)
        result = CliRunner().invoke(soak.main, [*options, str(tmp_path / "test_some.py")])
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def test_a_wavering_test_is_named_with_the_runs_in_which_it_failed(run, tmp_path):
    document = tmp_path / "testing.md"
    document.write_text("# Tests\n\n## Measured\nlong ago\n")
    told = run(TESTS, "--runs", "2", "--to", str(document))
    assert "1 of 2 runs passed as a whole; 1 of 4 tests carried out failed: a flake rate of 25.000%." in told
    assert "test_wavering` | 1 of 2 | 2 |" in told
    assert "steady" not in told
    assert document.read_text() == f"# Tests\n\n## Measured\n{told[:-1]}"


def test_a_run_that_breaks_off_is_told(run):
    told = run("import os\n\ndef test_gone():\n    os._exit(1)\n", "--runs", "1")
    assert "(the run broke off)" in told


def test_runs_side_by_side_are_told_in_order(run):
    told = run("import os\n\ndef test_gone():\n    os._exit(1)\n", "--runs", "3", "--at-once", "3")
    assert "| 3 of 3 | 1, 2, 3 |" in told
    assert "3 at a time" in told


def test_a_soak_that_was_broken_off_is_gone_on_with(run, tmp_path):
    run(TESTS, "--runs", "1")
    told = run(TESTS, "--runs", "3", "--go-on")
    assert (tmp_path / "count").read_text() == "3"
    assert "2 of 3 runs passed as a whole; 1 of 6 tests carried out failed" in told
    assert run(TESTS, "--runs", "3", "--go-on") == told


def test_what_broke_off_by_itself_is_told_by_whoever_goes_on(run):
    run("import os\n\ndef test_gone():\n    os._exit(1)\n", "--runs", "1")
    assert "| 1 of 2 | 1 |" in run("def test_there():\n    pass\n", "--runs", "2", "--go-on")


def test_what_is_known_is_written_as_each_run_ends(run, tmp_path, monkeypatch):
    document, written = tmp_path / "testing.md", []
    document.write_text("## Measured\n")
    monkeypatch.setattr(soak, "write", lambda table, _: written.append(table))
    run("def test_there():\n    pass\n", "--runs", "2", "--to", str(document))
    assert ["1 of 1 runs passed" in written[0], "2 of 2 runs passed" in written[1]] == [True, True]
