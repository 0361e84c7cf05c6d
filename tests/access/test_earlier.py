import hashlib
import sqlite3

import pytest

from sidelight.access.earlier import FILE, take_over
from sidelight.access.opening import open_database
from sidelight.access.tokens import Tokens
from sidelight.settings import Settings

FIREFOX = "moz-extension://0e1b6f2c-1111-2222-3333-444455556666"
NOON = 1772366400.25


@pytest.fixture
def settings(tmp_path):
    return Settings(casefile=tmp_path, state=tmp_path / "state")


@pytest.fixture
def earlier(settings):
    settings.state.mkdir()
    connection = sqlite3.connect(settings.state / FILE)
    connection.execute(
        "CREATE TABLE pairing (name TEXT PRIMARY KEY, origin TEXT NOT NULL, scopes TEXT NOT NULL, digest BLOB NOT NULL,"
        " created REAL NOT NULL, last_used REAL)"
    )
    for name, used in (("firefox", NOON + 60), ("Desk", None)):
        row = (name, FIREFOX, "read", hashlib.sha256(name.encode()).digest(), NOON, used)
        connection.execute("INSERT INTO pairing VALUES (?, ?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
    return settings.state / FILE


def test_who_was_paired_stays_paired(settings, earlier):
    tokens = Tokens(open_database(settings))
    assert not earlier.exists()
    desk, firefox = tokens.list()
    assert (desk.name, desk.origin, desk.rights, desk.last_used) == ("Desk", FIREFOX, ("read",), None)
    assert (firefox.created.timestamp(), firefox.last_used.timestamp()) == (NOON, NOON + 60)
    assert tokens.find("firefox").name == "firefox"
    assert [one.name for one in Tokens(open_database(settings)).list()] == ["Desk", "firefox"]


def test_a_file_that_cannot_be_read_is_left_alone(settings):
    settings.state.mkdir()
    (settings.state / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
    database = open_database(settings)
    assert not database.exists
    assert (settings.state / FILE).exists()


def test_where_there_is_none_nothing_happens(settings):
    assert take_over(settings.state, open_database(settings)) == 0
    assert not settings.state.exists()
