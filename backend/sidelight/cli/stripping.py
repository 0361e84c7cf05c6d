"""What nobody needs at run time taken out of scripts and styles: comments and indentation, never a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

# A sheet that a script holds, since no page can take it away.
SHEET = re.compile(r"(?<=\.replaceSync\(`)[^`$]+(?=`\))")


def strip_script(text: str) -> str:
    """Return a script without comments and indentation, nor those of the sheets that it holds."""
    return SHEET.sub(lambda sheet: cssmin(sheet[0]), jsmin(text))


STRIPPERS: Mapping[str, Callable[[str], str]] = {".js": strip_script, ".css": cssmin}


def strip(name: str, content: bytes) -> bytes:
    """Return what is written for a file: a script or sheet without comments and indentation, all else as it stands."""
    stripper = STRIPPERS.get(PurePosixPath(name).suffix)
    return stripper(content.decode("utf-8")).encode("utf-8") if stripper else content
