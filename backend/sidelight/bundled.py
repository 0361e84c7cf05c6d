"""Where the files that travel with the program are: the extension, the casefile, the contract."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]


def bundled(name: str) -> Path:
    """The folder `name` (`extension`, `shared`) as installed, or that of the checkout in an editable install.

    Raises FileNotFoundError where neither has it.
    """
    for folder in (PACKAGE / "_bundled" / name, CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} did not come with this installation; install sidelight again")
