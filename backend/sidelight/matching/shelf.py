"""Where trained scorers are kept between runs: one file a version and scorer, to be deleted any time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from time import time
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from sidelight.matching.learned import LinearScorer

_ROOMS = ("matching", "text", "languages")
"""The code and data on which features and weights depend: others keep files of their own."""
_LATER = {"weights.yaml"}
"""What is fitted with the scorers at hand, and so has no part in them."""
_KEPT_SECONDS = 3 * 24 * 60 * 60


class Shelf:
    """Keeps the scorers of one casefile version in a folder. A file that cannot be read or written is done without."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._name = f"{version.removeprefix('sha256:')[:16]}-{_code_digest():08x}"

    def load(self, name: str) -> LinearScorer | None:
        """The scorer that was kept under a name, or None."""
        try:
            content = BytesIO(self._path(name).read_bytes())
            return LinearScorer.restore(dict(np.load(content, allow_pickle=False)))
        except (OSError, KeyError, ValueError, BadZipFile):
            return None

    def keep_all(self, scorers: Mapping[str, LinearScorer]) -> None:
        """Keep scorers under their names, and throw away what other versions left days ago."""
        with suppress(OSError):
            self._tidy_up()
        for name, scorer in scorers.items():
            self.keep(name, scorer)

    def _tidy_up(self) -> None:
        for path in self._folder.glob("*.npz"):
            if not path.name.startswith(self._name) and path.stat().st_mtime < time() - _KEPT_SECONDS:
                path.unlink(missing_ok=True)

    def keep(self, name: str, scorer: LinearScorer) -> None:
        """Keep a scorer: written aside and then put in place, so that no reader sees half of it."""
        arrays: dict[str, Any] = dict(scorer.dump())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, part = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(descriptor, "wb") as file:
                np.savez(file, **arrays)
            Path(part).replace(self._path(name))
        except OSError:
            return

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._name}-{name}.npz"


@cache
def _code_digest() -> int:
    digest = 0
    for room in _ROOMS:
        with as_file(files("sidelight").joinpath(room)) as folder:
            for path in sorted(folder.rglob("*")):
                if path.suffix in {".py", ".yaml"} and path.name not in _LATER:
                    digest = crc32(path.read_bytes(), digest)
    return digest
