"""The form of the database: made whole, undone whole, the same as the tables say, guarded by the database itself."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from sidelight.storage.errors import StorageError, VersionError
from sidelight.storage.migrating import migrate, newest, read_form
from sidelight.storage.tables import Base
from tests.storage.databases import opened

REVIEW = """INSERT INTO review (id, place, version, serial, page, site, language, kind, subject, anchor, casefile,
    casefile_version, relation, verdict, seen_values, decision, scope, note, correction, reviewer, opened, changed)
    VALUES ('a', 'p', 1, 1, 'https://a.example', 'a.example', 'en', 'claim', 'x', '{}', 'c', 'v', '', '', '[]', 'right',
    'page', '', '{}', 'Ada', '2026-01-01', '2026-01-01')"""
ENTRY = """INSERT INTO entry (number, review, version, at, who, new, why)
    VALUES (1, 'a', 1, '2026-01-01', 'Ada', '{}', '')"""


def list_tables(database):
    with database.read() as session:
        return set(inspect(session.connection()).get_table_names())


def test_nothing_is_made_before_it_is_needed(database):
    if database.file:
        with database.read() as session:
            assert session is None
        assert not database.file.exists()
    database.prepare()
    assert list_tables(database) == {*Base.metadata.tables, "alembic_version"}


def test_the_steps_make_what_the_tables_say(database):
    database.prepare()
    with database.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_down_and_up_again(database):
    with database.write() as session:
        migrate(session.connection(), "base")
        assert set(inspect(session.connection()).get_table_names()) <= {"alembic_version"}
        assert read_form(session.connection()) is None
    with database.write() as session:
        migrate(session.connection())
        assert read_form(session.connection()) == newest()
        session.execute(text(REVIEW))


def test_a_step_that_fails_leaves_nothing(address):
    with opened(address) as database:
        with database.write() as session:
            migrate(session.connection(), "base")
            session.execute(text("CREATE TABLE token (name TEXT)"))
        with pytest.raises((DBAPIError, StorageError)), database.write() as session:
            migrate(session.connection())
        assert list_tables(database) <= {"token", "alembic_version"}


def test_many_processes_make_it_at_once(address):
    databases = [opened(address) for _ in range(4)]

    def prepare(lent):
        with lent as database:
            database.prepare()
            return list_tables(database)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(prepare, databases))
    assert all("review" in tables for tables in found)


def test_a_newer_form_is_left_alone(address, database):
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with opened(address) as older:
        for use in (older.read, older.write):
            with pytest.raises(VersionError, match="newer Sidelight"), use():
                pass


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET who = 'Eve'",
        "UPDATE entry SET why = ''",
        "DELETE FROM entry",
        "DELETE FROM review",
        "UPDATE review SET page = 'https://b.example'",
        "UPDATE review SET anchor = '[]'",
    ],
)
def test_history_and_what_a_review_is_about_are_kept_by_the_database_itself(database, change):
    with database.write() as session:
        session.execute(text(REVIEW))
        session.execute(text(ENTRY))
    with pytest.raises(DBAPIError, match=r"never (changed|deleted)"), database.write() as session:
        session.execute(text(change))
    with database.write() as session:
        session.execute(text("UPDATE review SET decision = 'wrong-match', version = 2"))
    with database.read() as session:
        assert session.execute(text("SELECT who, why FROM entry")).all() == [("Ada", "")]
        assert session.execute(text("SELECT page, decision FROM review")).all() == [
            ("https://a.example", "wrong-match")
        ]


def test_nor_can_the_history_be_emptied_at_a_stroke(database):
    if database.file:
        pytest.skip("SQLite has no TRUNCATE")
    for table in ("entry", "review"):
        with pytest.raises(DBAPIError, match="never"), database.write() as session:
            session.execute(text(f"TRUNCATE {table} CASCADE"))


def test_an_entry_belongs_to_a_review(database):
    with pytest.raises(DBAPIError), database.write() as session:
        session.execute(text(ENTRY))
