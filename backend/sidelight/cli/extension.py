"""`sidelight extension`: the browser extension as an unpacked folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from sidelight.bundled import bundled

HOW_TO_LOAD = """The extension is in {folder}

To load it in Chromium or Chrome:
  1. Open chrome://extensions
  2. Switch on "Developer mode" (top right).
  3. Choose "Load unpacked" and then that folder.
Then start the server: sidelight serve"""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write even into a folder that holds other files.")
def extension(folder: Path, *, force: bool) -> None:
    """Write the browser extension to FOLDER, unpacked, and say how to load it.

    An earlier copy there is brought up to date. A folder with anything else in it is left alone, unless
    --force is given; then the extension's files are put beside what is there.
    """
    try:
        source = bundled("extension")
        write_extension(source, folder, force=force)
    except OSError as error:
        raise click.ClickException(str(error)) from None
    click.echo(HOW_TO_LOAD.format(folder=folder.resolve()))


def write_extension(source: Path, folder: Path, *, force: bool = False) -> None:
    """Copy the extension; raises `click.ClickException` where the folder holds something else."""
    if folder.resolve().is_relative_to(source.resolve()):
        raise click.ClickException(f"{folder} is where the extension itself is kept. Choose another folder.")
    if folder.is_dir() and any(folder.iterdir()) and not force and not is_copy(source, folder):
        raise click.ClickException(
            f"{folder} holds something else than the extension. Choose another folder, or add --force."
        )
    shutil.copytree(source, folder, dirs_exist_ok=True)


def is_copy(source: Path, folder: Path) -> bool:
    """Whether a folder holds this extension, in any version: its manifest bears the same key."""
    try:
        theirs = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    ours = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    return isinstance(theirs, dict) and theirs.get("key") == ours["key"]
