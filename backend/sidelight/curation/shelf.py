"""The files of a casefile while they are added to: which holds what, and what each has become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sidelight.casefile.documents import EXAMPLES, SUFFIXES, Document, Where, read_document
from sidelight.casefile.editing import insert


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; `before` is None for a new one."""

    name: str
    before: str | None
    after: str


class Shelf:
    """The YAML files under a folder, which are read once and written nowhere."""

    def __init__(self, folder: Path) -> None:
        files = (path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES and path.is_file())
        contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
        self._documents = {name: read_document(name, content) for name, content in contents.items()}
        self._before = {name: content.decode("utf-8") for name, content in contents.items()}
        self._after = dict(self._before)

    def add(self, name: str, where: Where, addition: Any, remark: str = "") -> None:  # noqa: ANN401 - any YAML
        """Add items to a list, or keys to a map, of a file, which is made where there is none."""
        self._after[name] = insert(self._after.get(name, ""), where, addition, remark)

    def holds(self, name: str) -> bool:
        """Whether there is a file of that name by now."""
        return name in self._after

    def list_changes(self) -> Iterator[Change]:
        """The files that are not as they were, by name."""
        for name, after in sorted(self._after.items()):
            if after != self._before.get(name):
                yield Change(name, self._before.get(name), after)

    def find(self, section: str, identifier: str) -> tuple[str, Where]:
        """The file and the place in it of the entry of that id."""
        for document in self._documents.values():
            for position, entry in enumerate(_entries(document, section)):
                if entry.get("id") == identifier:
                    return document.name, (section, position)
        raise KeyError(identifier)

    def find_fullest(self, section: str, chapter: str = "") -> str:
        """The file that holds most entries of a section, of a chapter's where one is given; empty for none."""
        held = {
            document.name: len(_entries(document, section))
            for document in self._documents.values()
            if not chapter or document.data.get("chapter") == chapter
        }
        name = max(held, key=lambda one: held[one], default="")
        return name if held.get(name) else ""

    def list_exemplified(self, language: str) -> Iterator[tuple[str, str]]:
        """Each claim that has examples in a language, with the file that holds them."""
        for document in self._documents.values():
            examples = document.data.get(EXAMPLES)
            if document.data.get("language") == language and isinstance(examples, dict):
                yield from ((claim, document.name) for claim in examples)


def _entries(document: Document, section: str) -> list[dict[str, Any]]:
    entries = document.data.get(section)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
