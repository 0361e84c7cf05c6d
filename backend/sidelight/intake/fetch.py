"""Fetching a page from the public internet: what an address gives, within bounds of size, time and place."""

from __future__ import annotations

import gzip
import http.client
import io
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from sidelight.intake.addresses import IPAddress, Resolver, is_public
from sidelight.intake.connection import Deadline
from sidelight.intake.document import HTML, PLAIN, Document
from sidelight.intake.visits import REDIRECTS, FetchError, Visitor

__all__ = ["FetchError", "Fetcher"]

_HEADERS = {"Accept": "text/html, text/plain;q=0.9", "Accept-Encoding": "gzip, identity;q=0.9"}


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches documents from the addresses that `allows` lets through.

    `resolver` finds a host's addresses (default: DNS); the answer is checked, and only what was checked is
    connected to, at each redirect anew.
    """

    allows: Callable[[IPAddress], bool] = is_public
    resolver: Resolver | None = None
    seconds: float = 10.0
    max_bytes: int = 5_000_000
    max_redirects: int = 5

    def fetch(self, url: str) -> Document:
        """The document at an address after at most `max_redirects` redirects; raises `FetchError`."""
        deadline = Deadline(self.seconds)
        here = url
        for _ in range(self.max_redirects + 1):
            try:
                found = self._visit(here, deadline)
            except TimeoutError:
                raise FetchError(f"{url} did not answer whole within {self.seconds:g} seconds.") from None
            if isinstance(found, Document):
                return found
            here = found
        raise FetchError(f"{url} redirects more than {self.max_redirects} times.")

    def _visit(self, url: str, deadline: Deadline) -> Document | str:
        """The document at an address, or the address that it redirects to."""
        visitor = Visitor(self.allows, self.resolver)
        return visitor.ask("GET", url, _HEADERS, deadline, lambda response: self._receive(response, url, deadline))

    def _receive(self, response: http.client.HTTPResponse, url: str, deadline: Deadline) -> Document | str:
        if response.status in REDIRECTS and (location := response.getheader("Location")):
            return urljoin(url, location)
        if response.status != 200:
            raise FetchError(f"{url} answered {response.status} {response.reason}.".replace(" .", "."))
        media_type = response.headers.get_content_type()
        if media_type not in (HTML, PLAIN):
            raise FetchError(f"{url} is {media_type}; Sidelight reads text/html and text/plain.")
        body = self._read_body(response, url, deadline)
        return Document(body, media_type, response.headers.get_content_charset() or "", url)

    def _read_body(self, response: http.client.HTTPResponse, url: str, deadline: Deadline) -> bytes:
        stream: io.BufferedIOBase = response
        if response.headers.get("Content-Encoding", "").lower() == "gzip":
            stream = gzip.GzipFile(fileobj=response)
        body = bytearray()
        while chunk := stream.read1(65536):
            body += chunk
            if len(body) > self.max_bytes:
                raise FetchError(f"{url} is larger than {self.max_bytes // 1_000_000} MB.")
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        deadline.remaining()
        return bytes(body)
