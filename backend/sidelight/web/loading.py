"""Loading what the server answers with."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sidelight.annotate import Annotator
from sidelight.casefile.documents import read_version
from sidelight.gate.writing import write_gate
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import load_whole
from sidelight.pipelines.installed import choose_tagger
from sidelight.settings import Settings
from sidelight.web.engine import Engine


class OutdatedError(Exception):
    """The files changed while they were being loaded."""


class Loader:
    """Loads the casefile of the settings as often as asked; trained pipelines are chosen once.

    Raises PipelineError for a pipeline that is named and not installed.
    """

    def __init__(self, settings: Settings) -> None:
        self.folder: Path = settings.casefile
        self.cache: Path = settings.cache
        self._tagger = choose_tagger(settings.pipelines)

    def load(self, prepare: Callable[[], None] = lambda: None) -> Engine:
        """An engine for the files as they are now.

        `prepare` is called when they were read and have no fault, and something is to be learned from them. Raises
        CasefileError for broken ones, OutdatedError for those that change meanwhile.
        """
        begun = time.perf_counter()
        casefile, material = load_whole(self.folder, frame_slots())
        if not Annotator.is_quickly_made(casefile, material, self.cache):
            prepare()
        # Examples are read after the version is told: no answer may name a state that it was not made with.
        if self._is_outdated(casefile.version):
            raise OutdatedError
        annotator = Annotator(casefile, material, self.cache, self._tagger)
        pipelines = tuple(sorted(self._tagger.packages.values())) if self._tagger else ()
        gate = write_gate(casefile)
        return Engine(casefile, annotator, datetime.now(UTC), time.perf_counter() - begun, pipelines, gate)

    def start(self) -> Engine:
        """The first engine; files that change meanwhile are read again. Raises CasefileError for broken ones."""
        while True:
            with suppress(OutdatedError):
                return self.load()

    def _is_outdated(self, version: str) -> bool:
        try:
            return read_version(self.folder) != version
        except OSError:
            return True


def start_engine(settings: Settings) -> Engine:
    """Return an engine for the casefile of the settings.

    Raises CasefileError for a broken one, PipelineError for a pipeline that is named and not installed.
    """
    return Loader(settings).start()
