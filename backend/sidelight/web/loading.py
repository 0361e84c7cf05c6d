"""Loading what the server answers with."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from sidelight.annotate import Annotator
from sidelight.pipelines.installed import choose_tagger
from sidelight.settings import Settings
from sidelight.web.engine import Engine


def start_engine(settings: Settings) -> Engine:
    """Return an engine for the casefile of the settings.

    Raises CasefileError for a broken one, PipelineError for a pipeline that is named and not installed.
    """
    begun = time.perf_counter()
    tagger = choose_tagger(settings.pipelines)
    annotator = Annotator.from_folder(settings.casefile, settings.cache, tagger)
    pipelines = tuple(sorted(tagger.packages.values())) if tagger else ()
    return Engine(annotator.casefile, annotator, datetime.now(UTC), time.perf_counter() - begun, pipelines)
