"""`python -m benchmarks.browser`: what the extension costs a page in a real browser, with a server that is warm."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click
from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.pages import ABOUT, WITHOUT, compose_page
from e2e.driver import Extension, wait_until_at_work
from e2e.servers import SIDELIGHT, serving_pages, sidelight

RUNS = 3
ABOUT_WORDS = 20_000
PLAIN_WORDS = 5_000
FRAMES = 120
LONG = 50
READ = """async () => {
    const state = async () => Object.entries(await chrome.storage.session.get(null))
        .find(([key]) => /^tab:\\d+:0$/.test(key))?.[1].outcome.state;
    while (["working", undefined].includes(await state())) await new Promise((done) => setTimeout(done, 50));
}"""
FORGET = "() => chrome.storage.session.clear()"
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"]
SCRIPT = {"EvaluateScript", "FunctionCall", "RunMicrotasks", "v8.compile", "v8.parseOnBackground", "FireIdleCallback"}
WATCH = """() => {
    window.seen = {};
    addEventListener("load", () => { seen.load = performance.now(); });
    const look = () => {
        const sizes = [...CSS.highlights].map(([, highlight]) => highlight.size);
        if (sizes.length && !seen.first) seen.first = performance.now();
        if (document.querySelector("sidelight-host[data-state=ready]")) seen.ready = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
SCROLL = """(frames) => new Promise((done) => {
    const times = [];
    let last = performance.now();
    const step = (now) => {
        times.push(now - last);
        last = now;
        scrollBy(0, innerHeight);
        if (scrollY + innerHeight >= document.documentElement.scrollHeight) scrollTo(0, 0);
        if (times.length < frames) requestAnimationFrame(step);
        else done(times.slice(5).toSorted((one, other) => one - other));
    };
    requestAnimationFrame(step);
})"""


def main() -> None:
    """Measure and print two tables in Markdown."""
    with TemporaryDirectory() as folder, _serving(Path(folder)) as (server, pages), sync_playwright() as playwright:
        options: Any = {"executable_path": shutil.which("chromium"), "headless": True}
        bare = playwright.chromium.launch_persistent_context(f"{folder}/bare", args=["--no-sandbox"], **options)
        unpacked = f"{folder}/extension"
        subprocess.run([SIDELIGHT, "extension", "--all-sites", unpacked], check=True, capture_output=True)
        loading = [f"--disable-extensions-except={unpacked}", f"--load-extension={unpacked}"]
        context = playwright.chromium.launch_persistent_context(
            f"{folder}/with", args=["--no-sandbox", *loading], **options
        )
        _prepare(context, server)
        _print_busy(context, bare, f"{pages}/about.html")
        click.echo()
        _print_quiet(context, bare, f"{pages}/plain.html")
        context.close()
        bare.close()


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[str, str]]:
    """A server of the casefile, and one of the two pages."""
    site = folder / "site"
    site.mkdir()
    for name, files, words in (("about", ABOUT, ABOUT_WORDS), ("plain", WITHOUT, PLAIN_WORDS)):
        blocks = compose_page(files, words).blocks
        body = "".join(f"<p>{escape(block.text)}</p>" for block in blocks)
        html = (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>{name}</title><link rel=icon href='data:,'>{body}"
        )
        (site / f"{name}.html").write_text(html, encoding="utf-8")
    with sidelight() as server, serving_pages(site) as pages:
        yield server, pages


def _prepare(context: BrowserContext, server: str) -> None:
    worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
    wait_until_at_work(worker)
    Extension(context, worker.url.split("/")[2]).choose(server=server, marking="all", timeout=300_000)


def _print_busy(context: BrowserContext, bare: BrowserContext, address: str) -> None:
    _load(context, address, ready=True).close()
    runs = [_measure_busy(context, address) for _ in range(RUNS)]
    tasks = [_list_tasks(_trace(context, address, is_read=True)) for _ in range(RUNS)]
    without = _scroll(_load(bare, address, ready=False))
    own = [_list_tasks(_trace(bare, address)) for _ in range(RUNS)]
    rows = {
        "load to first highlight, ms": [run["first"] for run in runs],
        "load to last highlight, ms": [run["ready"] for run in runs],
        "highlights": [run["highlights"] for run in runs],
        "longest task, ms": [max(times) for times in tasks],
        "longest task without the extension, ms": [max(times) for times in own],
        f"tasks over {LONG} ms": [sum(time > LONG for time in times) for times in tasks],
        f"tasks over {LONG} ms without the extension": [sum(time > LONG for time in times) for times in own],
        "scrolling, ms a frame, p50": [run["scroll"][0] for run in runs],
        "scrolling, p95": [run["scroll"][1] for run in runs],
        "memory of scripts, MB": [run["memory"] for run in runs],
    }
    click.echo(f"| {ABOUT_WORDS:,} words about the case | median of {RUNS} | worst |\n|---|---|---|")
    for name, values in rows.items():
        click.echo(f"| {name} | {median(values):,.1f} | {max(values):,.1f} |")
    click.echo(f"| scrolling without the extension, p50 / p95 | {without[0]:.1f} / {without[1]:.1f} | |")


def _measure_busy(context: BrowserContext, address: str) -> dict[str, Any]:
    page = _load(context, address, ready=True)
    seen = page.evaluate("seen")
    count = page.evaluate("[...CSS.highlights].reduce((sum, [, highlight]) => sum + highlight.size, 0)")
    memory = _heap(page)
    found = {
        "first": seen["first"] - seen["load"],
        "ready": seen["ready"] - seen["load"],
        "highlights": count,
        "memory": memory,
        "scroll": _scroll(page),
    }
    page.close()
    return found


def _load(context: BrowserContext, address: str, *, ready: bool) -> Page:
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="load")
    if ready:
        page.locator("sidelight-host[data-state=ready]").wait_for(state="attached", timeout=600_000)
        page.wait_for_function("window.seen.ready", timeout=60_000)
    return page


