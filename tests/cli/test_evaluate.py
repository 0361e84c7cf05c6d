import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sidelight.cli.evaluate import evaluate

PAGES = Path(__file__).parents[1] / "marked" / "pages"


@pytest.fixture
def run(harbour):
    return lambda folder, *options: CliRunner().invoke(
        evaluate, [str(folder), "--casefile", str(harbour), *map(str, options)]
    )


def read_tables(output):
    """The cells of each Markdown table, by the title above it."""
    tables, title = {}, ""
    for line in output.splitlines():
        if line.startswith("|"):
            tables.setdefault(title, []).append([cell.strip() for cell in line.strip("|").split("|")])
        elif line.strip():
            title = line
    return {title: rows[:1] + rows[2:] for title, rows in tables.items()}


def test_figures_are_tables_that_documentation_can_take(run):
    result = run(PAGES)
    assert result.exit_code == 0, result.output
    tables = read_tables(result.stdout)
    columns, *rows = tables["By language and by kind of page"]
    assert columns == ["", "pages", "mention P", "R", "F1", "claim P", "R", "F1", "relation", "false pages"]
    figures = {row[0]: row[1:] for row in rows}
    assert list(figures) == ["all", "en", "fi", "news", "trap"]
    # Of three marked assertions the one told in words that no list has is missed.
    assert figures["en"] == ["1", "1.000", "1.000", "1.000", "1.000", "0.667", "0.800", "1.000", "0"]
    assert figures["trap"] == ["1", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000", "0"]
    verdicts = tables["Verdicts: those expected (rows) against those given (columns)"]
    assert verdicts[0][0], verdicts[0][-1] == ("expected", "not found")
    expected = {row[0]: dict(zip(verdicts[0], row, strict=True)) for row in verdicts[1:]}
    assert expected["supported"]["supported"] == "1"
    assert expected["single-origin"]["not found"] == "1"
    assert expected["differs"]["differs"] == "1"
    assert sum(1 for title in tables if title.startswith("Confidence of ")) == 2
    assert result.stdout.rstrip().endswith(
        "missed: 0 mentions, 1 assertions; false: 0 mentions, 0 assertions, 0 relations"
    )


def test_details_list_what_went_wrong_and_why(run):
    lines = [line.strip() for line in run(PAGES, "--details").stdout.splitlines()]
    at = lines.index("2017-verdict")
    assert lines[at + 1].startswith("missed claim quote-no-receipts (agrees), block 2: “Water keeps no ledger")
    assert lines[at + 2] == "no wording of the claim is known that fits these words"


def test_records_go_to_a_file(run, tmp_path):
    result = run(PAGES, "--jsonl", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["record"] for record in records].count("finding") == 1
    assert records[0]["group"] == "all"
    assert "missed claim" not in result.stdout


def test_a_file_that_cannot_be_written(run, tmp_path):
    result = run(PAGES, "--jsonl", tmp_path / "none" / "out.jsonl")
    assert result.exit_code == 1
    assert "can't be written: No such file or directory." in result.output


def test_faults_of_pages_are_all_printed(run, tmp_path):
    (tmp_path / "a.txt").write_text("id: b\n\n[[kivi", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert [line.partition(" ")[0] for line in result.stdout.splitlines()] == ["a.txt:1:"] * 6 + ["a.txt:3:"]


def test_a_folder_without_pages(run, tmp_path):
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (1, f"{tmp_path}: the folder holds no gold page (*.txt)\n")
