"""Requests and answers as lines of JSON: for pipes and archives, without a server."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import IO, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sidelight.annotation import Annotation
from sidelight.contract import InvalidRequestError, UndecodableError, decode, read_request, render
from sidelight.contract.problem import build_problem, summarise_faults
from sidelight.text.page import Page


class Annotates(Protocol):
    """Whatever annotates pages."""

    def annotate(self, page: Page) -> Annotation:
        """All highlights of a page."""


def answer_lines(lines: IO[bytes], out: IO[bytes], annotator: Annotates) -> bool:
    """Write one line for each request, in order; whether all of them were sound. Empty lines are skipped."""
    clean = True
    for line in _show_progress(lines):
        if not line.strip():
            continue
        sound, answer = answer_line(line, annotator)
        clean = clean and sound
        out.write(_spell(answer) + b"\n")
        out.flush()
    return clean


def answer_line(line: bytes, annotator: Annotates) -> tuple[bool, dict[str, object]]:
    """Whether a line is a sound request, and its answer: an annotation, else a problem (RFC 9457)."""
    try:
        request = read_request(decode(line))
    except UndecodableError as error:
        return False, build_problem(400, str(error))
    except InvalidRequestError as error:
        return False, build_problem(422, summarise_faults(error.faults), error.faults)
    return True, render(annotator.annotate(request.page), request)


def _spell(answer: dict[str, object]) -> bytes:
    """JSON in UTF-8; all in ASCII where a quote holds a lone surrogate, which UTF-8 cannot spell."""
    try:
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(answer, separators=(",", ":")).encode()


def _show_progress(lines: IO[bytes]) -> Iterator[bytes]:
    """The lines, with a bar on standard error where a person looks on."""
    console = Console(stderr=True)
    columns = (TextColumn("pages"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(lines, total=_count_lines(lines))


def _count_lines(lines: IO[bytes]) -> int | None:
    """How many lines there are, or None for a pipe, which can be read only once."""
    if not lines.seekable():
        return None
    count = sum(1 for _ in lines)
    lines.seek(0, os.SEEK_SET)
    return count
