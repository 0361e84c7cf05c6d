"""`sidelight extension`: the browser extension as an unpacked folder, or as a zip for a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from sidelight.bundled import bundled
from sidelight.cli.origin import Origin
from sidelight.cli.packing import BROWSERS, MANIFEST, Copy, build_manifest, identify, pack, write

HOW_TO_LOAD = {
    "chromium": """The extension is in {folder}

To load it in Chromium or Chrome:
  1. Open chrome://extensions
  2. Switch on "Developer mode" (top right).
  3. Choose "Load unpacked" and then that folder.""",
    "firefox": """The extension for Firefox is in {folder}

To load it in Firefox (149 or later), until Firefox is closed:
  1. Open about:debugging#/runtime/this-firefox
  2. Choose "Load Temporary Add-on" and then manifest.json in that folder.""",
}
READS = {
    False: "Its button reads the page in front; the page that opens turns on all sites.",
    True: "It reads all sites from the beginning.",
}
PAIRS = "Type the code that sidelight pair prints beside it in the extension's settings, once."
STARTS = "Start the server: sidelight serve"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--browser", type=click.Choice(BROWSERS), default=BROWSERS[0], show_default=True, help="For which browser."
)
@click.option("--server", type=Origin(), help="Bind the copy to this server instead of the one on each machine.")
@click.option("--all-sites", is_flag=True, help="Let the copy read all sites without asking: for managed fleets.")
@click.option("--zip", "zipped", is_flag=True, help="Write the zip that the browser's store takes, nothing else.")
@click.option("--force", is_flag=True, help="Write even into a folder that holds other files.")
def extension(folder: Path, browser: str, *, server: str | None, all_sites: bool, zipped: bool, force: bool) -> None:
    """Write the browser extension to FOLDER, unpacked, and say how to load it.

    An earlier copy there is brought up to date. A folder with anything else in it is left alone, unless
    --force is given; then the extension's files are put beside what is there.

    With --zip one file, sidelight-VERSION-BROWSER.zip, is put into FOLDER. The same version gives the same bytes.
    """
    copy = Copy(browser, all_sites=all_sites, server=server)
    try:
        source = bundled("extension")
        if zipped:
            click.echo(f"The extension for the store is in {pack(source, folder, copy).resolve()}")
            return
        write_extension(source, folder, copy, force=force)
    except OSError as error:
        raise click.ClickException(str(error)) from None
    click.echo(HOW_TO_LOAD[browser].format(folder=folder.resolve()))
    click.echo("\n" + "\n".join(tell_what_is_next(copy)))


def tell_what_is_next(copy: Copy) -> Iterator[str]:
    """Yield what a reader does, or need not do, once a copy is loaded."""
    yield READS[copy.all_sites]
    yield f"It asks {copy.server}, and no other server." if copy.server else STARTS
    if copy.server or copy.browser == "firefox":
        yield PAIRS


def write_extension(source: Path, folder: Path, copy: Copy, *, force: bool = False) -> None:
    """Write a copy of the extension; raises `click.ClickException` where the folder holds something else."""
    if folder.resolve().is_relative_to(source.resolve()):
        raise click.ClickException(f"{folder} is where the extension itself is kept. Choose another folder.")
    manifest = build_manifest(source, copy)
    if folder.is_dir() and any(folder.iterdir()) and not force and not is_copy(manifest, folder):
        raise click.ClickException(
            f"{folder} holds something else than the extension for {copy.browser.title()}."
            " Choose another folder, or add --force."
        )
    write(source, folder, copy)


def is_copy(manifest: bytes, folder: Path) -> bool:
    """Whether a folder holds this extension for this browser, in any version."""
    try:
        theirs = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return identify(theirs) == identify(json.loads(manifest))
