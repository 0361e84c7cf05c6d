"""The moderator's desk beside an article, as a browser shows its side panel: pictured, and put side by side."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import BrowserContext, Page, Playwright

from demo.browser import find_chromium, find_worker, open_chromium, read_article
from demo.server import serve_folder
from e2e.servers import PAGES
from sidelight.bundled import bundled
from sidelight.cli.extension import write_extension
from sidelight.cli.packing import Copy

PAGE, PANEL = (800, 820), (400, 820)
EDGE = 1
GREY = "#b8b8b8"
_IS_FIRST = "document.querySelector('#desk [data-item]').hasAttribute('aria-current')"
_TAB_OF = "async (url) => (await chrome.tabs.query({url: url.split('#')[0]}))[0].id"


def picture_desk(driver: Playwright, server: str, token: str, path: Path) -> None:
    """Picture an article and, to its right, the desk of whoever has this token."""
    with TemporaryDirectory(prefix="sidelight-") as scratch, serve_folder(PAGES) as site:
        extension = Path(scratch) / "extension"
        write_extension(bundled("extension"), extension, Copy(all_sites=True))
        with open_chromium(driver, find_chromium(), extension, Path(scratch) / "profile", server) as context:
            _pair(context, token)
            page = read_article(context, f"{site}/news-en.html")
            page.set_viewport_size({"width": PAGE[0], "height": PAGE[1]})
            _picture(page, _open_desk(context, page), path)


def _pair(context: BrowserContext, token: str) -> None:
    options = _open(context, "options/options.html")
    options.locator("#code").fill(token)
    options.locator("#pairing button:not(#forget)").click()
    options.get_by_text("You review as").wait_for()
    options.close()


def _open_desk(context: BrowserContext, page: Page) -> Page:
    """The panel as a page of its own: browsers picture no panels."""
    tab = find_worker(context).evaluate(_TAB_OF, page.url)
    panel = _open(context, f"panel/panel.html?tab={tab}")
    panel.set_viewport_size({"width": PANEL[0], "height": PANEL[1]})
    panel.locator("#desk .open .group").first.wait_for()
    # Moving to a row shows its passage on the page.
    for key in ("j", "k"):
        panel.keyboard.press(key)
    panel.wait_for_function(_IS_FIRST)
    return panel


def _open(context: BrowserContext, path: str) -> Page:
    """One of the extension's own pages, once it is ready."""
    page = context.new_page()
    page.goto(find_worker(context).url.removesuffix("worker/main.js") + path)
    page.locator("body[data-state]").wait_for()
    return page


def _picture(page: Page, panel: Page, path: Path) -> None:
    height = max(PAGE[1], PANEL[1])
    whole = Image.new("RGB", (PAGE[0] + EDGE + PANEL[0], height), GREY)
    for left, part in ((0, page), (PAGE[0] + EDGE, panel)):
        part.bring_to_front()
        part.screenshot(path=path, animations="disabled")
        whole.paste(Image.open(path), (left, 0))
    whole.save(path)