def _scroll(page: Page) -> tuple[float, float]:
    times = page.evaluate(SCROLL, FRAMES)
    return times[len(times) // 2], times[int(len(times) * 0.95)]


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _print_quiet(context: BrowserContext, bare: BrowserContext, address: str) -> None:
    _trace(context, address)
    runs = [_sum_up(_trace(context, address, is_read=True)) for _ in range(RUNS)]
    without = median(_sum_up(_trace(bare, address)) for _ in range(RUNS))
    click.echo(f"| {PLAIN_WORDS:,} words without the case | median of {RUNS} | best | worst |\n|---|---|---|---|")
    click.echo(f"| main thread, ms | {median(runs):.1f} | {min(runs):.1f} | {max(runs):.1f} |")
    click.echo(f"| the same without the extension | {without:.1f} | | |")


def _trace(context: BrowserContext, address: str, *, is_read: bool = False) -> list[dict[str, Any]]:
    """What the browser's trace has of the page's main thread, until the page is read and has come to rest.

    It is the worker that tells when: whoever looks into the page would be measured as well.
    """
    page = context.new_page()
    page.goto("about:blank")
    browser = context.browser
    if browser is None:
        raise click.ClickException("This browser keeps no trace.")
    for worker in context.service_workers:
        worker.evaluate(FORGET)
    browser.start_tracing(page=page, categories=TRACED)
    page.goto(address, wait_until="load")
    if is_read:
        context.service_workers[0].evaluate(READ)
    page.wait_for_timeout(1_000)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.close()
    threads = {(each["pid"], each["tid"]) for each in events if each.get("name") == "ParseHTML"}
    return [each for each in events if "dur" in each and (each["pid"], each["tid"]) in threads]


def _spent(event: dict[str, Any]) -> float:
    """Milliseconds of processor time: what else runs on the machine does not count."""
    return float(event.get("tdur", event["dur"])) / 1000


def _list_tasks(events: list[dict[str, Any]]) -> list[float]:
    return [_spent(each) for each in events if each["name"] == "RunTask"]


def _sum_up(events: list[dict[str, Any]]) -> float:
    """Milliseconds in scripts, with the style and layout that they cause, on a page that has no scripts of its own."""
    total, until = 0.0, 0.0
    for each in sorted((each for each in events if each["name"] in SCRIPT), key=lambda each: each["ts"]):
        if each["ts"] >= until:
            total += _spent(each)
            until = each["ts"] + each["dur"]
    return total


if __name__ == "__main__":
    main()
