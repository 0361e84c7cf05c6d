"""`sidelight annotate`: what the record says of a page, for people or line by line for programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click
from rich.console import Console

from sidelight.casefile.values import PartialDate
from sidelight.cli.dates import PARTIAL_DATE
from sidelight.cli.engine import start_annotator
from sidelight.cli.lines import answer_lines
from sidelight.cli.report import print_report
from sidelight.contract import Offsets, Request, render
from sidelight.intake.document import Document, DocumentError, sniff_media_type
from sidelight.intake.fetch import Fetcher
from sidelight.intake.pages import read_page


@click.command()
@click.argument("target", metavar="FILE|URL|-")
@click.option("--lang", default="", metavar="CODE", help="The page's language, where it says none: pl, uk ...")
@click.option("--published", type=PARTIAL_DATE, help="The page's date, where it says none: 2012, 2012-04-05.")
@click.option("--locale", default="en", show_default=True, metavar="CODE", help="The language of the notes.")
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The casefile's folder; default: the one that comes with Sidelight.",
)
@click.option("--jsonl", is_flag=True, help="Read one request a line, write one answer a line, as JSON.")
def annotate(
    target: str, lang: str, published: PartialDate | None, locale: str, casefile: Path | None, *, jsonl: bool
) -> None:
    """Print what the record says of a page.

    The page is a file (text, whose blocks are parted by blank lines, or HTML), an address (http, https),
    or `-` for standard input.

    With --jsonl the lines of a file or of standard input are requests as the server takes them; a line that
    is none gets a problem (RFC 9457) for its answer, and the exit code is 1.
    """
    if jsonl:
        _refuse_page_options(lang, published, locale)
        with _open(target) as lines:
            clean = answer_lines(lines, sys.stdout.buffer, start_annotator(casefile))
        raise SystemExit(0 if clean else 1)
    try:
        page = read_page(_read_document(target), lang, published)
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    annotation = start_annotator(casefile).annotate(page)
    texts = {block.id: block.text for block in page.blocks}
    answer = render(annotation, Request(page, texts, locale, Offsets.CODE_POINT))
    print_report(_open_console(), page, answer)


def _open_console() -> Console:
    """Standard output; a pipe gets whole lines, so that whatever reads them need not join what was wrapped."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 10_000)


def _read_document(target: str) -> Document:
    scheme, separator, _ = target.partition("://")
    if separator and not Path(target).exists():
        return Fetcher().fetch(f"{scheme.lower()}://{target[len(scheme) + 3 :]}")
    with _open(target) as file:
        body = file.read()
    return Document(body, sniff_media_type(body, target))


def _open(target: str) -> IO[bytes]:
    try:
        return click.open_file(target, "rb")
    except OSError as error:
        raise click.UsageError(f"{target} can't be read: {error.strerror}.") from None


def _refuse_page_options(lang: str, published: PartialDate | None, locale: str) -> None:
    if lang or published or locale != "en":
        raise click.UsageError("With --jsonl each request says its own lang, published and locale.")
