"""What a server answers with: the engine of one casefile, swapped whole when the casefile changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from flask import Flask, current_app, g

from sidelight.annotation import Annotation, Statement
from sidelight.casefile.model import Casefile
from sidelight.gate.writing import WrittenGate
from sidelight.text.page import Page

EXTENSION = "sidelight"


class Annotates(Protocol):
    """Whatever annotates pages, from several threads at once."""

    def annotate(self, page: Page) -> Annotation:
        """Return all highlights of a page."""

    def survey(self, page: Page) -> tuple[Statement, ...]:
        """Return the sentences that give values about entities of the case and state no claim."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What answers requests, and since when."""

    casefile: Casefile
    annotator: Annotates
    loaded_at: datetime
    load_seconds: float
    pipelines: tuple[str, ...] = ()
    """The packages with trained pipelines that are asked about doubtful names."""
    gate: WrittenGate | None = None
    """By which names a page may be about the case; None where it is made when asked for."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A state of the casefile's files that could not be put to use: when it was found, and every fault of it."""

    at: datetime
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """The engine at work, and what became of changes to its casefile since."""

    engine: Engine
    refusal: Refusal | None = None
    """Why the files as they are now do not answer; None where they do."""
    loading: bool = False
    """Whether changed files are being loaded aside."""


def install_engine(app: Flask, engine: Engine) -> None:
    """Let `app` answer with an engine."""
    app.extensions[EXTENSION] = Service(engine)


def change_service(app: Flask, **changes: Any) -> None:  # noqa: ANN401 - fields of a Service
    """Change fields of the app's service in one step: a request sees all of them or none."""
    app.extensions[EXTENSION] = replace(service_of(app), **changes)


def service_of(app: Flask) -> Service:
    """What an app answers with at the moment."""
    service: Service = app.extensions[EXTENSION]
    return service


def current_service() -> Service:
    """What the running app answers with; within a request always what it was when first asked for."""
    if "service" not in g:
        g.service = service_of(current_app)
    service: Service = g.service
    return service


def current_engine() -> Engine:
    """The engine of the running app; a request that began with one ends with it."""
    return current_service().engine
