"""`make e2e-soak`: the same tests many times in random order, to tell what fails now and then.

Prints a table in Markdown, and with `--to` writes it into a document, after its heading "## Measured".
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
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
@click.option("--to", "document", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Write it there.")
@click.argument("arguments", nargs=-1)
def main(runs: int, at_once: int, document: Path | None, arguments: tuple[str, ...]) -> None:
    """Run tests many times, those of e2e or what ARGUMENTS name, and tell which of them waver."""
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir()
    table = describe(carry_out(runs, at_once, arguments or ("e2e",)), at_once)
    click.echo(table)
    if document:
        text = document.read_text(encoding="utf-8")
        document.write_text(text.partition(HEADING)[0] + HEADING + table, encoding="utf-8")


def carry_out(runs: int, at_once: int, arguments: tuple[str, ...]) -> list[Run]:
    """All runs in the order of their seeds; each is told of as it ends."""
    with ThreadPoolExecutor(at_once) as pool:
        running = [pool.submit(run_once, seed, arguments) for seed in range(1, runs + 1)]
        for ended in as_completed(running):
            run = ended.result()
            click.echo(f"run {run.seed}: {run.seconds:.0f} s, failed: {', '.join(run.failed) or 'none'}", err=True)
    return [ended.result() for ended in running]


def run_once(seed: int, arguments: tuple[str, ...]) -> Run:
    """Run pytest in a process of its own; what it says, and what it keeps of failures, stays in RESULTS."""
    report, log = RESULTS / f"{seed}.xml", RESULTS / f"{seed}.log"
    own = (f"--junitxml={report}", f"--output={RESULTS / str(seed)}", f"--randomly-seed={seed}", "-q")
    with log.open("w") as said:
        command = [sys.executable, "-m", "pytest", *own, *arguments]
        subprocess.run(command, cwd=CHECKOUT, stdout=said, stderr=said, check=False)
    return read_report(seed, report)


def read_report(seed: int, report: Path) -> Run:
    try:
        # The runner has just written it itself.
        suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314
    except (OSError, ElementTree.ParseError):
        return Run(seed, 0, 0, ("(the run broke off)",))
    cases = suite.findall("testcase")
    failed = {f"{case.get('classname')}::{case.get('name')}" for case in cases if {"failure", "error"} & tags(case)}
    return Run(seed, len(cases), float(suite.get("time")), tuple(sorted(failed)))


def tags(case: ElementTree.Element) -> set[str]:
    return {child.tag for child in case}


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
