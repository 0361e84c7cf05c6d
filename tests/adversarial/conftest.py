"""One annotator of the real casefile for all tests of this folder."""

from __future__ import annotations

import pytest

from sidelight.annotate import Annotator
from sidelight.cli.engine import start_annotator


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The engine as the commands run it; what it learns is kept where they keep it."""
    return start_annotator(None)
