"""Faults of a message: where each stands and what is wrong, as a flat list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict
from urllib.parse import quote


class Fault(TypedDict):
    """One fault; `pointer` is a JSON Pointer as a URI fragment: `#/blocks/3/text`, `#` for the whole."""

    pointer: str
    detail: str


def list_faults(messages: object) -> list[Fault]:
    """Return all faults of a tree of messages (`{"blocks": {3: {"text": ["..."]}}}`), in its order."""
    return [Fault(pointer="#" + path, detail=detail) for path, detail in _walk(messages, "")]


def _walk(messages: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(messages, Mapping):
        for key, below in messages.items():
            yield from _walk(below, path if key == "_schema" else f"{path}/{_escape(str(key))}")
    elif isinstance(messages, list):
        for below in messages:
            yield from _walk(below, path)
    else:
        yield path, str(messages)


def _escape(key: str) -> str:
    pointer = key.replace("~", "~0").replace("/", "~1")
    return quote(pointer, safe="~", errors="replace")
