"""Databases to test with: SQLite in a folder, and a PostgreSQL that the tests start for themselves."""

import os
import pwd
import shutil
import subprocess
import uuid
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, text

from sidelight.storage.database import Database

KINDS = ("sqlite", "postgresql")


def find_postgresql():
    """The folder of PostgreSQL's programs; Debian keeps them off the path. None where there are none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


class Cluster:
    """A PostgreSQL of its own, reached by a socket in a folder, by nothing else; as root it runs as nobody does."""

    def __init__(self, programs, folder):
        self._programs, self._folder = programs, folder
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._data = folder / "data"

    def start(self):
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._user, self._user)
        self._run("initdb", "-D", self._data, "-U", "sidelight", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.wake()

    def wake(self):
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        self._run("pg_ctl", "-D", self._data, "-l", self._folder / "log", "-w", "-o", options, "start")

    def stop(self):
        self._run("pg_ctl", "-D", self._data, "-m", "fast", "-w", "stop")

    @contextmanager
    def lend(self):
        """The address of a new, empty database, dropped at the end."""
        name = f"test_{uuid.uuid4().hex}"
        self._administer(f"CREATE DATABASE {name}")
        try:
            yield self.address(name)
        finally:
            self._administer(f"DROP DATABASE {name} WITH (FORCE)")

    def address(self, name):
        where = {"host": str(self._folder)}
        return URL.create("postgresql+psycopg", "sidelight", database=name, query=where)

    def _administer(self, command):
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(command))
        engine.dispose()

    def _run(self, program, *arguments):
        command = [str(self._programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self._user}", f"--regid={self._user}", "--init-groups", *command]
        environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        done = subprocess.run(
            command, cwd=self._folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        assert done.returncode == 0, done.stderr


@contextmanager
def opened(address, **options):
    database = Database(address, **options)
    try:
        yield database
    finally:
        database.close()
