"""Decisions of a period: what every export of them is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sidelight.casefile.model import Casefile
from sidelight.export.site import Site
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import Entry, Review
from sidelight.reviews.queue import ALL, Filter, list_reviews
from sidelight.storage.database import Database

Publishing = Callable[[], tuple[Casefile, Site]]
"""The casefile, and who publishes it; asked for only by forms that need them."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Steps of the history in their order; `known` holds the reviews that they belong to, by id."""

    entries: Sequence[Entry]
    known: Mapping[str, Review]
    publishing: Publishing

    @property
    def last(self) -> Mapping[str, Entry]:
        """The last step in the period of each review."""
        return {entry.review: entry for entry in self.entries}

    def list_reviews(self) -> Iterator[Review]:
        """Each review as it was at the end of the period."""
        for key, entry in self.last.items():
            review = self.known[key]
            yield replace(review, version=entry.version, decision=entry.new, reviewer=entry.reviewer, changed=entry.at)


def gather_decided(database: Database, period: Span, publishing: Publishing) -> Decided:
    """What was decided in a period. Raises StorageError."""
    known = {review.id: review for review in list_reviews(database, Filter(most=ALL)).reviews}
    # Read after the reviews, since one may have been opened in between, of which nothing more is known yet.
    entries = [entry for entry in list_entries(database, period).entries if entry.review in known]
    return Decided(entries, known, publishing)
