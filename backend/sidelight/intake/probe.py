"""Probing addresses: whether each still leads somewhere. Nothing is read but the answer's head, nothing is kept."""

from __future__ import annotations

import http.client
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from sidelight.intake.connection import Deadline
from sidelight.intake.visits import REDIRECTS, FetchError, Visitor

LASTING = frozenset({301, 308})
"""Redirects by which a server says that the old address shall no longer be used."""

NO_MORE = frozenset({404, 410})
_HEADERS = {"Accept": "*/*"}


class State(StrEnum):
    """What has become of an address. Unreachable proves nothing: many servers refuse whoever is no browser."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of an address; `detail` is where it moved, or why it is gone or out of reach."""

    url: str
    state: State
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    location: str | None


@dataclass(frozen=True, slots=True)
class Prober:
    """Asks addresses for their head, and for the whole where a server has no other answer."""

    visitor: Visitor = field(default_factory=Visitor)
    seconds: float = 10.0
    """For all of one address, its redirects included; twice that where the head alone is refused."""
    max_redirects: int = 5
    workers: int = 4

    def probe_all(self, urls: Iterable[str]) -> Iterator[Finding]:
        """A finding for each address, as they come; a few hosts at a time, and never two requests to one at once."""
        hosts: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            hosts.setdefault(_host(url), []).append(url)
        with ThreadPoolExecutor(self.workers) as pool:
            rounds = [pool.submit(self._probe_host, some) for some in hosts.values()]
            try:
                for done in as_completed(rounds):
                    yield from done.result()
            finally:
                pool.shutdown(cancel_futures=True)

    def probe(self, url: str) -> Finding:
        """What has become of an address."""
        finding = self._follow("HEAD", url)
        return finding if finding.state in (State.OK, State.MOVED) else self._follow("GET", url)

    def _probe_host(self, urls: Iterable[str]) -> list[Finding]:
        return [self.probe(url) for url in urls]

    def _follow(self, method: str, url: str) -> Finding:
        deadline = Deadline(self.seconds)
        here, settled, is_lasting = url, url, True
        for _ in range(self.max_redirects + 1):
            try:
                answer = self.visitor.ask(method, here, _HEADERS, deadline, _read_answer)
            except FetchError as error:
                return Finding(url, State.UNREACHABLE, str(error).rstrip("."))
            except TimeoutError:
                return Finding(url, State.UNREACHABLE, f"no answer within {self.seconds:g} seconds")
            if answer.location is None:
                return _judge(url, settled, answer)
            here = urljoin(here, answer.location)
            is_lasting = is_lasting and answer.status in LASTING
            settled = here if is_lasting else settled
        return Finding(url, State.UNREACHABLE, f"redirects more than {self.max_redirects} times")


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


def _read_answer(response: http.client.HTTPResponse) -> _Answer:
    location = response.getheader("Location") if response.status in REDIRECTS else None
    return _Answer(response.status, response.reason, location)


def _judge(url: str, settled: str, answer: _Answer) -> Finding:
    told = f"answers {answer.status} {answer.reason}".strip()
    if answer.status in NO_MORE:
        return Finding(url, State.GONE, told)
    if not 200 <= answer.status < 300:
        return Finding(url, State.UNREACHABLE, told)
    return Finding(url, State.OK) if settled == url else Finding(url, State.MOVED, settled)
