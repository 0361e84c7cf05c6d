"""`sidelight casefile diff`: what a reader is told otherwise from one state of a casefile to another, as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

import click

from sidelight.casefile.changes import Changes, Difference, Entry, Section, Tally, compare, tally
from sidelight.casefile.particulars import STANDING
from sidelight.cli.states import State, load_state, salvage_state
from sidelight.export.markdown import escape
from sidelight.marked.whole import Material

Counts = Mapping[str, Tally]


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON, with all particulars.")
def diff(old: str, new: str, *, as_json: bool) -> None:
    """Tell what changed from the casefile OLD to the casefile NEW.

    Each is a folder, or REVISION:FOLDER for a state in git (HEAD~3:path/to/casefile). Claims come with their
    standing before and after; how claims are worded, and what teaches to find them, is counted only.

    What has faults in OLD by the rules of today is left out, and named.
    """
    before, after = salvage_state(old), load_state(new)
    changes = compare(before.casefile, after.casefile)
    counts = {"patterns": changes.patterns, **_count_teaching(before.material, after.material)}
    if as_json:
        click.echo(json.dumps(_as_data(before, after, changes, counts), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_write(before, after, changes, counts)))


def _count_teaching(before: Material | None, after: Material | None) -> Counts:
    if before is None or after is None:
        return {}
    return {
        "examples": tally(before.examples, after.examples),
        "pages": tally(map(repr, before.pages), map(repr, after.pages)),
    }


def _as_data(before: State, after: State, changes: Changes, counts: Counts) -> Mapping[str, object]:
    return {
        "before": {"id": before.casefile.id, "version": before.casefile.version},
        "after": {"id": after.casefile.id, "version": after.casefile.version},
        "left_out": [str(fault) for fault in before.faults],
        "heading": [asdict(one) for one in changes.heading],
        "claims": asdict(changes.claims),
        "entities": asdict(changes.entities),
        "sources": asdict(changes.sources),
        "counts": {name: asdict(one) for name, one in counts.items()},
    }


def _write(before: State, after: State, changes: Changes, counts: Counts) -> Iterator[str]:
    old, new = before.casefile, after.casefile
    name = new.id if old.id == new.id else f"{old.id} → {new.id}"
    yield from (f"# Casefile {name}: what changed", "", f"- Before: {old.version}", f"- After: {new.version}")
    if before.faults:
        yield from ("", "Left out of the state before, which has faults by the rules of today:", "")
        yield from (f"- {escape(str(fault))}" for fault in before.faults)
    if not any((changes, *counts.values())):
        yield from ("", "Nothing changed for a reader.")
    if changes.heading:
        yield from ("", "## Title and chapters", "", *(f"- {_tell(one)}" for one in changes.heading))
    for title, section in (("Claims", changes.claims), ("Entities", changes.entities), ("Sources", changes.sources)):
        yield from _write_section(title, section)
    if told := [_tell_tally(name, one) for name, one in counts.items() if one]:
        yield from ("", "## How it is found", "", *told)


def _write_section(title: str, section: Section) -> Iterator[str]:
    if section:
        yield from ("", f"## {title}")
    for word, entries in (("Added", section.added), ("Removed", section.removed)):
        if entries:
            yield from ("", f"### {word}", "", *(_name(entry) + _tell_standing(entry) for entry in entries))
    if section.changed:
        yield from ("", "### Changed", "")
    for entry in section.changed:
        yield _name(entry)
        yield from (f"  - {_tell(one)}" for one in entry.differences)


def _name(entry: Entry) -> str:
    return f"- **{entry.id}**: {escape(entry.label)}"


def _tell_standing(entry: Entry) -> str:
    """Of a claim that is new or gone: how it stands or stood."""
    return next((f" {one.after or one.before}" for one in entry.differences if one.what == STANDING), "")


def _tell(one: Difference) -> str:
    what = escape(one.what)
    if one.what == STANDING:
        return f"{what}: {one.before} → {one.after}. {escape(one.reason)}"
    if one.before and one.after:
        return f"{what}: {_quote(one.before)} → {_quote(one.after)}"
    return f"{what}: added, {_quote(one.after)}" if one.after else f"{what}: removed, {_quote(one.before)}"


def _quote(text: str) -> str:
    return f"“{escape(text)}”"


def _tell_tally(name: str, one: Tally) -> str:
    return f"- {name.capitalize()}: {one.before} → {one.after} ({one.added} added, {one.removed} removed)"
