"""`make pictures`: picture the desk and the review pages for docs/moderating.md, with an invented article under review.

`python -m demo.moderating FOLDER` puts the pictures there, else into docs/images/.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from demo.browser import find_chromium
from demo.desk import picture_desk
from e2e.review_desk import MISSED, add_token, put_under_review, sign_in
from e2e.servers import sidelight

IMAGES = Path(__file__).parents[1] / "docs" / "images"
WIDE, PHONE = (1000, 820), (360, 740)
TALL = 1120
COLOURS = 64


def main(output: Path) -> None:
    """Take all pictures."""
    with TemporaryDirectory(prefix="sidelight-") as state, sync_playwright() as driver:
        os.environ["SIDELIGHT_STATE"] = state
        with sidelight() as server:
            token = add_token("Ada")
            picture_desk(driver, server, token, output / "desk.png")
            _save_colours(output / "desk.png")
            put_under_review(server, token, "news-en", MISSED)
            put_under_review(server, token, "news-pl")
            sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = driver.chromium.launch(executable_path=find_chromium(), args=sandbox)
            take_pictures(browser, server, token, output)
            browser.close()


def take_pictures(browser: Browser, server: str, token: str, output: Path) -> None:
    """Picture the queue on a desk and a phone, several ticked at once, and a statement on its way to a claim."""
    page = _open(browser, WIDE, server, token)
    page.keyboard.press("j")
    _picture(page, output / "review-queue.png")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    _picture(page, output / "review-several.png")
    page.set_viewport_size({"width": WIDE[0], "height": TALL})
    page.goto(f"{server}/review/statements")
    page.get_by_role("link", name="Draft a claim").first.click()
    page.get_by_label("The statement, in your own words").fill("He paid 250,000 dollars for a villa.")
    page.get_by_label("Kind of statement").select_option("money")
    page.get_by_role("button", name="Show its values").click()
    _picture(page, output / "review-draft.png")
    phone = _open(browser, PHONE, server, token)
    phone.locator(".item").first.scroll_into_view_if_needed()
    phone.evaluate("document.querySelector('.item').scrollIntoView()")
    _picture(phone, output / "review-phone.png")


def _open(browser: Browser, size: tuple[int, int], server: str, token: str) -> Page:
    width, height = size
    page = browser.new_context(
        locale="en-GB", viewport={"width": width, "height": height}, reduced_motion="reduce"
    ).new_page()
    sign_in(page, server, token)
    return page


def _picture(page: Page, path: Path) -> None:
    page.screenshot(path=path, animations="disabled")
    _save_colours(path)


def _save_colours(path: Path) -> None:
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
