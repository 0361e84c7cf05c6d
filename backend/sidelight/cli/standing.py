"""Why a claim stands as it does, for curators to read in a terminal: each position, its origins, who repeats whom."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from sidelight.casefile.model import Casefile, Claim
from sidelight.casefile.provenance import Family, Witness, group_by_origin
from sidelight.casefile.standing import Assessment, Position, assess
from sidelight.cli.marks import clean


def print_standing(console: Console, claim: Claim, casefile: Casefile) -> None:
    """Print a claim's standing, the rule's result in words, and every piece of evidence under its origin."""
    assessment = assess(claim, casefile)
    console.print(Text(f"{claim.id}: {assessment.standing}", style="bold"))
    console.print(Text(clean(claim.statement["en"])))
    console.print(Text(clean(assessment.reason)))
    for tree in _draw(assessment, casefile):
        console.print()
        console.print(tree)


def _draw(assessment: Assessment, casefile: Casefile) -> Iterable[Tree]:
    for position in assessment.positions:
        tree = Tree(Text(_name(position, casefile), style="bold"))
        for family in group_by_origin(position, casefile):
            _draw_family(family, tree)
        yield tree


def _name(position: Position, casefile: Casefile) -> str:
    parts = [str(position.stance)]
    if position.by:
        parts.append(f"by {casefile.entities[position.by].label}")
    if position.slot:
        parts.append(f"that the {position.slot} is {position.value}")
    return clean(" ".join(parts))


def _draw_family(family: Family, tree: Tree) -> None:
    origin = family.origin
    branch = tree.add(Text(clean(f"origin {origin.id}: {origin.publisher}, grade {origin.grade}")))
    for witness in family.witnesses:
        branch.add(Text(clean(_tell(witness))))


def _tell(witness: Witness) -> str:
    way = " <- ".join(f"{source.id} ({source.grade})" for source in reversed(witness.chain))
    phrase = f', "{witness.evidence.phrase}"' if witness.evidence.phrase else ""
    return f"{way}{phrase}: {'not usable: ' + witness.obstacle if witness.obstacle else 'usable'}"
