"""What examples teach is learned in a process of its own, which can be given up."""

import multiprocessing
import shutil
import threading

import pytest

from sidelight.casefile.documents import read_version
from sidelight.settings import Settings
from sidelight.text.page import Block, Page
from sidelight.web.app import create_app
from sidelight.web.engine import service_of
from sidelight.web.learning import learn_aside
from sidelight.web.loading import Loader, OutdatedError
from sidelight.web.reloading import Watcher
from tests.web.conftest import CASEFILES
from tests.web.test_reloading import serves, wait_for

EXAMPLES = [f"Customs men took Tomas Kivi from bunk {number} of the ship." for number in range(1, 24)]


def write_examples(folder, texts):
    (folder / "examples").mkdir(exist_ok=True)
    listed = "".join(f"      - {text}\n" for text in texts)
    near = "      - Customs men plan to take Tomas Kivi from his bunk.\n"
    text = f"language: en\nexamples:\n  arrest-2016:\n    asserts:\n{listed}    near:\n{near}"
    (folder / "examples" / "en.yaml").write_text(text, encoding="utf-8")
    return read_version(folder)


@pytest.fixture
def folder(tmp_path):
    folder = shutil.copytree(CASEFILES / "harbour", tmp_path / "harbour")
    write_examples(folder, EXAMPLES)
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def test_what_was_learned_lies_in_the_cache(folder, cache):
    learn_aside(folder, cache, lambda: False)
    assert {path.name.rpartition("-")[2] for path in cache.iterdir()} == {"en.npz", "common.npz"}
    assert multiprocessing.active_children() == []


def test_learning_is_given_up_where_the_files_change(folder, cache):
    with pytest.raises(OutdatedError):
        learn_aside(folder, cache, lambda: True)
    assert multiprocessing.active_children() == []
    assert not cache.exists()


def test_a_broken_casefile_teaches_nothing_and_is_no_failure(folder, cache, capfd):
    (folder / "casefile.yaml").write_text("casefile: {id: X}\n", encoding="utf-8")
    learn_aside(folder, cache, lambda: False)
    assert not cache.exists()
    assert capfd.readouterr().err == ""


def test_the_server_itself_learns_nothing_on_a_change(folder, cache, monkeypatch):
    loader = Loader(Settings(folder, cache=cache, pipelines=()))
    app = create_app(Settings(folder), loader.start())
    monkeypatch.setattr("sidelight.matching.teacher.LinearScorer.train", None)
    with Watcher(app, loader, every=0.1):
        version = write_examples(folder, [*EXAMPLES, "Tomas Kivi was led off the Grey Heron by customs men."])
        engine = wait_for(app, serves(version)).engine
    assert engine.annotator.annotate(Page((Block(0, "Tomas Kivi slept."),), language="en")).highlights


def test_a_note_that_is_corrected_costs_no_learning(folder, cache, monkeypatch):
    loader = Loader(Settings(folder, cache=cache, pipelines=()))
    app = create_app(Settings(folder), loader.start())
    monkeypatch.setattr("sidelight.web.reloading.learn_aside", None)
    monkeypatch.setattr("sidelight.matching.teacher.LinearScorer.train", None)
    with Watcher(app, loader, every=0.1):
        path = folder / "claims" / "trial.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Customs and the wire agency agree", "Both agree"), encoding="utf-8")
        service = wait_for(app, serves(read_version(folder)))
    assert service.refusal is None
    assert service.engine.casefile.claims["arrest-2016"].note["en"] == "Both agree on day and place."


def test_an_end_does_not_wait_for_what_is_being_learned(folder, cache, monkeypatch):
    begun = threading.Event()
    monkeypatch.setattr("sidelight.web.reloading.learn_aside", lambda *given: begun.set() or learn_aside(*given))
    loader = Loader(Settings(folder, cache=cache, pipelines=()))
    app = create_app(Settings(folder), loader.start())
    first = service_of(app).engine
    with Watcher(app, loader, every=0.1):
        write_examples(folder, EXAMPLES[:-1])
        assert begun.wait(60)
    assert multiprocessing.active_children() == []
    assert service_of(app).engine is first
    assert service_of(app).refusal is None
