"""Tables for people, which a file or a page of documentation can take as they are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sidelight.cli.marks import clean

T = TypeVar("T")


def open_console() -> Console:
    """Standard output; a pipe gets whole lines, so that whatever reads them need not join what was wrapped."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 10_000)


def print_table(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table with its title above; the first column holds words, the others figures. Markdown in a pipe."""
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else box.MARKDOWN)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    console.print()
    console.print(Text(title, style="bold"))
    if not console.is_terminal:
        console.print()
    console.print(table if console.is_terminal else _as_markdown(console, table))


def _as_markdown(console: Console, table: Table) -> Text:
    """The table without the blank lines that stand for its upper and lower edge."""
    with console.capture() as captured:
        console.print(table)
    return Text("\n".join(line for line in captured.get().splitlines() if line.strip()))


def show_progress(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The items, with a bar on standard error where a person looks on; `total` where the items have no length."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(items, total)
