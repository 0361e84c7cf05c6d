"""What moderators decided, as a patch to the casefile, with what a curator has to know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from sidelight.casefile.faults import CasefileError
from sidelight.cli.engine import find_settings, tell_faults
from sidelight.curation.model import NewClaim, NewEvidence, NewExample, NewName, Proposals
from sidelight.curation.patch import write_patch
from sidelight.curation.placing import place
from sidelight.curation.proposing import propose
from sidelight.curation.trying import try_changes
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import load_whole
from sidelight.reviews.model import Review

NOUNS = {NewExample: "example", NewName: "name", NewEvidence: "piece of evidence", NewClaim: "claim in draft"}
PLURALS = {"piece of evidence": "pieces of evidence", "claim in draft": "claims in draft"}


def print_patch(reviews: Iterable[Review], folder: Path | None) -> None:
    """Print the patch that decisions make to a casefile; on standard error, what it holds and what it leaves out."""
    folder, frames = find_settings(folder).casefile, frame_slots()
    try:
        casefile, material = load_whole(folder, frames)
        proposals = propose(reviews, casefile, material.examples)
        changes = place(proposals.proposals, casefile, folder)
        try_changes(changes, folder, frames)
    except CasefileError as error:
        raise tell_faults(error) from None
    click.echo(write_patch(changes).encode(), nl=False)
    click.echo(_summarise(proposals), err=True)
    for left in proposals.left_out:
        click.echo(f"Left out: review {left.review.id} {left.reason}.", err=True)


def _summarise(proposals: Proposals) -> str:
    counted = Counter(NOUNS[type(proposal)] for proposal in proposals.proposals)
    told = (f"{counted[noun]} {noun if counted[noun] == 1 else PLURALS.get(noun, noun + 's')}" for noun in counted)
    return f"Proposed: {', '.join(told) or 'nothing'}."
