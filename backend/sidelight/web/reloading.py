"""The casefile as it changes: watched, loaded aside, swapped in; a broken edit leaves the old one serving."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Self

import structlog
from flask import Flask

from sidelight.casefile.documents import Stamps, read_stamps, read_version
from sidelight.casefile.faults import CasefileError, Fault
from sidelight.web.engine import Refusal, change_service, service_of
from sidelight.web.learning import learn_aside
from sidelight.web.loading import Loader, OutdatedError

log = structlog.get_logger("sidelight.web")

EVERY = 1.0
"""Seconds from look to look; files must have been left alone for as long before they are loaded."""
PATIENCE = 5.0
"""Seconds that an end waits for a load that cannot be broken off."""


class Watcher:
    """Keeps the engine of an app up with the files of its casefile, in a thread of its own."""

    def __init__(self, app: Flask, loader: Loader, every: float = EVERY) -> None:
        self._app = app
        self._loader = loader
        self._every = every
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="casefile", daemon=True)
        self._seen: Stamps = ()
        self._taken: Stamps | None = None

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more; what is being learned is given up."""
        self._stopped.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._stopped.wait(self._every):
            self._look()

    def _look(self) -> None:
        stamps = self._read_stamps()
        if stamps != self._seen:
            self._seen = stamps  # Perhaps half written: wait until they rest.
        elif stamps != self._taken:
            self._taken = stamps
            self._take()

    def _take(self) -> None:
        """Put the files as they are to use, or say why they cannot be."""
        try:
            if self._serves():
                self._welcome_back()
                return
            change_service(self._app, loading=True)
            self._swap()
        except OutdatedError:
            self._taken = None
        except CasefileError as error:
            self._refuse(error.faults)
        except Exception as error:  # noqa: BLE001 - whatever it is, the old engine goes on, and so must the watch
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
            self._refuse([Fault("", 0, f"the program failed to load it: {type(error).__name__} at {where}")])
        finally:
            change_service(self._app, loading=False)

    def _serves(self) -> bool:
        return read_version(self._loader.folder) == service_of(self._app).engine.casefile.version

    def _welcome_back(self) -> None:
        if service_of(self._app).refusal:
            change_service(self._app, refusal=None)
            log.info("reload", casefile=self._name(), seconds=0.0)

    def _swap(self) -> None:
        engine = self._loader.load(self._learn)
        change_service(self._app, engine=engine, refusal=None, loading=False)
        log.info("reload", casefile=self._name(), seconds=round(engine.load_seconds, 3))

    def _learn(self) -> None:
        learn_aside(self._loader.folder, self._loader.cache, self._is_outdated, self._every)

    def _is_outdated(self) -> bool:
        return self._stopped.is_set() or self._read_stamps() != self._taken

    def _read_stamps(self) -> Stamps:
        try:
            return read_stamps(self._loader.folder)
        except OSError:
            return ()  # Loading will say what is wrong with the folder.

    def _refuse(self, faults: Iterable[Fault]) -> None:
        folder = self._loader.folder
        # A fault of the folder as a whole names it; where it lies on the machine is nobody's business.
        told = [replace(fault, file=folder.name) if fault.file in {str(folder), ""} else fault for fault in faults]
        refusal = Refusal(datetime.now(UTC), tuple(str(fault) for fault in told))
        change_service(self._app, refusal=refusal)
        log.warning("reload_refused", casefile=self._name(), faults=len(told), first=refusal.faults[0])

    def _name(self) -> str:
        casefile = service_of(self._app).engine.casefile
        return f"{casefile.id} {casefile.version}"
