"""What is kept of a test that failed: traces of all browsers that it used; its report says where all of it lies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error


class Traces:
    """Traces of browsers that live longer than one test, or shorter; a part for each test."""

    def __init__(self, wanted: str, spare: Path) -> None:
        self.wanted = wanted
        self.spare = spare
        self.live: list[BrowserContext] = []
        self.used: set[BrowserContext] = set()
        self.ended: list[Path] = []
        self.item: pytest.Item | None = None

    def follow(self, context: BrowserContext) -> None:
        """Trace a browser from now on until it is closed."""
        if self.wanted == "off":
            return
        # A film of all that is painted takes as long as the tests themselves.
        context.tracing.start(screenshots=self.wanted == "on", snapshots=True, sources=True)
        context.on("page", lambda _: self.used.add(context))
        self.live.append(context)
        # Whether the test fails is known only when browsers of its own are closed already.
        context.close = self._ending(context, context.close)

    def _ending(self, context: BrowserContext, close: Callable[..., None]) -> Callable[..., None]:
        def end(**options: Any) -> None:
            if context in self.live:
                self.live.remove(context)
                if self.item and self._may_be_kept(self.item):
                    self.ended.append(self.spare / f"{id(context)}.zip")
                    context.tracing.stop(path=self.ended[-1])
            close(**options)

        return end

    def _may_be_kept(self, item: pytest.Item) -> bool:
        call = getattr(item, "rep_call", None)
        return self.wanted == "on" or call is None or call.failed

    def begin(self, item: pytest.Item) -> None:
        self.item = item
        self.used.clear()
        for context in self.live:
            context.tracing.start_chunk(title=item.nodeid)

    def take_pictures(self, folder: Path) -> None:
        """Pictures of all pages that are open, for a trace shows no highlights."""
        pages = (page for context in self.live for page in context.pages if page.url != "about:blank")
        for number, page in enumerate(pages):
            with suppress(Error):
                page.screenshot(path=folder / f"page-{number}.png", timeout=5_000)

    def end(self, folder: Path, *, failed: bool) -> None:
        """Put traces into a folder: none where the test passed and nobody asked for them."""
        self.item = None
        kept = failed or self.wanted == "on"
        for number, context in enumerate(self.live):
            wanted = kept and context in self.used
            context.tracing.stop_chunk(path=folder / f"extension-{number}.zip" if wanted else None)
        for number, path in enumerate(self.ended):
            if kept:
                folder.mkdir(parents=True, exist_ok=True)
                shutil.move(path, folder / f"closed-{number}.zip")
            else:
                path.unlink()
        self.ended.clear()


def find_failure(item: pytest.Item) -> pytest.TestReport | None:
    """The report of a test that failed, or of what was set up for it."""
    reports = (getattr(item, f"rep_{when}", None) for when in ("call", "setup"))
    return next((report for report in reports if report and report.failed), None)


def tell_what_is_kept(failure: pytest.TestReport, folder: Path) -> None:
    """Say in the report of a failure what lies in its folder, and how to look at it."""
    kept = sorted(path for path in folder.glob("*") if path.is_file())
    if kept:
        lines = (f"playwright show-trace {path}" if path.suffix == ".zip" else str(path) for path in kept)
        failure.sections.append(("Kept to look at", "\n".join(lines)))
