from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import BytecodeCache

from sidelight.access.tokens import tell_time
from sidelight.annotation import Annotation, EntityHighlight, Span
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile
from sidelight.languages.frames import load_frames
from sidelight.settings import Settings
from sidelight.text.page import Block, Page
from sidelight.web.app import create_app
from sidelight.web.engine import Engine

CASEFILES = Path(__file__).parents[1] / "casefiles"
EXTRA_ORIGIN = "moz-extension://0e1b6f2c-1111-2222-3333-444455556666"


class Compiled(BytecodeCache):
    """Templates compiled once for all apps of a run, each of which would compile them anew."""

    def __init__(self):
        self.kept = {}

    def load_bytecode(self, bucket):
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket):
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Finder:
    """Finds labels letter by letter: enough to see what the server does with highlights, in no time."""

    def __init__(self, casefile: Casefile):
        self._casefile = casefile

    def annotate(self, page: Page) -> Annotation:
        found = tuple(item for block in page.blocks for item in self._find(block))
        return Annotation(self._casefile, page.language, bool(found), found)

    def survey(self, _: Page):
        return ()

    def _find(self, block: Block):
        for entity in self._casefile.entities.values():
            start = block.text.find(entity.label)
            if start >= 0:
                span = Span(block.id, start, start + len(entity.label))
                key = f"e-{block.id}-{start}-{entity.id}"
                yield EntityHighlight(key, span, entity.label, entity.id, entity.prominence, 0.9, ("its label",))


class Broken:
    """Fails on every page, with the page in its message, as a real fault might."""

    def annotate(self, page: Page) -> Annotation:
        raise RuntimeError(f"cannot read {page.blocks[0].text!r} of {page.url}")


def load_casefile(name: str) -> Casefile:
    return load(CASEFILES / name, {frame.name: frame.slots for frame in load_frames().values()})


def build_app(casefile: Casefile, annotator=None, database=None, clock=tell_time, **settings):
    """An app with a state of its own, which is nowhere unless it is given."""
    engine = Engine(casefile, annotator or Finder(casefile), datetime.now(UTC), 0.25)
    settings.setdefault("state", CASEFILES / "no-state")
    return create_app(Settings(casefile=CASEFILES, **settings), engine, database, clock)


@pytest.fixture(scope="session", autouse=True)
def _compiled():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": Compiled()})
        yield


@pytest.fixture(scope="session")
def casefile():
    return load_casefile("lighthouse")


@pytest.fixture(scope="session")
def app(casefile):
    return build_app(casefile, extension_origins=(EXTRA_ORIGIN,))


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def broken_client(casefile):
    return build_app(casefile, Broken()).test_client()
