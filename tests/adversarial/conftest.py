"""One annotator of the real casefile for all tests of this folder."""

from __future__ import annotations

from time import time

import pytest

from sidelight.annotate import Annotator
from sidelight.bundled import bundled

A_DAY = 24 * 60 * 60


@pytest.fixture(scope="session")
def annotator(pytestconfig: pytest.Config) -> Annotator:
    """The engine as the server runs it; what it learns is kept for the next run, and thrown away after a day."""
    folder = pytestconfig.cache.mkdir("sidelight")
    for kept in folder.iterdir():
        if kept.stat().st_mtime < time() - A_DAY:
            kept.unlink()
    return Annotator.from_folder(bundled("shared") / "casefile" / "bout", folder)
