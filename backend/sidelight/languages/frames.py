"""Frames: kinds of happenings and properties, with the words that say them in each language. One data file a frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

Patterns = Mapping[str, tuple[str, ...]]
"""Patterns (docs/casefile.md) by language code."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of happening or property. `slots` maps the name of each slot that it can have to its type."""

    name: str
    description: str
    slots: Mapping[str, str]
    triggers: Patterns
    """Say it by themselves."""
    hints: Patterns
    """Say it only where a slot's value agrees as well."""
    unless: Patterns
    """Show that something else is meant."""
    happens: str = ""
    """The slot whose date is the day of it; empty where it has no one day."""
    before: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What a page older than it was written before, by locale: 'before the verdict'."""


@cache
def load_frames() -> Mapping[str, Frame]:
    """Every frame, by name."""
    folder = files("sidelight.languages").joinpath("frames")
    frames = (
        _read_frame(path.read_text(encoding="utf-8"))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".yaml")
    )
    return {frame.name: frame for frame in frames}


def frame_slots() -> Mapping[str, Mapping[str, str]]:
    """The slots that each frame can have, with their types, as checking a casefile needs them."""
    return {name: frame.slots for name, frame in load_frames().items()}


def _read_frame(text: str) -> Frame:
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Frame(
        name=data["frame"],
        description=data["description"],
        slots=dict(data.get("slots") or {}),
        triggers=_read_patterns(data, "triggers"),
        hints=_read_patterns(data, "hints"),
        unless=_read_patterns(data, "unless"),
        happens=data.get("happens", ""),
        before=dict(data.get("before") or {}),
    )


def _read_patterns(data: Mapping[str, Any], key: str) -> Patterns:
    return {code: tuple(str(item) for item in items or ()) for code, items in (data.get(key) or {}).items()}
