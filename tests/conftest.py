"""The databases that tests run against: each that asks for one runs with SQLite and with a real PostgreSQL."""

import tempfile
from pathlib import Path

import pytest
from sqlalchemy import URL

from sidelight.storage.database import FILE
from tests.storage.databases import KINDS, Cluster, find_postgresql, opened
from tests.storage.guard import guarded


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL started for this run, in a folder that its own user can reach."""
    programs = find_postgresql()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: setup/packages database")
    folder = Path(tempfile.mkdtemp(prefix="sidelight-"))
    with guarded(folder):
        cluster = Cluster(programs, folder)
        cluster.start()
        yield cluster


@pytest.fixture(params=KINDS)
def address(request, tmp_path):
    """The address of a database in which nothing was made yet."""
    if request.param == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "kept" / FILE))
        return
    with request.getfixturevalue("cluster").lend() as address:
        yield address


@pytest.fixture
def database(address):
    with opened(address) as database:
        yield database
