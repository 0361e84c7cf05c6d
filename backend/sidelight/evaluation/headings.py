"""Headings that name whom a claim is about, for a sentence that stands alone."""

from __future__ import annotations

from sidelight.casefile.model import Casefile, Claim


def name_actors(claim: Claim, casefile: Casefile) -> str:
    """The labels of a claim's actors, as a heading may join them."""
    return ", ".join(casefile.entities[actor].label for actor in claim.actors)
