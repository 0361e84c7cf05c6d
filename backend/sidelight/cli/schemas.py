"""`sidelight casefile schema`: JSON Schema for whoever writes a casefile in an editor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sidelight.casefile.json_schema import build_schemas
from sidelight.languages.frames import frame_slots


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write to FOLDER a JSON Schema for each kind of file that a casefile is made of.

    An editor that knows YAML and is told of them completes keys, shows what they mean and marks what is wrong.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind, document in build_schemas(frame_slots()).items():
        path = folder / f"{kind}.schema.json"
        path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(path)
