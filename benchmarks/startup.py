"""One start of the engine in a process of its own; prints seconds and megabytes as JSON."""

from __future__ import annotations

import json
import resource
import time

BEGUN = time.perf_counter()


def measure() -> dict[str, float]:
    """Seconds from nothing to an annotator and to its first answer; megabytes held after loading and after that."""
    from benchmarks.pages import ABOUT, compose_page  # noqa: PLC0415 - the time of importing is what is measured
    from sidelight.cli.engine import start_annotator  # noqa: PLC0415

    annotator = start_annotator(None)
    loaded, held = time.perf_counter() - BEGUN, _megabytes()
    page = compose_page(ABOUT, 5_000)
    begun = time.perf_counter()
    annotator.annotate(page)
    return {
        "start": loaded,
        "first page": time.perf_counter() - begun,
        "memory": held,
        "memory after a page": _megabytes(),
    }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measure()))  # noqa: T201 - read by the process that started this one
