"""The command line: one module a command, named in SUMMARIES."""

import logging
import sys

import click

from sidelight.cli.lazy import LazyGroup

SUMMARIES = {
    "serve": "Answer the browser extension on this machine.",
    "pair": "Let a browser use the server: print a code, list, revoke.",
    "token": "Let people and programs in: give tokens, list, revoke.",
    "reviews": "Export and import what moderators decided.",
    "annotate": "Print what the record says of a page.",
    "check": "Check a casefile and list every fault.",
    "casefile": "Export a casefile, compare its states, help to write it.",
    "evaluate": "Score the engine on pages marked by hand.",
    "fit": "Fit the weights of evidence to pages marked by hand.",
    "learn": "Learn from a casefile's examples ahead of the first start.",
    "extension": "Write the browser extension to a folder.",
    "openapi": "Print the server's OpenAPI document.",
}


@click.group(cls=LazyGroup, summaries=SUMMARIES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sidelight")
def main() -> None:
    """Put a curated casefile beside whatever page somebody reads."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    logging.getLogger("sidelight").setLevel(logging.INFO)
