"""A database that is locked, gone, full or broken."""

import shutil
import sqlite3
from contextlib import contextmanager

import pytest

from sidelight.storage.database import FILE
from tests.storage.databases import opened
from tests.web.conftest import build_app
from tests.web.desk import URL, assert_documented, assert_problem


class TestTrouble:
    """When the database fails, decisions are refused in words, and reading goes on with what is known."""

    @pytest.fixture
    def database(self, tmp_path):
        with opened(f"sqlite:///{tmp_path / FILE}", patience=0.2) as database:
            yield database

    @contextmanager
    def locked(self, tmp_path):
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()

    def test_locked(self, desk, tmp_path):
        key = desk.open().get_json()["id"]
        with self.locked(tmp_path):
            for refused in (desk.change(key, '"1"', "right"), desk.open(url="https://news.example/2")):
                assert_problem(refused, 503, "Try again")
            assert desk.change(key, '"1"', "right").headers["Retry-After"]
            assert desk.get(f"/v1/reviews/{key}").get_json()["version"] == 1
            assert desk.read("Ada").get_json()["highlights"] == []
        assert desk.change(key, '"1"', "right").status_code == 200

    def test_gone(self, desk, tmp_path):
        key = desk.open().get_json()["id"]
        assert desk.read().get_json()["highlights"] == []
        shutil.move(tmp_path / FILE, tmp_path / "away")
        assert_problem(desk.change(key, '"1"', "right"), 503, "Put it back")
        answer = desk.read().get_json()
        assert (answer["highlights"], answer["reviews"]) == ([], {"fresh": False, "stale": []})
        shutil.move(tmp_path / "away", tmp_path / FILE)
        assert "reviews" not in desk.read().get_json()
        assert desk.change(key, '"1"', "right").status_code == 200

    def test_full(self, desk, database, monkeypatch):
        desk.open()
        connect = type(database)._connect

        @contextmanager
        def limited(self, *, writes):
            with connect(self, writes=writes) as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=1")
                yield connection

        monkeypatch.setattr(type(database), "_connect", limited)
        refused = [desk.open(url=f"https://news.example/{number}", note="n" * 3_000) for number in range(20)][-1]
        assert_problem(refused, 507, "disk is full")
        assert_documented(refused, "/v1/reviews", "post")
        assert desk.read().get_json()["highlights"] == []
        assert desk.get("/v1/reviews").status_code == 200

    def test_broken(self, casefile, tmp_path, desk):
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
        client = build_app(casefile, state=tmp_path / "b").test_client()
        answer = client.post("/v1/annotations", json={"url": URL, "blocks": [{"id": 0, "text": desk.opening["block"]}]})
        assert (len(answer.get_json()["highlights"]), answer.get_json()["reviews"]["fresh"]) == (1, False)
        assert_problem(client.get("/v1/reviews", headers=desk.headers["Ada"]), 503, "cannot be used")
