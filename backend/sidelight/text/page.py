"""A page as a reader sees it: text blocks in reading order, with language and date where known."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.casefile.values import PartialDate


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or cell. `id` is the sender's, unique on its page."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is annotated. `language` is the declared ISO 639-1 code, or empty; `published` the page's own date.

    `modified` is the day it was last changed, where it says so: what it says may be as young as that.
    """

    blocks: tuple[Block, ...]
    url: str = ""
    language: str = ""
    published: PartialDate | None = None
    modified: PartialDate | None = None
