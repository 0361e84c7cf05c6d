"""A page's annotation for people to read in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sidelight.cli.marks import VERDICTS, Json, clean, mark_text
from sidelight.export.telling import cite, compare_values, explain_variants, order_evidence, tell_stance
from sidelight.text.page import Page


def print_report(console: Console, page: Page, answer: Json) -> None:
    """Print a summary, then each highlighted block with its marks and, under it, what the record says.

    `answer` is an answer of the contract with offsets in code points.
    """
    shown = _choose_shown(answer)
    claims = [one["id"] for one in shown if one["kind"] == "claim"]
    numbers = {key: number for number, key in enumerate(claims, start=1)}
    _print_summary(console, answer, shown)
    told: dict[str, int] = {}
    for block in page.blocks:
        here = [one for one in shown if one["block"] == block.id]
        if not here:
            continue
        console.print()
        console.print(mark_text(block.text, here, numbers))
        for one in here:
            if one["kind"] == "claim":
                _print_claim(console, one, answer, numbers[one["id"]], told)


def _choose_shown(answer: Json) -> list[Json]:
    """As the extension does: entities of the context only on a page that is about the case."""
    return [
        one for one in answer["highlights"] if answer["about"] or one["kind"] == "claim" or one["prominence"] == "core"
    ]


def _print_summary(console: Console, answer: Json, shown: Sequence[Json]) -> None:
    if not shown:
        console.print("Nothing on this page is about the case.")
        return
    casefile = answer["casefile"]
    verdicts = Counter(one["verdict"] for one in shown if one["kind"] == "claim")
    names = Counter(answer["entities"][one["entity"]]["label"] for one in shown if one["kind"] == "entity")
    counts = f"{_count(verdicts.total(), 'statement')} and {_count(names.total(), 'name')}"
    language = f", language {answer['lang']}" if answer["lang"] else ""
    console.print(Text(f"{counts} of the casefile {casefile['id']} ({casefile['version'][:19]}){language}"))
    for verdict, (words, style) in VERDICTS.items():
        if verdicts[verdict]:
            console.print(Text(f"{verdicts[verdict]:>4}  {words}", style=style))
    if names:
        listed = ", ".join(f"{label} ({number})" for label, number in names.most_common())
        _print_indented(console, Text(f"Named: {listed}"), 2)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_claim(console: Console, highlight: Json, answer: Json, number: int, told: dict[str, int]) -> None:
    """The verdict and the compared values each time; the note and its sources the first time only."""
    words, style = VERDICTS[highlight["verdict"]]
    claim = answer["claims"][highlight["claim"]]
    first = told.setdefault(highlight["claim"], number)
    heading = Text(f"({number}) ").append(words, style=style).append(f". On record: {claim['statement']}")
    _print_indented(console, heading, 2)
    for line in _compare(highlight):
        _print_indented(console, Text(line), 6)
    for line in _tell_note(claim, answer) if first == number else [f"Sources and note: see ({first})."]:
        _print_indented(console, Text(line), 6)


def _print_indented(console: Console, text: Text, indent: int) -> None:
    console.print(Padding(text, (0, 0, 0, indent), expand=False))


def _compare(highlight: Json) -> Iterator[str]:
    yield from map(clean, compare_values(highlight))
    yield from explain_variants(highlight)
    if highlight["timing"]:
        yield highlight["timing"]
    yield f"Found because: {'; '.join(clean(reason) for reason in highlight['because'])}"


def _tell_note(claim: Json, answer: Json) -> Iterator[str]:
    yield f"Standing: {claim['standing']}. {claim['standing_reason']}"
    if claim["note"]:
        yield claim["note"]
    for evidence in order_evidence(claim):
        cited = f"- {tell_stance(evidence)}: {cite(answer['sources'][evidence['source']])}"
        yield f"{cited}, “{evidence['phrase']}”" if evidence["phrase"] else cited
        if evidence["link"]:
            yield f"  {evidence['link']}"
