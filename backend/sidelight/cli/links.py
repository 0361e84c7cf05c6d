"""The addresses of a casefile's sources, each with what has become of it, for curators to read in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import Console
from rich.text import Text

from sidelight.casefile.model import Casefile, Source
from sidelight.cli.marks import clean
from sidelight.cli.tables import show_progress
from sidelight.intake.probe import Finding, Prober, State

NO_ADDRESS = "no address"
_STYLES = {State.OK: "green", State.MOVED: "yellow", State.GONE: "bold red", State.UNREACHABLE: "magenta"}


def check_links(console: Console, casefile: Casefile, prober: Prober) -> bool:
    """Ask for every address, print a line for each and the counts; whether none of them is gone."""
    urls = list(dict.fromkeys(url for source in casefile.sources.values() for url in _list_addresses(source)))
    findings = {found.url: found for found in show_progress(prober.probe_all(urls), "addresses", len(urls))}
    for source in casefile.sources.values():
        for line in _tell_source(source, findings):
            console.print(line)
    console.print(Text(_count(casefile, findings)))
    if findings and all(found.state is State.UNREACHABLE for found in findings.values()):
        console.print(Text("None could be reached: is there a network?"))
    return all(found.state is not State.GONE for found in findings.values())


def _list_addresses(source: Source) -> dict[str, str]:
    """Each address of a source, with what it is called beside the source's id."""
    named = {source.archived: " (archived copy)", source.url: ""}
    return {url: named[url] for url in (source.url, source.archived) if url}


def _tell_source(source: Source, findings: Mapping[str, Finding]) -> Iterator[Text]:
    addresses = _list_addresses(source)
    if not addresses:
        yield Text(f"{NO_ADDRESS:<12}{source.id}")
    for url, name in addresses.items():
        found = findings[url]
        more = {State.OK: "", State.MOVED: f" -> {found.detail}"}.get(found.state, f": {found.detail}")
        line = clean(f"{found.state:<12}{source.id}{name}  {url}{more}")
        yield Text.assemble((line[:12], _STYLES[found.state]), line[12:])


def _count(casefile: Casefile, findings: Mapping[str, Finding]) -> str:
    states = Counter(found.state for found in findings.values())
    counted = ", ".join(f"{states[state]} {state}" for state in State)
    bare = sum(not _list_addresses(source) for source in casefile.sources.values())
    today = date.today().isoformat()
    return (
        f"{len(findings)} addresses: {counted}; {bare} sources without one. Looked at on {today}; nothing was changed."
    )
