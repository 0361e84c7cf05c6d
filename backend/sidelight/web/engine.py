"""The engine of a server: one casefile, loaded whole, and the annotator made with it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from flask import current_app

from sidelight.annotate import Annotator
from sidelight.annotation import Annotation
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile
from sidelight.languages.frames import load_frames
from sidelight.text.page import Page

EXTENSION = "sidelight"


class Annotates(Protocol):
    """Whatever annotates pages, from several threads at once."""

    def annotate(self, page: Page) -> Annotation:
        """Return all highlights of a page."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What answers requests, and since when."""

    casefile: Casefile
    annotator: Annotates
    loaded_at: datetime
    load_seconds: float


def start_engine(folder: Path) -> Engine:
    """Return an engine for the casefile in `folder`. Raises what loading raises for a broken casefile."""
    begun = time.perf_counter()
    casefile = load(folder, {name: frame.slots for name, frame in load_frames().items()})
    annotator = Annotator(casefile)
    return Engine(casefile, annotator, datetime.now(UTC), time.perf_counter() - begun)


def current_engine() -> Engine:
    """Return the engine of the running app."""
    engine: Engine = current_app.extensions[EXTENSION]
    return engine
