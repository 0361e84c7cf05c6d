"""Changes to files as a unified diff, as `git apply` and `patch -p1` take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from sidelight.curation.shelf import Change

UNENDED = "\\ No newline at end of file\n"


def write_patch(changes: Iterable[Change]) -> str:
    """The diff of all changes; names are relative to the casefile's folder, behind `a/` and `b/`."""
    return "".join(line for change in changes for line in _diff(change))


def _diff(change: Change) -> Iterator[str]:
    before = "/dev/null" if change.before is None else f"a/{change.name}"
    old, new = _split(change.before or ""), _split(change.after)
    for line in unified_diff(old, new, before, f"b/{change.name}"):
        yield line if line.endswith("\n") else f"{line}\n{UNENDED}"


def _split(text: str) -> list[str]:
    """Lines as these programs have them: nothing but a line feed ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
