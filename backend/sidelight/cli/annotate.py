"""`sidelight annotate`: what the record says of a page, for people or line by line for programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TypedDict

import click
from rich.console import Console
from typing_extensions import Unpack

from sidelight.casefile.values import PartialDate
from sidelight.cli.dates import PARTIAL_DATE
from sidelight.cli.engine import find_site, start_annotator
from sidelight.cli.lines import answer_lines
from sidelight.cli.report import print_report
from sidelight.contract import Request
from sidelight.export import PageFormat, answer_page, write_page
from sidelight.intake.document import Document, DocumentError, sniff_media_type
from sidelight.intake.fetch import Fetcher
from sidelight.intake.pages import read_page

REPORT = "report"


class PageOptions(TypedDict):
    """What a command is told of a page."""

    lang: str
    published: PartialDate | None
    locale: str


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
@click.option(
    "--format",
    "form",
    type=click.Choice([REPORT, *(form.value for form in PageFormat)]),
    default=REPORT,
    show_default=True,
    help="A report to read here, or a form for other programs.",
)
@click.option("--jsonl", is_flag=True, help="Read one request a line, write one answer a line, as JSON.")
def annotate(target: str, casefile: Path | None, form: str, *, jsonl: bool, **options: Unpack[PageOptions]) -> None:
    """Print what the record says of a page.

    The page is a file (text, whose blocks are parted by blank lines, or HTML), an address (http, https),
    or `-` for standard input.

    With --format it is written for other programs, in UTF-8: as W3C Web Annotation, schema.org ClaimReview, CSV or
    Markdown.

    With --jsonl the lines of a file or of standard input are requests as the server takes them; a line that
    is none gets a problem (RFC 9457) for its answer, and the exit code is 1.
    """
    if jsonl:
        _refuse_page_options(form, options)
        with _open(target) as lines:
            clean = answer_lines(lines, sys.stdout.buffer, start_annotator(casefile))
        raise SystemExit(0 if clean else 1)
    try:
        page = read_page(_read_document(target), options["lang"], options["published"])
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    annotation = start_annotator(casefile).annotate(page)
    answered = answer_page(annotation, Request(page, {}, options["locale"]), find_site(casefile))
    if form == REPORT:
        print_report(_open_console(), page, answered.answer)
    else:
        sys.stdout.buffer.write(write_page(PageFormat(form), answered))


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


def _refuse_page_options(form: str, options: PageOptions) -> None:
    if options["lang"] or options["published"] or options["locale"] != "en":
        raise click.UsageError("With --jsonl each request says its own lang, published and locale.")
    if form != REPORT:
        raise click.UsageError("With --jsonl the answers are the server's own; leave out --format.")
