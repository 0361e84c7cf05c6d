"""The engine as commands need it: made from a casefile's folder, with faults told in sentences."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sidelight.annotate import Annotator
from sidelight.casefile.faults import CasefileError
from sidelight.settings import SettingsError, read_settings


def start_annotator(folder: Path | None) -> Annotator:
    """An annotator for the casefile in a folder, or for the one of the settings; a fault ends the command."""
    try:
        return Annotator.from_folder(folder or _find_casefile())
    except CasefileError as error:
        raise click.ClickException(
            f"The casefile can't be used. It has {len(error.faults)} fault(s):\n{error}"
        ) from None


def _find_casefile() -> Path:
    try:
        return read_settings(os.environ).casefile
    except (SettingsError, FileNotFoundError) as error:
        raise click.UsageError(str(error)) from None
