"""What nobody needs at run time taken out of scripts and styles: comments and indentation, never a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

STRIPPERS: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}


def strip(name: str, content: bytes) -> bytes:
    """Return what is written for a file: a script or sheet without comments and indentation, all else as it stands."""
    stripper = STRIPPERS.get(PurePosixPath(name).suffix)
    return stripper(content.decode("utf-8")).encode("utf-8") if stripper else content
