"""The scripts that go into a page joined into one file for each list of them: a page starts one faster than many."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

LISTS = "worker/scripts.js"
"""The script that names them, in lists that are JSON."""
LIST = re.compile(r"export const (\w+) ?= ?(\[[^\]]*\]);")
OF_PAGES = "content/"
"""The folder of what only pages are given; what lies elsewhere is loaded by others as well."""


def read_lists(text: str) -> dict[str, list[str]]:
    """Return the files of each list by its name."""
    return {name: json.loads(files) for name, files in LIST.findall(text)}


def join_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return an extension's files with one script for each list, which then names that, in order of names."""
    lists = read_lists(files[LISTS].decode("utf-8"))
    joined = {
        f"{OF_PAGES}{name.lower()}.js": b"\n".join(files[part] for part in parts) for name, parts in lists.items()
    }
    named = "".join(f"export const {name}={json.dumps([file])};" for name, file in zip(lists, joined, strict=True))
    gone = {part for parts in lists.values() for part in parts if part.startswith(OF_PAGES)}
    kept = {name: content for name, content in files.items() if name not in gone}
    return dict(sorted({**kept, **joined, LISTS: named.encode()}.items()))
