"""The engine with many times the names and claims, in a process of its own; prints what it costs as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from statistics import median

from benchmarks.multiplied import multiply
from benchmarks.pages import ABOUT, WITHOUT, compose_page
from sidelight.annotate import Annotator
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import load_whole
from sidelight.settings import read_settings
from sidelight.text.page import Page

WORDS = 5_000
RUNS = 5


def measure(entities: int, claims: int) -> dict[str, float]:
    """Numbers of aliases and claims; CPU seconds from a casefile in memory to the first answer; page times; megabytes.

    The examples and pages are not multiplied.
    """
    settings = read_settings({})
    original, material = load_whole(settings.casefile, frame_slots())
    casefile = multiply(original, entities, claims)
    about, without = compose_page(ABOUT, WORDS), compose_page(WITHOUT, WORDS)
    begun = time.process_time()
    annotator = Annotator(casefile, material, settings.cache)
    annotator.annotate(about)
    started = time.process_time() - begun
    return {
        "aliases": sum(len(entity.aliases) for entity in casefile.entities.values()),
        "claims": len(casefile.claims),
        "start": started,
        "about": _time_page(annotator, about),
        "without": _time_page(annotator, without),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _time_page(annotator: Annotator, page: Page) -> float:
    """The median of the milliseconds of CPU time that a page takes."""
    times = []
    for _ in range(RUNS):
        begun = time.thread_time()
        annotator.annotate(page)
        times.append((time.thread_time() - begun) * 1000)
    return median(times)


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))  # noqa: T201 - read by the process that started this one
