"""The engine of a server: one casefile, loaded whole, and the annotator made with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask import current_app

from sidelight.annotation import Annotation
from sidelight.casefile.model import Casefile
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
    pipelines: tuple[str, ...] = ()
    """The packages with trained pipelines that are asked about doubtful names."""


def current_engine() -> Engine:
    """Return the engine of the running app."""
    engine: Engine = current_app.extensions[EXTENSION]
    return engine
