"""All reviews with their whole history as JSON lines, and back into an empty database: nothing is lost on the way."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sidelight.reviews import store
from sidelight.reviews.addresses import site_of
from sidelight.reviews.forms import Json, read_entry, read_target, write_decision, write_entry, write_review
from sidelight.reviews.model import Entry, Review
from sidelight.storage.database import Database
from sidelight.storage.errors import NotEmptyError
from sidelight.storage.tables import EntryRow, ReviewRow

HEADER = {"sidelight": "reviews", "format": 1}


class UnreadableError(ValueError):
    """Lines that are no export; the message says which line and why."""


def export_reviews(database: Database) -> Iterator[str]:
    """Lines without line feeds: what this is, then each review with its steps, in the order in which they began."""
    with database.read() as session:
        yield _dump(HEADER)
        if session is None:
            return
        steps: dict[str, list[Entry]] = defaultdict(list)
        for row in session.scalars(select(EntryRow).order_by(EntryRow.number)):
            steps[row.review].append(store.read_entry(row))
        reviews = {row.id: store.read_review(row) for row in session.scalars(select(ReviewRow))}
    for key, entries in steps.items():
        yield _dump({**write_review(reviews[key]), "history": [_tell(entry) for entry in entries]})


def import_reviews(database: Database, lines: Iterable[str]) -> int:
    """Keep what was exported, all or nothing, and return how many reviews there are.

    Raises UnreadableError for lines that are no export, NotEmptyError where something was decided already.
    """
    read = list(_read_lines(lines))
    entries = sorted((entry for _, steps in read for entry in steps), key=lambda entry: entry.number)
    if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        raise UnreadableError("The history has gaps; this is not the whole export.")
    with database.write() as session:
        if store.count_entries(session):
            raise NotEmptyError("Reviews are imported into an empty database only; this one holds some already.")
        _keep(session, (review for review, _ in read), entries)
    return len(read)


def _keep(session: Session, reviews: Iterable[Review], entries: Iterable[Entry]) -> None:
    for review in reviews:
        store.add_review(session, review)
    for entry in entries:
        store.add_entry(session, entry)


def _tell(entry: Entry) -> Json:
    """A step without what its review and the step before it say."""
    told = write_entry(entry)
    return {name: told[name] for name in told if name not in {"review", "old"}}


def _read_lines(lines: Iterable[str]) -> Iterator[tuple[Review, list[Entry]]]:
    numbered = enumerate(lines, start=1)
    number, first = next(numbered, (1, ""))
    if _load(number, first) != HEADER:
        raise UnreadableError(f"Line 1 is not {_dump(HEADER)}; this is no export of reviews, or a newer one.")
    for number, line in numbered:
        if line.strip():
            data = _load(number, line)
            try:
                yield _read(data)
            except (KeyError, TypeError, ValueError) as error:
                raise UnreadableError(f"Line {number} can't be read: {type(error).__name__} {error}.") from None


def _read(data: Json) -> tuple[Review, list[Entry]]:
    steps = _read_steps(data["id"], data["history"])
    last, target = steps[-1], read_target(data, site_of(data["page"]))
    # What holds now is what the last step says; a line that says otherwise was tampered with.
    if write_decision(last.new) != {name: data[name] for name in write_decision(last.new)}:
        raise ValueError("its last step is not what holds")
    opened = datetime.fromisoformat(data["opened"])
    return Review(data["id"], last.version, last.number, target, last.new, last.reviewer, opened, last.at), steps


def _read_steps(key: str, told: list[Json]) -> list[Entry]:
    steps: list[Entry] = []
    for version, step in enumerate(told, start=1):
        if step["version"] != version:
            raise ValueError("its versions have gaps")
        entry = read_entry({**step, "review": key, "old": None})
        steps.append(replace(entry, old=steps[-1].new if steps else None))
    if not steps:
        raise ValueError("it has no history")
    return steps


def _load(number: int, line: str) -> Any:  # noqa: ANN401 - whatever JSON spells
    try:
        return json.loads(line)
    except ValueError:
        raise UnreadableError(f"Line {number} is no JSON.") from None


def _dump(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
