"""Who publishes a casefile, and where its pages are: exports travel, and must say whose word they are."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sidelight.casefile.model import Casefile


@dataclass(frozen=True, slots=True)
class Site:
    """Either may be empty: no address, no links to the casefile's pages; no publisher, the casefile by its title."""

    address: str = ""
    publisher: str = ""

    def link(self, room: str, key: str) -> str | None:
        """The permalink of something in a room (`claims`, `entities`, `sources`), or None without an address."""
        return f"{self.address.rstrip('/')}/casefile/{room}/{quote(key, safe='')}" if self.address else None

    def name_publisher(self, casefile: Casefile) -> str:
        """The publisher's name, never empty and never merely that of whom the case is about."""
        return self.publisher or f"Sidelight casefile: {casefile.title['en']}"
