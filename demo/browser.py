"""Chromium with the extension, and what is to be seen in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NotRequired, TypedDict

from playwright.sync_api import BrowserContext, Error, Page, Playwright, ViewportSize, Worker

from demo.server import DemoError

NAMES = (os.environ.get("SIDELIGHT_CHROMIUM"), "chromium", "chromium-browser")
SWITCHES = ("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
PATIENCE = 30_000
WINDOW = ViewportSize(width=1100, height=800)
# Just after the installation, the browser does not read pages by itself yet.
_MAKE_READY = """async server => {
  await chrome.storage.local.set({server});
  while (!(await chrome.scripting.getRegisteredContentScripts()).length) await new Promise(r => setTimeout(r, 20));
}"""
_FIND_RANGE = """layer => {
  const range = [...(CSS.highlights.get(`sidelight-${layer}`) ?? [])][0];
  if (!range) return null;
  range.startContainer.parentElement.scrollIntoView({block: "center"});
  const box = range.getClientRects()[0];
  return {x: box.x + Math.min(box.width, 40) / 2, y: box.y + box.height / 2};
}"""


class Item(TypedDict):
    """A note as the extension lists it: `kind` is claim or entity; only claims have a `verdict`."""

    kind: str
    verdict: NotRequired[str]
    quote: str
    label: str
    times: int


def has_display() -> bool:
    """Whether a window can be shown."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def find_chromium() -> Path:
    """Where Chromium is; raises `DemoError` where there is none."""
    found = next(filter(None, (shutil.which(name) for name in NAMES if name)), None)
    if not found:
        raise DemoError("Chromium is missing: apt-get install chromium, or set SIDELIGHT_CHROMIUM to its path.")
    return Path(found)


@contextmanager
def open_chromium(
    driver: Playwright, chromium: Path, extension: Path, profile: Path, server: str
) -> Iterator[BrowserContext]:
    """Chromium with the extension, which asks `server`; a window where there is a display."""
    # Extensions run in a persistent context only. Chromium's sandbox refuses to run as root.
    try:
        context = driver.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            headless=not has_display(),
            chromium_sandbox=has_display() and os.geteuid() != 0,
            args=[*SWITCHES, f"--disable-extensions-except={extension}", f"--load-extension={extension}"],
            viewport=None if has_display() else WINDOW,
        )
    except Error as error:
        raise DemoError(f"Chromium did not start. It said:\n{error.message}") from None
    try:
        find_worker(context).evaluate(_MAKE_READY, server)
        yield context
    finally:
        context.close()


def read_article(context: BrowserContext, address: str) -> Page:
    """The page, once the extension has read it and drawn what it found."""
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(address)
    host = page.locator("sidelight-host:is([data-state=ready], [data-state=error])")
    try:
        host.wait_for(state="attached", timeout=PATIENCE)
    except Error:
        raise DemoError(f"The extension has not read the page within {PATIENCE // 1000} seconds.") from None
    if host.get_attribute("data-state") == "error":
        raise DemoError("The extension could not reach the server.")
    return page


def list_notes(context: BrowserContext, page: Page) -> list[Item]:
    """What the extension's popup lists of the page, in reading order."""
    tell = """async url => {
      const [tab] = await chrome.tabs.query({url: url.split("#")[0]});
      return (await chrome.tabs.sendMessage(tab.id, {type: "summary"})).items;
    }"""
    items: list[Item] = find_worker(context).evaluate(tell, page.url)
    return items


def open_card(page: Page, layers: tuple[str, ...]) -> bool:
    """Click the first highlight of the first of these verdicts that is there; whether there was one."""
    for layer in layers:
        if place := page.evaluate(_FIND_RANGE, layer):
            page.mouse.click(place["x"], place["y"])
            page.locator("sidelight-host").get_by_role("dialog").wait_for(timeout=PATIENCE)
            return True
    return False


def find_worker(context: BrowserContext) -> Worker:
    """The extension's worker, once it runs."""
    workers = context.service_workers
    return workers[0] if workers else context.wait_for_event("serviceworker", timeout=PATIENCE)
