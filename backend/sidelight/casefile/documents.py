"""YAML files as plain text values, with the line of each.

YAML guesses types (2008 a number, 2012-04-05 a date, no a boolean). A casefile is typed by its schema
instead, so every scalar is read as it is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import yaml

from sidelight.casefile.faults import CasefileError, Fault

Data = dict[str, "Data"] | list["Data"] | str | None
Where = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""

Stamp = tuple[str, int, int, int, int]
"""Path, number, size and times of a file."""
Stamps = tuple[Stamp, ...]

EXAMPLES, PAGES = "examples", "pages"
"""The folders of what teaches: read apart, but part of the version, for they change what is found."""
SUFFIXES = (".yaml", ".yml")
ID_LINE = re.compile(rb"^[\s-]*id:\s*([a-z0-9-]+)", re.MULTILINE)
STANDARD = "tag:yaml.org,2002:"
NULL = f"{STANDARD}null"
TAGS = {
    STANDARD + name for name in ("str", "null", "bool", "int", "float", "timestamp", "seq", "map", "merge", "value")
}


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name relative to the folder; what it holds, as maps, lists, texts and None (no value)."""

    name: str
    data: dict[str, Data]
    root: yaml.Node = field(repr=False)

    def line(self, path: Where) -> int:
        """Find the line, from 1, where the value at `path` is written, or else what should hold it."""
        node, line = self.root, self.root.start_mark.line
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            line, node = found
        return line + 1

    def fault(self, path: Where, message: str) -> Fault:
        """A fault of this file, at the line of `path`."""
        return Fault(self.name, self.line(path), message, path)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a casefile that could be read, faults of those that could not, the digest of all."""

    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    unread_ids: frozenset[str]
    """Ids that the unreadable files seem to hold: what refers to them is no fault of its own."""
    version: str


def read_folder(folder: Path) -> Folder:
    """Read every YAML file under `folder` but what teaches; raises CasefileError where there is none."""
    if not folder.is_dir():
        raise CasefileError([Fault(str(folder), 0, "there is no such folder")])
    files = _list_files(folder)
    if not files:
        raise CasefileError([Fault(str(folder), 0, "the folder holds no YAML file")])
    digest, documents, faults, unread = sha256(), [], [], set[str]()
    for name, path in files:
        try:
            content = path.read_bytes()
            digest.update(_seal(name, content))
            if name.startswith((f"{EXAMPLES}/", f"{PAGES}/")):
                continue
            documents.append(read_document(name, content))
        except OSError as error:
            faults.append(Fault(name, 0, f"cannot be read: {error.strerror}"))
        except CasefileError as error:
            faults.extend(error.faults)
            unread.update(match.decode() for match in ID_LINE.findall(content))
    return Folder(tuple(documents), tuple(faults), frozenset(unread), f"sha256:{digest.hexdigest()}")


def read_version(folder: Path) -> str:
    """The version that the files under `folder` make up, as `read_folder` tells it; raises OSError."""
    digest = sha256()
    for name, path in _list_files(folder):
        digest.update(_seal(name, path.read_bytes()))
    return f"sha256:{digest.hexdigest()}"


def read_stamps(folder: Path) -> Stamps:
    """What the file system tells of all under `folder` unread: it differs after any edit. Raises OSError."""
    return tuple(sorted(_stamp(folder)))


def _stamp(folder: Path | str) -> Iterator[Stamp]:
    # Looked at once a second for as long as a server runs: scandir takes a fifth of what pathlib does.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _stamp(entry.path)
            else:
                with suppress(FileNotFoundError):
                    state = entry.stat()
                    yield entry.path, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def read_document(name: str, content: bytes) -> Document:
    """Read one file; raises CasefileError where it is no UTF-8, no YAML, or no map of keys."""
    try:
        return _compose(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CasefileError([Fault(name, line, f"is not UTF-8 (byte 0x{content[error.start]:02x})")]) from error
    except yaml.YAMLError as error:
        raise CasefileError([_syntax_fault(name, error)]) from error
    except RecursionError as error:
        raise CasefileError([Fault(name, 0, "is nested too deeply")]) from error


def _compose(name: str, text: str) -> Document:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1 if root else 0
        raise CasefileError([Fault(name, line, "must be a map with top-level keys such as 'claims:'")])
    reader = _Reader(name)
    data = reader.read_map(root)
    if reader.faults:
        raise CasefileError(reader.faults)
    return Document(name, data, root)


def _seal(name: str, content: bytes) -> bytes:
    return f"{name}\0{len(content)}\0".encode() + content


def _list_files(folder: Path) -> list[tuple[str, Path]]:
    files = [*(path for path in folder.rglob("*") if path.suffix in SUFFIXES), *(folder / PAGES).rglob("*.txt")]
    found = ((path.relative_to(folder), path) for path in files)
    return sorted(
        (relative.as_posix(), path)
        for relative, path in found
        if path.is_file() and not any(part.startswith(".") for part in relative.parts)
    )


def _syntax_fault(name: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
    return Fault(name, mark.line + 1 if mark else 0, f"is no YAML: {problem}")


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line, item
    return None


class _Reader:
    """Turns nodes into plain values. Anchors are refused: a claim must say itself what it says."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def read_map(self, node: yaml.MappingNode) -> dict[str, Data]:
        return dict(self._items(node))

    def _items(self, node: yaml.MappingNode) -> Iterator[tuple[str, Data]]:
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(key, "a key must be a plain text")
                continue
            if key.value in keys:
                self._complain(key, f"the key '{key.value}' is written twice")
            keys.add(key.value)
            yield key.value, self._read(value)

    def _read(self, node: yaml.Node) -> Data:
        if id(node) in self._seen:
            self._complain(node, "anchors and aliases (&, *) are not used in a casefile; write the value out")
            return None
        self._seen.add(id(node))
        if node.tag not in TAGS:
            self._complain(node, f"the tag {node.tag} is not used in a casefile")
        if isinstance(node, yaml.MappingNode):
            return self.read_map(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._read(item) for item in node.value]
        return None if node.tag == NULL else str(node.value)

    def _complain(self, node: yaml.Node, message: str) -> None:
        self.faults.append(Fault(self.name, node.start_mark.line + 1, message))
