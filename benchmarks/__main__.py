"""`make bench`: print what docs/performance.md shows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median, quantiles

import click

from benchmarks.pages import ABOUT, ALIKE, WITHOUT, compose_page
from sidelight.annotate import Annotator
from sidelight.cli.engine import start_annotator
from sidelight.text.page import Page

WORDS = 5_000
RUNS = 100
STARTS = 5
GROWTH = ((1, 1), (10, 10), (100, 100), (1000, 1))
"""Times the names and times the claims; a thousand times the claims would need about 15 GB."""
PATIENCE = 1800


def main() -> None:
    """Measure and print three tables in Markdown; the last one takes as long as it says."""
    annotator = start_annotator(None)
    click.echo(f"| page of {WORDS:,} words | highlights | CPU ms, p50 | p95 | times lower-casing it |")
    click.echo("|---|---|---|---|---|")
    for name, files in (("all about the case", ABOUT), ("of words that look alike", ALIKE), ("without it", WITHOUT)):
        click.echo(_measure_page(name, compose_page(files, WORDS), annotator))
    click.echo()
    _print_starts()
    click.echo()
    _print_growth()


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


def _print_growth() -> None:
    click.echo("| names | claims | about the case, CPU ms | without it, CPU ms | compiling, CPU s | memory |")
    click.echo("|---|---|---|---|---|---|")
    for names, claims in GROWTH:
        click.echo(write_growth(names, claims, _measure_growth(names, claims)))


def _measure_growth(names: int, claims: int) -> dict[str, float] | None:
    command = [sys.executable, "-m", "benchmarks.growth", str(names), str(claims)]
    try:
        return dict(json.loads(subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE).stdout))
    except subprocess.TimeoutExpired:
        return None


def write_growth(names: int, claims: int, figures: Mapping[str, float] | None) -> str:
    """A row of the table; without figures it says that nobody would wait for them."""
    if figures is None:
        return f"| × {names:,} | × {claims:,} | not done in {PATIENCE // 60} minutes | | | |"
    return (
        f"| {figures['aliases']:,} (× {names:,}) | {figures['claims']:,} (× {claims:,}) | {figures['about']:,.0f} "
        f"| {figures['without']:,.1f} | {figures['start']:,.0f} | {figures['memory']:,.0f} MB |"
    )


if __name__ == "__main__":
    main()
