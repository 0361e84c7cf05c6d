"""The engine as commands need it: made from a casefile's folder, with faults told in sentences."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sidelight.annotate import Annotator
from sidelight.casefile.faults import CasefileError
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile
from sidelight.export.site import Site
from sidelight.languages.frames import frame_slots
from sidelight.pipelines.installed import PipelineError, choose_tagger
from sidelight.settings import Settings, SettingsError, read_settings


def start_annotator(folder: Path | None) -> Annotator:
    """An annotator for the casefile in a folder, or for the one of the settings; a fault ends the command."""
    settings = find_settings(folder)
    try:
        return Annotator.from_folder(settings.casefile, settings.cache, choose_tagger(settings.pipelines))
    except PipelineError as error:
        raise click.UsageError(str(error)) from None
    except CasefileError as error:
        raise tell_faults(error) from None


def load_casefile(folder: Path | None) -> Casefile:
    """The casefile in a folder, or the one of the settings, without an engine; a fault ends the command."""
    try:
        return load(find_settings(folder).casefile, frame_slots())
    except CasefileError as error:
        raise tell_faults(error) from None


def find_site(folder: Path | None) -> Site:
    """Who publishes the casefile and where, by the settings; a fault ends the command."""
    settings = find_settings(folder)
    return Site(settings.site, settings.publisher)


def find_settings(folder: Path | None) -> Settings:
    """The settings, with another casefile where one is given; a fault ends the command."""
    given = {**os.environ, "SIDELIGHT_CASEFILE": str(folder)} if folder else os.environ
    try:
        return read_settings(given)
    except (SettingsError, FileNotFoundError) as error:
        raise click.UsageError(str(error)) from None


def tell_faults(error: CasefileError) -> click.ClickException:
    """The sentence that ends a command, with all faults of a casefile."""
    return click.ClickException(f"The casefile can't be used. It has {len(error.faults)} fault(s):\n{error}")
