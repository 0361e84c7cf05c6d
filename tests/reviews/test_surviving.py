"""What happens to decisions when machines fail: processes killed, disks full, databases locked, lost or broken."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from sidelight.reviews.clues import Clues
from sidelight.reviews.deciding import Desk
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.memory import Memory
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.storage.database import FILE, Database
from sidelight.storage.errors import BusyError, FullError, MissingError, StorageError
from tests.reviews.making import PAGE, RIGHT, WRONG, make_target
from tests.storage.databases import opened

CHECKOUT = Path(__file__).parents[2]
WRITERS = 4
KILLS = 3
ENOUGH = 30
PATIENCE = 60


@pytest.fixture
def database(tmp_path):
    with opened(f"sqlite:///{tmp_path / FILE}", patience=0.3) as database:
        yield database


@pytest.fixture
def desk(database):
    return Desk(database)


def start_writer(address, name, log):
    command = [sys.executable, "-m", "tests.reviews.writer", address, name]
    path = os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "backend")])
    with log.open("a") as out:
        return subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, "PYTHONPATH": path}, stdout=out)


def wait_for(logs, decisions):
    patience = time.monotonic() + PATIENCE
    while sum(log.read_text().count("\n") for log in logs) < decisions:
        assert time.monotonic() < patience, [log.read_text()[-80:] for log in logs]
        time.sleep(0.02)


def test_nothing_acknowledged_is_lost_when_all_writers_are_killed(address, tmp_path):
    written = address.render_as_string(hide_password=False)
    acknowledged = []
    with opened(address) as database:
        database.prepare()
        for kill in range(KILLS):
            logs = [tmp_path / f"{kill}-{number}" for number in range(WRITERS)]
            writers = [start_writer(written, log.name, log) for log in logs]
            try:
                wait_for(logs, ENOUGH)
            finally:
                for writer in writers:
                    writer.send_signal(signal.SIGKILL)
                    writer.wait()
            acknowledged += [
                line.split() for log in logs for line in log.read_text().splitlines() if line[-2:-1] == " "
            ]
        entries = list_entries(database, Span(most=None)).entries
        kept = {(entry.review, entry.version) for entry in entries}
        assert len(acknowledged) >= KILLS * ENOUGH
        assert {(key, int(version)) for key, version in acknowledged} <= kept
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert_whole(database, entries)


def assert_whole(database, entries):
    """Every review is what its last step says."""
    last = {entry.review: entry for entry in entries}
    found = list_reviews(database, Filter(most=100_000)).reviews
    assert {one.id: (one.version, one.decision) for one in found} == {
        key: (entry.version, entry.new) for key, entry in last.items()
    }
    with database.read() as session:
        if database.file:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


@contextmanager
def small_disk(folder):
    """A disk of 1 MB where one may be mounted."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(desk, most=5_000):
    """Decide until there is no room; the ids of what was acknowledged."""
    kept = []
    try:
        for number in range(most):
            kept.append(desk.open(make_target(page=f"https://news.example/{number}"), RIGHT, "Ada").id)  # noqa: PERF401
    except FullError:
        return kept
    pytest.fail("there is more room than there should be")


def assert_readable(folder, kept):
    with opened(f"sqlite:///{folder / FILE}") as anew:
        found = list_reviews(anew, Filter(most=10_000)).reviews
        assert {one.id for one in found} == set(kept)
        assert len(Memory(anew).list("https://news.example/0", Clues).reviews) == 1
        assert_whole(anew, list_entries(anew, Span(most=None)).entries)


def test_on_a_full_disk_nothing_is_kept_by_halves_and_all_can_be_read(tmp_path):
    with small_disk(tmp_path / "disk") as folder, opened(f"sqlite:///{folder / FILE}") as database:
        desk = Desk(database)
        kept = fill(desk)
        assert len(kept) > 50
        assert {one.id for one in list_reviews(database, Filter(most=10_000)).reviews} == set(kept)
        assert_readable(folder, kept)


