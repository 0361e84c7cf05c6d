"""`sidelight annotate`, whole: from a file, an address or standard input to a report or lines of JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sidelight.cli import main

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def annotate(harbour):
    def run(*arguments, **more):
        return CliRunner().invoke(main, ["annotate", "--casefile", str(harbour), *map(str, arguments)], **more)

    return run


@pytest.mark.parametrize("name", ["kivi.txt", "kivi.html"])
def test_reports_on_a_file(annotate, name):
    result = annotate(PAGES / name)
    assert result.exit_code == 0, result.output
    assert "Supported by the record" in result.output
    assert "the page says “2016”, the record 2017-02-24" in result.output
    assert "‹Tomas Kivi›" in result.output
    assert "ferries" not in result.output


def test_reads_html_from_standard_input(annotate):
    result = annotate("-", input=(PAGES / "kivi.html").read_bytes())
    assert "‹Tomas Kivi›" in result.output


def test_notes_are_in_the_language_asked_for(annotate):
    result = annotate("--locale", "pl", PAGES / "kivi.txt")
    assert "24 lutego 2017 roku skazano go" in result.output


def test_says_when_a_page_has_nothing(annotate):
    result = annotate("-", input="The ferries ran on time.")
    assert (result.exit_code, result.output) == (0, "Nothing on this page is about the case.\n")


def test_answers_lines_without_a_server(annotate, tmp_path):
    requests = tmp_path / "requests.jsonl"
    requests.write_text('{"blocks": [{"id": 0, "text": "Tomas Kivi"}]}\nnonsense\n')
    result = annotate("--jsonl", requests)
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert list(first["entities"]) == ["tomas-kivi"]
    assert second["status"] == 400
    assert "Traceback" not in result.output


def test_lines_can_be_piped_through(harbour):
    command = [sys.executable, "-m", "sidelight.cli", "annotate", "--jsonl", "-", "--casefile", str(harbour)]
    run = subprocess.run(command, input=b'{"blocks": []}\n', capture_output=True, check=True)
    assert json.loads(run.stdout)["highlights"] == []
    assert run.stderr == b""


@pytest.mark.parametrize(
    ("form", "begins"),
    [("web-annotation", "{"), ("claim-review", "{"), ("csv", "\ufeffpage,"), ("markdown", "# What")],
)
def test_writes_for_other_programs(annotate, form, begins):
    result = annotate("--format", form, PAGES / "kivi.html")
    assert result.exit_code == 0, result.output
    written = result.stdout_bytes.decode()
    assert written.startswith(begins)
    assert "In 2016 Kivi was sentenced to twelve years in prison" in written
    if begins == "{":
        json.loads(written)


def test_the_bytes_do_not_depend_on_the_terminal(harbour):
    command = [sys.executable, "-m", "sidelight.cli", "annotate", "--format", "csv", "-", "--casefile", str(harbour)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    text = "Томас Киви".encode()
    run = subprocess.run(command, input=text, capture_output=True, check=True, env=environment)
    assert text in run.stdout
    assert run.stdout.count(b"\r\n") == run.stdout.count(b"\n") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["no-such-file.txt"], 2, "No such file"),
        (["."], 2, "Is a directory"),
        (["--published", "yesterday", "-"], 2, "is no date"),
        (["--jsonl", "--lang", "pl", "-"], 2, "each request says its own"),
        (["--jsonl", "--format", "csv", "-"], 2, "leave out --format"),
        (["--format", "pdf", "-"], 2, "is not one of"),
        (["http://127.0.0.1:9/"], 1, "not on the public internet"),
        (["HTTP://[::1]/"], 1, "not on the public internet"),
        (["file:///etc/hostname"], 1, "only http and https"),
        (["-"], 1, "no text to read"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(annotate, arguments, code, said):
    result = annotate(*arguments)
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_binary_is_refused(annotate, tmp_path):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    result = annotate(picture)
    assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
    assert "This is not text" in result.output


def test_a_broken_casefile_is_told_fault_by_fault(tmp_path):
    (tmp_path / "casefile.yaml").write_text("casefile: {id: broken}\nentities: 5\n")
    result = CliRunner().invoke(main, ["annotate", "--casefile", str(tmp_path), "-"], input="Some text.")
    assert result.exit_code == 1
    assert "casefile.yaml:" in result.output
    assert "Traceback" not in result.output
