"""Where trained scorers are kept between runs: one file a version and language, to be deleted any time."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from sidelight.matching.learned import LearnedScorer

_ROOMS = ("matching", "text")
"""The code on which features and weights depend: another code keeps files of its own."""


class Shelf:
    """Keeps the scorers of one casefile version in a folder. A file that cannot be read or written is done without."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._name = f"{version.removeprefix('sha256:')[:16]}-{_code_digest():08x}"

    def load(self, language: str) -> LearnedScorer | None:
        """The scorer that was kept for a language, or None."""
        try:
            content = BytesIO(self._path(language).read_bytes())
            return LearnedScorer.restore(dict(np.load(content, allow_pickle=False)))
        except (OSError, KeyError, ValueError, BadZipFile):
            return None

    def keep(self, language: str, scorer: LearnedScorer) -> None:
        """Keep a scorer: written aside and then put in place, so that no reader sees half of it."""
        arrays: dict[str, Any] = dict(scorer.dump())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(descriptor, "wb") as file:
                np.savez(file, **arrays)
            Path(name).replace(self._path(language))
        except OSError:
            return

    def _path(self, language: str) -> Path:
        return self._folder / f"{self._name}-{language}.npz"


@cache
def _code_digest() -> int:
    digest = 0
    for room in _ROOMS:
        folder = files("sidelight").joinpath(room)
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".py"):
                digest = crc32(path.read_bytes(), digest)
    return digest
