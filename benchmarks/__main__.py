"""`make bench`: print what docs/performance.md shows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

import click

from benchmarks.pages import ABOUT, ELSEWHERE, compose_page
from sidelight.cli.engine import start_annotator
from sidelight.text.page import Page

WORDS = 5_000
RUNS = 100
STARTS = 5


def main() -> None:
    """Measure and print two tables in Markdown."""
    annotator = start_annotator(None)
    about, elsewhere = compose_page(ABOUT, WORDS), compose_page(ELSEWHERE, WORDS)
    rows = [
        ("about the case", _describe(about), _measure(lambda: annotator.annotate(about))),
        ("without it", _describe(elsewhere), _measure(lambda: annotator.annotate(elsewhere))),
    ]
    floor = median(_measure(lambda: [block.text.lower() for block in about.blocks]))
    click.echo(f"| page of {WORDS:,} words | | CPU ms, p50 | p95 | times lower-casing it |\n|---|---|---|---|---|")
    for name, description, times in rows:
        p95 = quantiles(times, n=20)[-1]
        click.echo(f"| {name} | {description} | {median(times):.2f} | {p95:.2f} | {median(times) / floor:,.0f} |")
    click.echo(f"\nHighlights on the first: {len(annotator.annotate(about).highlights)}.\n")
    _print_starts()


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


def _describe(page: Page) -> str:
    return f"{len(page.blocks)} blocks, {sum(len(block.text) for block in page.blocks):,} characters"


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
