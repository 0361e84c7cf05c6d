import stat

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from sidelight.storage.database import FILE, Database
from sidelight.storage.errors import MissingError, StorageError
from sidelight.storage.tables import TokenRow
from tests.reviews.making import Clock
from tests.storage.databases import opened


def add(session, name):
    row = TokenRow(name=name, person="", origin="", scopes="read", digest=name.encode(), created=Clock().now)
    session.add(row)
    session.flush()


def add_and_fail(database, fail):
    with database.write() as session:
        add(session, "a")
        fail(session)


def count(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(TokenRow)) if session else None


def test_sqlite_waits_for_the_disk_and_minds_what_belongs_together(tmp_path):
    with opened(f"sqlite:///{tmp_path / FILE}") as database, database.write() as session:
        told = [session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
        assert told == ["wal", 2, 1]


def test_what_fails_leaves_nothing(database):
    with pytest.raises(ZeroDivisionError):
        add_and_fail(database, lambda _: 1 / 0)
    with pytest.raises(DBAPIError):
        add_and_fail(database, lambda session: session.execute(text("INSERT INTO token (name) VALUES ('c')")))
    assert count(database) == 0
    with database.write() as session:
        add(session, "d")
    assert count(database) == 1


def test_what_is_written_within_another_write_is_kept_with_that_or_not_at_all(database):
    def add_another(_):
        with database.write() as inner:
            add(inner, "b")
        assert count(database) == 0
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail(database, add_another)
    assert count(database) == 0
    with database.write() as session, database.write() as inner:
        assert inner is session
        add(inner, "c")
    assert count(database) == 1


def test_a_reader_writes_nothing_and_sees_one_state(database, address):
    with database.write() as session:
        add(session, "a")
    with pytest.raises((DBAPIError, StorageError)), database.read() as session:
        add(session, "b")
    with opened(address) as other, database.read() as session:
        assert len(session.scalars(select(TokenRow.name)).all()) == 1
        with other.write() as writer:
            add(writer, "c")
        assert len(session.scalars(select(TokenRow.name)).all()) == 1
    assert count(database) == 2


@pytest.mark.parametrize("name", ["with space", "q?mode=ro", "hash#tag", "50%25", "żółw", "a&b=c", "'quoted\""])
def test_a_folder_may_be_called_anything(tmp_path, name):
    database = Database.in_folder(tmp_path / name / "deep")
    with database.write() as session:
        add(session, "a")
    assert count(Database.in_folder(tmp_path / name / "deep")) == 1
    assert stat.S_IMODE((tmp_path / name / "deep").stat().st_mode) == 0o700
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_no_message_tells_where_the_database_is_or_who_may():
    with opened("postgresql+psycopg://ada:secret@127.0.0.1:1/dossier", patience=0.1) as database:
        with pytest.raises(MissingError) as error, database.read():
            pass
        for word in ("ada:", "secret", "127.0.0.1", "dossier"):
            assert word not in str(error.value)