def test_when_there_is_room_again_it_goes_on(tmp_path):
    with small_disk(tmp_path / "disk") as folder, opened(f"sqlite:///{folder / FILE}") as database:
        desk = Desk(database)
        desk.open(make_target(), RIGHT, "Ada")
        ballast = folder / "ballast"
        with pytest.raises(OSError, match="No space"):
            ballast.write_bytes(b"x" * 2_000_000)
        with pytest.raises(FullError):
            desk.open(make_target(page="https://news.example/2"), RIGHT, "Ada")
        ballast.unlink()
        desk.open(make_target(page="https://news.example/2"), RIGHT, "Ada")
        assert list_reviews(database, Filter()).total == 2


def test_a_full_database_says_so_where_no_disk_can_be_mounted(desk, tmp_path, monkeypatch):
    desk.database.prepare()
    pages = sqlite3.connect(tmp_path / FILE)
    most = pages.execute("PRAGMA page_count").fetchone()[0] + 8
    pages.close()
    begin = Database._connect

    @contextmanager
    def limited(self, *, writes):
        with begin(self, writes=writes) as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={most}")
            yield connection

    monkeypatch.setattr(Database, "_connect", limited)
    kept = fill(desk)
    assert len(kept) > 1
    assert_readable(tmp_path, kept)


@contextmanager
def locked(file):
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def test_while_another_writes_all_can_be_read(desk, tmp_path):
    review = desk.open(make_target(), RIGHT, "Ada")
    with locked(tmp_path / FILE):
        with pytest.raises(BusyError, match="Try again"):
            desk.change(review.id, 1, WRONG, "Ben")
        assert desk.find(review.id) == review
        with opened(f"sqlite:///{tmp_path / FILE}", patience=0.3) as anew:
            assert Desk(anew).find(review.id) == review
    assert desk.change(review.id, 1, WRONG, "Ben").version == 2


def test_a_postgresql_that_is_being_written_says_so(cluster):
    with cluster.lend() as address, opened(address, patience=0.3) as database:
        desk = Desk(database)
        review = desk.open(make_target(), RIGHT, "Ada")
        with opened(address) as other, other.write():
            with pytest.raises(BusyError, match="Try again"):
                desk.change(review.id, 1, WRONG, "Ben")
            assert desk.find(review.id) == review
        assert desk.change(review.id, 1, WRONG, "Ben").version == 2


def test_a_postgresql_that_is_away_is_missing_and_what_was_known_holds(cluster):
    with cluster.lend() as address, opened(address) as database:
        desk, memory = Desk(database), Memory(database)
        review = desk.open(make_target(), WRONG, "Ada")
        assert memory.list(PAGE, Clues).fresh
        cluster.stop()
        try:
            held = memory.list(PAGE, Clues)
            assert (held.reviews, held.fresh) == ((review,), False)
            with pytest.raises(MissingError) as missing:
                desk.open(make_target(page="https://news.example/2"), RIGHT, "Ada")
            assert "sidelight" not in str(missing.value).lower().replace("the database", "")
        finally:
            cluster.wake()
        assert memory.list(PAGE, Clues).fresh
        assert desk.change(review.id, 1, RIGHT, "Ben").version == 2


def test_a_lost_file_is_not_replaced_in_silence(desk, database, tmp_path):
    review = desk.open(make_target(), WRONG, "Ada")
    memory = Memory(database)
    assert memory.list(PAGE, Clues).reviews == (review,)
    shutil.move(tmp_path / FILE, tmp_path / "away")
    with pytest.raises(MissingError, match="Put it back"):
        desk.open(make_target(page="https://news.example/2"), RIGHT, "Ada")
    with pytest.raises(MissingError):
        desk.find(review.id)
    assert not (tmp_path / FILE).exists()
    held = memory.list(PAGE, Clues)
    assert (held.reviews, held.fresh) == ((review,), False)
    shutil.move(tmp_path / "away", tmp_path / FILE)
    assert desk.find(review.id) == review
    assert memory.list(PAGE, Clues).fresh


@pytest.mark.parametrize("content", [b"no database, but longer than its header would be" * 9, b"\0" * 4096])
def test_a_broken_file_is_told_and_left_as_it_is(database, desk, tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    for use in (lambda: desk.find("a"), lambda: desk.open(make_target(), RIGHT, "Ada"), database.prepare):
        with pytest.raises(MissingError, match="cannot be used"):
            use()
    assert not Memory(database).list(PAGE, Clues).fresh
    assert (tmp_path / FILE).read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be kept"):
        Desk(Database.in_folder(tmp_path / "file" / "state")).open(make_target(), RIGHT, "Ada")
