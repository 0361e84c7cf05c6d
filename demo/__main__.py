"""`make demo`: open an article in Chromium with the extension, take pictures, print what was found.

`python -m demo FOLDER` puts the pictures there, else into demo-output/.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from demo.browser import Item, find_chromium, has_display, list_notes, open_card, open_chromium, read_article
from demo.server import USUAL_PORT, DemoError, serve_folder, serve_sidelight
from sidelight.bundled import bundled
from sidelight.cli.extension import write_extension
from sidelight.cli.marks import VERDICTS
from sidelight.cli.packing import Copy

CHECKOUT = Path(__file__).parents[1]
ARTICLE = CHECKOUT / "e2e" / "pages" / "news-en.html"
OUTPUT = CHECKOUT / "demo-output"


def main(output: Path) -> int:
    """Run the demonstration; 0, or 1 where something kept it from running."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    try:
        chromium = find_chromium()
        with (
            TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True) as scratch,
            serve_sidelight() as server,
            serve_folder(ARTICLE.parent) as site,
            sync_playwright() as driver,
        ):
            if not server.endswith(f":{USUAL_PORT}"):
                console.print(f"Port {USUAL_PORT} is taken; this demonstration uses {server}.")
            extension = Path(scratch) / "extension"
            write_extension(bundled("extension"), extension, Copy(all_sites=True))
            with open_chromium(driver, chromium, extension, Path(scratch) / "profile", server) as context:
                show(context, f"{site}/{ARTICLE.name}", output, console)
    except DemoError as error:
        console.print(str(error), markup=False)
        return 1
    return 0


def show(context: BrowserContext, address: str, output: Path, console: Console) -> None:
    """Read the article, print its notes, take both pictures, and wait for the window to be closed."""
    page = read_article(context, address)
    console.print(tabulate(list_notes(context, page)))
    take_pictures(page, output)
    console.print(f"Pictures: {output / 'page.png'}, {output / 'card.png'}", soft_wrap=True)
    if has_display():
        console.print("Close the window to end. Click a highlight to see its note.")
        page.wait_for_event("close", timeout=0)


def take_pictures(page: Page, output: Path) -> None:
    """Picture the highlighted page, and it again with a card open."""
    output.mkdir(exist_ok=True)
    page.screenshot(path=output / "page.png", full_page=True)
    if not open_card(page, tuple(VERDICTS)):
        raise DemoError("The page was read, but nothing was found on it.")
    page.screenshot(path=output / "card.png", animations="disabled")


def tabulate(items: list[Item]) -> Table:
    """The notes of a page as a table, in reading order."""
    table = Table("On the page", "Verdict", "On record", title="What Sidelight found", show_lines=True)
    for item in items:
        words, style = VERDICTS.get(item.get("verdict", ""), ("", ""))
        table.add_row(item["quote"], words, item["label"], style=style if item["kind"] == "claim" else "")
    return table


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT))
