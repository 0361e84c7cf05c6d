"""Prints what the gate lets through; with `--engine` also beside the engine's own word."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sidelight.cli.engine import start_annotator
from sidelight.gate.writing import write_gate
from sidelight.text.page import Block, Page
from tests.gate.collection import Seen, homographs, load_case, load_list, marked_pages, ordinary_pages, written_forms
from tests.gate.twin import opens

COLLECTIONS = {
    "pages marked by hand": marked_pages,
    "sentences with names in all forms": written_forms,
    "ordinary pages": ordinary_pages,
    "sentences with words that look like names": homographs,
}


def tell(name: str, pages: Sequence[Seen]) -> str:
    """One line of the table, and whatever was decided wrongly."""
    decided = [(page, opens(page.blocks, load_list())) for page in pages]
    missed = [page.name for page, opened in decided if page.opens and not opened]
    sent = [page.name for page, opened in decided if opened and not page.opens]
    wanted = sum(page.opens for page in pages)
    row = f"| {name} | {wanted} | {len(missed)} | {len(pages) - wanted} | {len(sent)} |"
    return "\n".join([row, *(f"  missed: {name}" for name in missed), *(f"  sent: {name}" for name in sent)])


def tell_engine() -> str:
    """How many pages the engine calls about the case for a name of its core, and how many of these stay shut."""
    annotator = start_annotator(None)
    about = []
    for page in marked_pages():
        blocks = tuple(Block(number, text) for number, text in enumerate(page.blocks))
        found = annotator.annotate(Page(blocks, language=page.language)).highlights
        if any(getattr(item, "prominence", "") == "core" for item in found):
            about.append(page)
    shut = [page.name for page in about if not opens(page.blocks, load_list())]
    return f"The engine finds names of the core on {len(about)} pages; shut: {len(shut)} {' '.join(shut)}".rstrip()


def main() -> None:
    """Print the table."""
    print(f"The list: {len(write_gate(load_case()).body):,} bytes.\n")  # noqa: T201
    print("| | about the case | missed | others | sent |\n|---|---|---|---|---|")  # noqa: T201
    for name, pages in COLLECTIONS.items():
        print(tell(name, pages()))  # noqa: T201
    if "--engine" in sys.argv:
        print("\n" + tell_engine())  # noqa: T201


if __name__ == "__main__":
    main()
