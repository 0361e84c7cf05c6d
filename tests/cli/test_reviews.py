"""`sidelight reviews`: out of one database and into another."""

import csv
import io
import json
from itertools import count

import pytest
from click.testing import CliRunner

from sidelight.cli import main
from sidelight.reviews.deciding import Desk
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.storage.database import Database
from tests.reviews.making import RIGHT, WORDS, WRONG, Clock, decide, make_target


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def desk(state):
    desk = Desk(Database.in_folder(state), Clock())
    first = desk.open(make_target(), decide("open", note="żółw 🐢"), "Ada")
    desk.open(make_target("Skerry Point", page="https://b.example/"), WRONG, "Ben")
    desk.change(first.id, 1, RIGHT, "Ben", "=cmd|' /C calc'!A0")
    return desk


def invoke(state, *options, **more):
    return CliRunner().invoke(main, ["reviews", *options], env={"SIDELIGHT_STATE": str(state)}, **more)


def test_a_round_trip_by_files(state, desk, tmp_path):
    exported = invoke(state, "export")
    file = tmp_path / "all.jsonl"
    file.write_bytes(exported.stdout_bytes)
    assert exported.stdout.count("\n") == 3
    done = invoke(tmp_path / "other", "import", str(file))
    assert (done.exit_code, "2 reviews imported" in done.stderr) == (0, True)
    assert invoke(tmp_path / "other", "export").stdout_bytes == exported.stdout_bytes
    again = invoke(tmp_path / "other", "import", str(file))
    assert again.exit_code == 1
    assert "empty database only" in again.output
    anew = list_reviews(Database.in_folder(tmp_path / "other"), Filter())
    assert anew == list_reviews(desk.database, Filter())


def test_by_a_pipe(state, desk, tmp_path):
    lines = invoke(state, "export").stdout_bytes
    assert invoke(tmp_path / "other", "import", "-", input=lines).exit_code == 0
    assert list_reviews(desk.database, Filter()).total == 2


@pytest.mark.parametrize(
    ("content", "reason"), [(b"{}", "Line 1 is not"), (b"", "Line 1 is no JSON"), (b"\xff", "UTF-8")]
)
def test_what_is_no_export_is_told(tmp_path, content, reason):
    file = tmp_path / "file"
    file.write_bytes(content)
    result = invoke(tmp_path / "other", "import", str(file))
    assert result.exit_code == 1
    assert reason in result.output


@pytest.mark.usefixtures("desk")
def test_a_table_runs_nothing(state):
    text = invoke(state, "export", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["who"], row["before"], row["decision"]) for row in rows] == [
        ("Ada", "", "open"),
        ("Ben", "", "wrong-match"),
        ("Ben", "open", "right"),
    ]
    assert rows[0]["quote"] == WORDS
    assert rows[2]["why"].startswith("'=")


@pytest.mark.usefixtures("desk")
def test_a_text_for_people(state):
    told = invoke(state, "export", "--format", "markdown").output
    assert "## 2026\\-03\\-01" in told or "## 2026-03-01" in told
    assert told.count("> ") == 3
    assert "https://b.example/" in told


@pytest.mark.usefixtures("desk")
def test_annotations_of_the_web(state):
    collection = json.loads(invoke(state, "export", "--format", "web-annotation").output)
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 2)
    first = collection["first"]["items"][0]
    assert first["target"]["selector"]["exact"] == WORDS
    assert first["creator"]["name"] == "Ben"
    assert [body["value"] for body in first["body"]][:2] == ["right", "lamp-out"]


@pytest.mark.usefixtures("desk")
def test_some_days_only(state):
    def count_rows(*options):
        return invoke(state, "export", "--format", "csv", *options).stdout.count("\n") - 1

    assert count_rows("--since", "2026-03-01") == count_rows("--until", "2026-03-02") == 3
    assert count_rows("--since", "2026-03-02") == count_rows("--until", "2026-03-01") == 0
    assert invoke(state, "export", "--since", "2026-03-01").exit_code == 2
    assert (
        json.loads(invoke(state, "export", "--format", "web-annotation", "--since", "2026-03-02").output)["total"] == 0
    )


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "web-annotation"])
def test_what_is_opened_meanwhile_is_for_the_next_export(state, desk, monkeypatch, form):
    read, number = Database.read, count(1)

    def read_after_somebody_decided(database):
        desk.open(make_target(page=f"https://c.example/{next(number)}"), RIGHT, "Ben")
        return read(database)

    monkeypatch.setattr(Database, "read", read_after_somebody_decided)
    told = invoke(state, "export", "--format", form)
    assert told.exit_code == 0, told.exception
    assert "https://b.example/" in told.output.replace("\\", "")


def test_nothing_decided_is_an_export_too(state):
    assert invoke(state, "export").stdout == '{"sidelight":"reviews","format":1}\n'
    assert not state.exists()
