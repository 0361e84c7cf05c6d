"""A casefile that is edited while the real server answers a steady stream of requests."""

import http.client
import json
import shutil
import threading
import time
from contextlib import contextmanager

import pytest

from sidelight.casefile.documents import read_version
from tests.serving import CASEFILES, PATIENCE, serving

PAGE = {"lang": "en", "blocks": [{"id": 0, "text": "Tomas Kivi was arrested in Norrhavn on 14 March 2016."}]}
TRIAL = "claims/trial.yaml"
BEFORE = "He was arrested in Norrhavn on 14 March 2016."
AFTER = "He was arrested on the quay of Norrhavn on 14 March 2016."


class Line:
    """A connection to the server that is kept open."""

    def __init__(self, port):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, method, path, body=None):
        sent = json.dumps(body) if body else None
        self._connection.request(method, path, sent, {"Content-Type": "application/json"} if body else {})
        response = self._connection.getresponse()
        return response.status, response.getheader("Sidelight-Casefile"), json.load(response)

    def close(self):
        self._connection.close()


class Stream:
    """Readers who ask without a pause; each notes what every answer was made with, and what it says."""

    def __init__(self, port, readers=3):
        self._lines = [Line(port) for _ in range(readers)]
        self._ended = threading.Event()
        self.answers = [[] for _ in self._lines]
        self._threads = [
            threading.Thread(target=self._read, args=pair) for pair in zip(self._lines, self.answers, strict=True)
        ]

    def _read(self, line, answers):
        while not self._ended.is_set():
            status, header, answer = line.ask("POST", "/v1/annotations", PAGE)
            version = answer["casefile"]["version"]
            answers.append((status, header, version, answer["claims"]["arrest-2016"]["statement"]))

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        for thread, line in zip(self._threads, self._lines, strict=True):
            thread.join()
            line.close()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CASEFILES / "harbour", tmp_path / "harbour")


@contextmanager
def answering(folder, *options):
    room = folder.parent
    with serving(room, "--casefile", str(folder), *options, SIDELIGHT_CACHE=str(room / "cache")) as served:
        line = Line(served.port)
        yield served, line
        line.close()


def edit(folder, old, new, name=TRIAL):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_version(folder)


def wait_for(line, wanted):
    patience = time.monotonic() + PATIENCE
    while not wanted(health := line.ask("GET", "/health")[2]):
        assert time.monotonic() < patience, health
        time.sleep(0.1)
    return health


def test_an_edit_is_served_without_one_failed_request(folder):
    first = read_version(folder)
    with answering(folder) as (served, line), Stream(served.port) as stream:
        second = edit(folder, BEFORE, AFTER)
        health = wait_for(line, lambda health: health["casefile"]["version"] == second)
        settled = [len(answers) for answers in stream.answers]
        time.sleep(0.5)
    assert (health["status"], health["refused"]) == ("ok", None)
    told = {first: BEFORE, second: AFTER}
    for answers, since in zip(stream.answers, settled, strict=True):
        assert {status for status, *_ in answers} == {200}
        assert [header for _, header, *_ in answers] == [f"harbour {version}" for _, _, version, _ in answers]
        assert [statement for *_, statement in answers] == [told[version] for _, _, version, _ in answers]
        versions = [version for _, _, version, _ in answers]
        assert versions == sorted(versions, key=[first, second].index), "an answer went back to the old state"
        assert set(versions) == {first, second}
        assert set(versions[since + 1 :]) == {second}
    assert served.said.count("event=reload") == 1
    assert f'event=reload casefile="harbour {second}" seconds=' in served.said


def test_a_broken_edit_leaves_the_old_state_serving_until_it_is_mended(folder):
    first = read_version(folder)
    with answering(folder) as (served, line), Stream(served.port) as stream:
        edit(folder, "subject: tomas-kivi\n    frame: arrest", "subject: tomas-kiwi\n    frame: arrest")
        edit(folder, "chapter: trade", "chapter: trades", "claims/trade.yaml")
        health = wait_for(line, lambda health: health["status"] == "degraded")
        assert health["casefile"] == {"id": "harbour", "version": first}
        assert health["refused"]["count"] == 2
        assert health["refused"]["faults"] == [
            "claims/trade.yaml:1: no chapter 'trades'; did you mean 'trade'?",
            "claims/trial.yaml:4: subject: no entity 'tomas-kiwi'; did you mean 'tomas-kivi'?",
        ]
        edit(folder, "tomas-kiwi", "tomas-kivi")
        mended = edit(folder, "chapter: trades", "chapter: trade", "claims/trade.yaml")
        health = wait_for(line, lambda health: health["status"] == "ok")
        assert mended == first
        assert (health["casefile"]["version"], health["refused"]) == (first, None)
    for answers in stream.answers:
        assert {(status, version) for status, _, version, _ in answers} == {(200, first)}
    assert "event=reload_refused" in served.said
    assert "faults=2 first=\"claims/trade.yaml:1: no chapter 'trades'" in served.said


def test_a_server_can_be_told_to_stay_as_it_is(folder):
    first = read_version(folder)
    with answering(folder, "--no-reload") as (served, line):
        edit(folder, BEFORE, AFTER)
        time.sleep(3)
        _, header, health = line.ask("GET", "/health")
        assert (header, health["status"]) == (f"harbour {first}", "ok")
        assert "event=reload" not in served.said
