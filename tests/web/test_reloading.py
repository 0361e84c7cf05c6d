"""A watched casefile, with the real loader in this process and looks in quick succession."""

import gc
import shutil
import threading
import time
import weakref
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from sidelight.casefile.documents import read_version
from sidelight.settings import Settings
from sidelight.web.app import create_app
from sidelight.web.engine import Engine, Refusal, change_service, service_of
from sidelight.web.loading import Loader
from sidelight.web.reloading import Watcher
from tests.web.conftest import CASEFILES, Finder

PATIENCE = 60
PAGE = {"blocks": [{"id": 0, "text": "Odo Marsk"}]}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CASEFILES / "lighthouse", tmp_path / "lighthouse")


@pytest.fixture
def loader(folder, tmp_path):
    return Loader(Settings(folder, cache=tmp_path / "cache", pipelines=()))


@contextmanager
def watched(folder, loader):
    app = create_app(Settings(folder), loader.start())
    with Watcher(app, loader, every=0.05):
        yield app


def edit(folder, old, new):
    path = folder / "casefile.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_version(folder)


def wait_for(app, wanted):
    patience = time.monotonic() + PATIENCE
    while not wanted(service_of(app)):
        assert time.monotonic() < patience, service_of(app)
        time.sleep(0.02)
    return service_of(app)


def serves(version):
    return lambda service: service.engine.casefile.version == version and not service.loading


def is_refused(service):
    return service.refusal is not None and not service.loading


def test_an_edit_is_loaded_and_logged_in_one_line(folder, loader):
    with capture_logs() as logs, watched(folder, loader) as app:
        version = edit(folder, "The court of the island.", "The court of the isle.")
        service = wait_for(app, serves(version))
    assert service.engine.casefile.entities["skerry-court"].description["en"] == "The court of the isle."
    (line,) = logs
    assert (line["event"], line["casefile"]) == ("reload", f"lighthouse {version}")
    assert line["seconds"] > 0


def test_a_new_and_a_deleted_file_are_edits_too(folder, loader):
    first = read_version(folder)
    more = folder / "texts" / "fi.yaml"
    more.parent.mkdir()
    with watched(folder, loader) as app:
        more.write_text("language: fi\ntexts: {title: Majakan lamppu}\n", encoding="utf-8")
        assert wait_for(app, serves(read_version(folder))).engine.casefile.title["fi"] == "Majakan lamppu"
        more.unlink()
        assert "fi" not in wait_for(app, serves(first)).engine.casefile.title


def test_of_quick_edits_the_last_is_served(folder, loader):
    with watched(folder, loader) as app:
        for number in range(20):
            version = edit(folder, "The court of the island", f"{number}. The court of the island")
            time.sleep(0.02)
        wait_for(app, serves(version))


def test_a_file_that_was_only_touched_is_not_loaded(folder, loader):
    with capture_logs() as logs, watched(folder, loader) as app:
        engine = service_of(app).engine
        (folder / "casefile.yaml").touch()
        time.sleep(0.5)
        assert service_of(app).engine is engine
    assert logs == []


def test_a_broken_edit_is_told_once_and_healed_by_the_next(folder, loader):
    with capture_logs() as logs, watched(folder, loader) as app:
        first = service_of(app).engine
        edit(folder, "subject: odo-marsk", "subject: nobody")
        service = wait_for(app, is_refused)
        assert service.engine is first
        assert [fault.partition(": ")[2] for fault in service.refusal.faults] == ["subject: no entity 'nobody'"]
        time.sleep(0.3)
        version = edit(folder, "subject: nobody", "subject: odo-marsk  # he himself")
        assert wait_for(app, serves(version)).refusal is None
    assert [line["event"] for line in logs] == ["reload_refused", "reload"]
    assert (logs[0]["log_level"], logs[0]["faults"], logs[0]["first"]) == ("warning", 1, service.refusal.faults[0])


def test_a_folder_that_is_gone_is_told_without_its_place(folder, loader, tmp_path):
    with watched(folder, loader) as app:
        folder.rename(tmp_path / "away")
        assert wait_for(app, is_refused).refusal.faults == ("lighthouse: there is no such folder",)
        (tmp_path / "away").rename(folder)
        wait_for(app, lambda service: service.refusal is None)


def test_a_program_that_fails_goes_on_with_the_old_state_and_goes_on_watching(folder, loader, monkeypatch):
    def fail(_):
        raise ValueError("of no interest")

    with watched(folder, loader) as app:
        first = service_of(app).engine
        monkeypatch.setattr(loader, "load", fail)
        edit(folder, "The court of the island", "The court")
        service = wait_for(app, is_refused)
        assert service.engine is first
        assert service.refusal.faults[0].startswith("lighthouse: the program failed to load it: ValueError at test_")
        monkeypatch.undo()
        version = edit(folder, "The court", "The high court")
        wait_for(app, serves(version))


def test_health_tells_how_many_faults_there_are_and_the_first_of_them(folder, loader):
    app = create_app(Settings(folder), loader.start())
    at = datetime(2026, 1, 2, tzinfo=UTC)
    faults = tuple(f"claims.yaml:{number}: wrong" for number in range(25))
    change_service(app, refusal=Refusal(at, faults), loading=True)
    answer = app.test_client().get("/health").get_json()
    assert (answer["status"], answer["loading"]) == ("degraded", True)
    assert answer["refused"]["at"] == at.isoformat()
    assert answer["refused"]["count"] == 25
    assert answer["refused"]["faults"] == [f"claims.yaml:{number}: wrong" for number in range(10)]


class Slow(Finder):
    """Begins to read a page, and goes on when it is let."""

    def __init__(self, casefile):
        super().__init__(casefile)
        self.begun, self.let_go = threading.Event(), threading.Event()

    def annotate(self, page):
        self.begun.set()
        assert self.let_go.wait(PATIENCE)
        return super().annotate(page)


def test_a_request_ends_with_the_engine_that_it_began_with(casefile):
    slow = Slow(casefile)
    app = create_app(Settings(CASEFILES), Engine(casefile, slow, datetime.now(UTC), 0.1))
    answers = []
    thread = threading.Thread(target=lambda: answers.append(app.test_client().post("/v1/annotations", json=PAGE)))
    thread.start()
    assert slow.begun.wait(PATIENCE)
    newer = replace(casefile, version="sha256:newer")
    change_service(app, engine=Engine(newer, Finder(newer), datetime.now(UTC), 0.1))
    slow.let_go.set()
    thread.join()
    answers.append(app.test_client().post("/v1/annotations", json=PAGE))
    for answer, version in zip(answers, (casefile.version, "sha256:newer"), strict=True):
        assert answer.get_json()["casefile"]["version"] == version
        assert answer.headers["Sidelight-Casefile"] == f"lighthouse {version}"


def test_an_old_engine_is_let_go(folder, loader):
    with watched(folder, loader) as app:
        app.test_client().post("/v1/annotations", json=PAGE)
        old = weakref.ref(service_of(app).engine.annotator)
        version = edit(folder, "The court of the island", "The court")
        wait_for(app, serves(version))
        app.test_client().post("/v1/annotations", json=PAGE)
        gc.collect()
        assert old() is None
