"""The command line as a whole: quick help, lazy commands, exit codes."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from sidelight.cli import SUMMARIES, main


@pytest.mark.parametrize("name", SUMMARIES)
def test_each_command_of_the_help_exists(name):
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_help_lists_the_commands():
    shown = CliRunner().invoke(main, ["--help"])
    assert shown.exit_code == 0
    for name, summary in SUMMARIES.items():
        assert f"{name} " in shown.output
        assert summary in shown.output


def test_help_loads_no_engine():
    code = (
        "import sys; from sidelight.cli import main; main(['--help'], standalone_mode=False);"
        "print([name for name in ('spacy', 'flask', 'rich', 'marshmallow') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_shows_its_version():
    assert "0.1.0" in CliRunner().invoke(main, ["--version"]).output


@pytest.mark.parametrize("arguments", [["no-such-command"], ["annotate"], ["annotate", "--no-such-option", "x"]])
def test_a_wrong_call_is_told_in_a_sentence(arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "Traceback" not in result.output
