"""Loading what the server answers with."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from sidelight.annotate import Annotator
from sidelight.casefile.loading import load
from sidelight.languages.frames import load_frames
from sidelight.web.engine import Engine


def start_engine(folder: Path) -> Engine:
    """Return an engine for the casefile in `folder`. Raises CasefileError for a broken one."""
    begun = time.perf_counter()
    casefile = load(folder, {name: frame.slots for name, frame in load_frames().items()})
    annotator = Annotator(casefile)
    return Engine(casefile, annotator, datetime.now(UTC), time.perf_counter() - begun)
