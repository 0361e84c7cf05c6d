"""As much of a casefile as is sound: an old state that today's rules would refuse can still be compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from sidelight.casefile.checking import Frames, check
from sidelight.casefile.documents import Document, Where, read_folder
from sidelight.casefile.draft import Draft
from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import assemble
from sidelight.casefile.model import Casefile


def salvage(folder: Path, frames: Frames) -> tuple[Casefile, tuple[Fault, ...]]:
    """The casefile under `folder` without what is at fault, and the faults; raises CasefileError where nothing is left.

    Each fault takes the smallest thing with it: a key, or what the key is missing from. What refers to that has a fault
    of its own then, and goes as well.
    """
    files = read_folder(folder)
    told, pruned = list(files.faults), False
    while True:
        draft = Draft()
        for document in files.documents:
            draft.add(document)
        faults = [*draft.faults, *check(draft, frames)]
        if not faults:
            return assemble(draft, files.version), tuple(sorted(set(told)))
        # What is missing in a later round is what was taken out in one before.
        told += [fault for fault in faults if not pruned or _is_there(fault, files.documents)]
        pruned = bool(sum(_prune(document, faults) for document in files.documents))
        if not pruned:
            raise CasefileError(told)


def _prune(document: Document, faults: Iterable[Fault]) -> int:
    """Take out of a document what its faults point at; how many things that were."""
    places = {_find(document, fault.where) for fault in faults if fault.file == document.name} - {()}
    outermost = [place for place in places if not any(place[:size] in places for size in range(1, len(place)))]
    for place in sorted(outermost, key=_from_behind, reverse=True):
        _remove(document, place)
    return len(outermost)


def _is_there(fault: Fault, documents: Iterable[Document]) -> bool:
    return any(_find(document, fault.where) == fault.where for document in documents if document.name == fault.file)


def _find(document: Document, where: Where) -> Where:
    """The place itself, or what is left of the way to it."""
    node: object = document.data
    for length, step in enumerate(where):
        if not _has(node, step):
            return where[:length]
        node = node[step]  # type: ignore[index]  # it has been seen to have it
    return where


def _has(node: object, step: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node


def _remove(document: Document, place: Where) -> None:
    """From the data and from the nodes, whose lines later faults are told by."""
    data: object = document.data
    node = document.root
    for step in place[:-1]:
        data, node = data[step], _child(node, step)  # type: ignore[index]  # found there before
    last = place[-1]
    del data[last]  # type: ignore[attr-defined]
    if isinstance(last, int):
        del node.value[last]
    else:
        node.value = [pair for pair in node.value if pair[0].value != last]


def _child(node: yaml.Node, step: str | int) -> yaml.Node:
    if isinstance(step, int):
        found: yaml.Node = node.value[step]
        return found
    values: dict[str, yaml.Node] = {key.value: value for key, value in node.value}
    return values[step]


def _from_behind(place: Where) -> list[tuple[bool, int, str]]:
    """What to sort by, so that no removal moves what is removed after it."""
    return [(isinstance(step, int), step, "") if isinstance(step, int) else (False, 0, step) for step in place]
