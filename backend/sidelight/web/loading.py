"""Loading what the server answers with."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from sidelight.annotate import Annotator
from sidelight.web.engine import Engine


def start_engine(folder: Path, cache: Path) -> Engine:
    """Return an engine for the casefile in `folder`. Raises CasefileError for a broken one."""
    begun = time.perf_counter()
    annotator = Annotator.from_folder(folder, cache)
    return Engine(annotator.casefile, annotator, datetime.now(UTC), time.perf_counter() - begun)
