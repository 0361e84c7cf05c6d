"""Where the files that travel with the program are: the extension, the casefile, the contract."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]


def bundled(name: str) -> Path:
    """Return the folder `name` (`extension`, `shared`) as installed, or the checkout's if editable.

    Raises FileNotFoundError where neither has it.
    """
    for folder in (PACKAGE / "_bundled" / name, CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} is missing from this installation; install it again")
