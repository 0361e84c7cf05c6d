"""Learning from a casefile's examples in a process of its own.

It takes a minute and much memory. In the server itself every answer would wait for it, and the memory would stay.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sidelight.annotate import Annotator
from sidelight.casefile.faults import CasefileError
from sidelight.web.loading import OutdatedError

NICENESS = 10
PATIENCE = 5.0


def learn_aside(folder: Path, cache: Path, is_outdated: Callable[[], bool], seconds: float = 0.5) -> None:
    """Keep in `cache` what the examples of the casefile in `folder` teach, where it is not there yet.

    Asks `is_outdated` every so many seconds, and gives up with OutdatedError where it says so. Where the process fails,
    whoever needs the knowledge learns it for himself.
    """
    process = multiprocessing.get_context("spawn").Process(target=learn, args=(folder, cache), daemon=True)
    process.start()
    try:
        while process.is_alive():
            if is_outdated():
                raise OutdatedError
            process.join(seconds)
    finally:
        _end(process)


def learn(folder: Path, cache: Path) -> None:
    """Learn, giving way to everything else on the machine; whoever started this ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with suppress(CasefileError):  # It changed meanwhile.
        Annotator.from_folder(folder, cache)


def _end(process: multiprocessing.process.BaseProcess) -> None:
    process.terminate()
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
