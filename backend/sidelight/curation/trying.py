"""Changes put to a copy of the casefile, to see that it can still be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from sidelight.casefile.checking import Frames
from sidelight.curation.shelf import Change
from sidelight.marked.whole import load_whole


def try_changes(changes: Iterable[Change], folder: Path, frames: Frames) -> None:
    """Return where the casefile under `folder` would have no fault with the changes; raises CasefileError."""
    with TemporaryDirectory(prefix="sidelight-") as place:
        copy = Path(place) / "casefile"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"))
        for change in changes:
            path = copy / change.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(change.after.encode())
        load_whole(copy, frames)
