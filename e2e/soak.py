"""`make e2e-soak`: the same tests many times in random order, to tell what fails now and then.

Prints a table in Markdown, and with `--to` writes it into a document, after its heading "## Measured", anew as each run
ends: hours of runs are not lost where they are broken off.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import click

CHECKOUT = Path(__file__).parents[1]
RESULTS = CHECKOUT / "soak-results"
HEADING = "## Measured\n"
MINUTES = 60


@dataclass(frozen=True)
class Run:
    """One run of all tests. `failed` names those that did not pass; a run that broke off is told as one of them."""

    seed: int
    tests: int
    seconds: float
    failed: tuple[str, ...]


@click.command()
@click.option("--runs", type=click.IntRange(1), default=20, show_default=True, help="How often.")
@click.option("--at-once", type=click.IntRange(1), default=1, show_default=True, help="How many side by side.")
@click.option("--go-on", is_flag=True, help="Carry out only the runs that an earlier soak was broken off before.")
@click.option("--to", "document", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Write it there.")
@click.argument("arguments", nargs=-1)
def main(runs: int, at_once: int, go_on: bool, document: Path | None, arguments: tuple[str, ...]) -> None:
    """Run tests many times, those of e2e or what ARGUMENTS name, and tell which of them waver."""
    if not go_on:
        shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(exist_ok=True)
    table = ""
    for ended in carry_out(runs, at_once, arguments or ("e2e",)):
        table = describe(ended, at_once)
        if document:
            write(table, document)
    click.echo(table)


def carry_out(runs: int, at_once: int, arguments: tuple[str, ...]) -> Iterator[list[Run]]:
    """All runs that have ended so far, in the order of their seeds, anew whenever one more has; each is told of."""
    seeds = range(1, runs + 1)
    ended = {seed: read_report(seed) for seed in seeds if report_of(seed).exists()}
    if ended:
        yield list(ended.values())
    with ThreadPoolExecutor(at_once) as pool:
        for carried_out in as_completed(pool.submit(run_once, seed, arguments) for seed in seeds if seed not in ended):
            run = carried_out.result()
            ended[run.seed] = run
            click.echo(f"run {run.seed}: {run.seconds:.0f} s, failed: {', '.join(run.failed) or 'none'}", err=True)
            yield [ended[seed] for seed in seeds if seed in ended]


def report_of(seed: int) -> Path:
    return RESULTS / f"{seed}.xml"


def run_once(seed: int, arguments: tuple[str, ...]) -> Run:
    """Run pytest in a process of its own; what it says, and what it keeps of failures, stays in RESULTS."""
    own = (f"--junitxml={report_of(seed)}", f"--output={RESULTS / str(seed)}", f"--randomly-seed={seed}", "-q")
    with (RESULTS / f"{seed}.log").open("w") as said:
        command = [sys.executable, "-m", "pytest", *own, *arguments]
        subprocess.run(command, cwd=CHECKOUT, stdout=said, stderr=said, check=False)
    # Whoever goes on with a soak is still told of a run that broke off by itself.
    report_of(seed).touch()
    return read_report(seed)


def read_report(seed: int) -> Run:
    try:
        # The runner has just written it itself.
        suite = ElementTree.parse(report_of(seed)).getroot().find("testsuite")  # noqa: S314
    except (OSError, ElementTree.ParseError):
        return Run(seed, 0, 0, ("(the run broke off)",))
    cases = suite.findall("testcase")
    failed = {f"{case.get('classname')}::{case.get('name')}" for case in cases if {"failure", "error"} & tags(case)}
    return Run(seed, len(cases), float(suite.get("time")), tuple(sorted(failed)))


def tags(case: ElementTree.Element) -> set[str]:
    return {child.tag for child in case}


def write(table: str, document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    document.write_text(text.partition(HEADING)[0] + HEADING + table, encoding="utf-8")


def describe(runs: list[Run], at_once: int) -> str:
    """What the runs say, in Markdown."""
    failures = Counter(name for run in runs for name in run.failed)
    carried_out = sum(run.tests for run in runs)
    share = sum(failures.values()) / max(carried_out, 1)
    clean = sum(not run.failed for run in runs)
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {cpu_count()} processors: {len(runs)} runs of {max(run.tests for run in runs)}"
        f" tests in random order, {at_once} at a time, {median(run.seconds for run in runs) / MINUTES:.1f} minutes each"
        " (median).",
        f"{clean} of {len(runs)} runs passed as a whole; {sum(failures.values())} of {carried_out:,} tests carried out"
        f" failed: a flake rate of {share:.3%}.",
        "",
    ]
    if failures:
        lines += ["| test | failed | in runs |", "|---|---|---|"]
        lines += [
            f"| `{name}` | {count} of {len(runs)} | {where(name, runs)} |" for name, count in failures.most_common()
        ]
        lines += [""]
    return "\n".join(lines)


def where(name: str, runs: list[Run]) -> str:
    return ", ".join(str(run.seed) for run in runs if name in run.failed)


if __name__ == "__main__":
    main()
