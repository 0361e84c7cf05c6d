"""`sidelight check FOLDER`: every fault of a casefile, or a summary of it and how its examples fare."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from sidelight.annotate import Annotator
from sidelight.casefile.examples import list_gaps
from sidelight.casefile.faults import CasefileError, suggest
from sidelight.casefile.model import Casefile, Claim, Standing
from sidelight.casefile.standing import assess
from sidelight.cli.examples import print_gaps, print_outcomes
from sidelight.cli.links import check_links
from sidelight.cli.standing import print_standing
from sidelight.cli.tables import open_console, show_progress
from sidelight.evaluation.examples import try_examples
from sidelight.intake.probe import Prober
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import Material, load_whole


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--no-examples", "skip", is_flag=True, help="Read the example sentences, but do not try them.")
@click.option("--standing", "claim", metavar="CLAIM", help="Show why a claim stands as it does, and nothing else.")
@click.option("--links", is_flag=True, help="Ask for the address of each source, and nothing else; changes no file.")
@click.option("--examples", "named", is_flag=True, help="Name each example that fails, and each claim with too few.")
@click.pass_obj
def check(prober: Prober | None, folder: Path, *, skip: bool, named: bool, links: bool, claim: str | None) -> None:
    """Check the casefile in FOLDER.

    Prints each fault as FILE:LINE: MESSAGE and exits with 1. Otherwise prints a summary, tries the casefile's example
    sentences on the engine and prints how many pass; it then exits with 0, for those are figures and no faults.

    With --links it exits with 1 where an address is gone (404, 410). One that refuses, moved or can't be reached is
    told and is no fault.
    """
    casefile, material = _load(folder)
    examples = material.examples
    if claim is not None:
        print_standing(open_console(), _find_claim(claim, casefile), casefile)
        return
    if links:
        raise SystemExit(0 if check_links(open_console(), casefile, prober or Prober()) else 1)
    click.echo(summarise(casefile))
    if not examples:
        return
    print_gaps(list_gaps(examples, casefile), named=named)
    if not skip:
        outcomes = [*try_examples(show_progress(examples, "examples"), Annotator(casefile, material))]
        print_outcomes(open_console(), outcomes, named=named)


def _load(folder: Path) -> tuple[Casefile, Material]:
    """The casefile and what it teaches by; the faults of all are printed together and end the command."""
    try:
        return load_whole(folder, frame_slots())
    except CasefileError as error:
        click.echo(error)
        raise SystemExit(1) from None


def _find_claim(name: str, casefile: Casefile) -> Claim:
    if name not in casefile.claims:
        raise click.BadParameter(f"there is no claim '{name}'{suggest(name, casefile.claims)}", param_hint="--standing")
    return casefile.claims[name]


def summarise(casefile: Casefile) -> str:
    """Sum a casefile up in one line: what it holds, how its claims stand, in which languages it is worded."""
    standings = Counter(assess(claim, casefile).standing for claim in casefile.claims.values())
    counted = ", ".join(f"{standings[standing]} {standing}" for standing in Standing if standings[standing])
    return (
        f"{casefile.id}: {len(casefile.entities)} entities, {len(casefile.claims)} claims ({counted}), "
        f"{len(casefile.sources)} sources; wordings in {' '.join(list_languages(casefile)) or 'no language'}"
    )


def list_languages(casefile: Casefile) -> list[str]:
    """List the languages in which some claim is worded, sorted by code."""
    return sorted(
        {
            language
            for claim in casefile.claims.values()
            for patterns in (claim.says, claim.unless, *(slot.terms for slot in claim.slots))
            for language in patterns
        }
    )
