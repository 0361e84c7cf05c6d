"""`make bench`: print what docs/performance.md shows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

import click

from benchmarks.pages import ABOUT, ALIKE, WITHOUT, compose_page
from sidelight.annotate import Annotator
from sidelight.cli.engine import start_annotator
from sidelight.text.page import Page

WORDS = 5_000
RUNS = 100
STARTS = 5


def main() -> None:
    """Measure and print two tables in Markdown."""
    annotator = start_annotator(None)
    click.echo(f"| page of {WORDS:,} words | highlights | CPU ms, p50 | p95 | times lower-casing it |")
    click.echo("|---|---|---|---|---|")
    for name, files in (("all about the case", ABOUT), ("of words that look alike", ALIKE), ("without it", WITHOUT)):
        click.echo(_measure_page(name, compose_page(files, WORDS), annotator))
    click.echo()
    _print_starts()


def _measure_page(name: str, page: Page, annotator: Annotator) -> str:
    times = _measure(lambda: annotator.annotate(page))
    floor = median(_measure(lambda: [block.text.lower() for block in page.blocks]))
    highlights = len(annotator.annotate(page).highlights)
    p50, p95 = median(times), quantiles(times, n=20)[-1]
    return f"| {name} | {highlights} | {p50:.2f} | {p95:.2f} | {p50 / floor:,.0f} |"


def _measure(work: Callable[[], object]) -> list[float]:
    """Milliseconds of CPU time of each of many runs, after a few that warm up."""
    for _ in range(5):
        work()
    times = []
    for _ in range(RUNS):
        begun = time.thread_time()
        work()
        times.append((time.thread_time() - begun) * 1000)
    return times


def _print_starts() -> None:
    click.echo("| from a new process | median |\n|---|---|")
    command = [sys.executable, "-m", "benchmarks.startup"]
    outputs = [subprocess.run(command, capture_output=True, check=True).stdout for _ in range(STARTS)]
    starts = [json.loads(output) for output in outputs]
    for key in starts[0]:
        value = median(start[key] for start in starts)
        click.echo(f"| {key} | {value:.0f} MB |" if "memory" in key else f"| {key} | {value:.2f} s |")


if __name__ == "__main__":
    main()
