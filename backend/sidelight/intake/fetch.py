"""Fetching a page from the public internet: what an address gives, within bounds of size, time and place."""

from __future__ import annotations

import gzip
import http.client
import io
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sidelight.intake.addresses import IPAddress, Resolver, is_public, parse_address, resolve
from sidelight.intake.connection import Deadline, PinnedConnection
from sidelight.intake.document import HTML, PLAIN, Document, DocumentError

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "Accept": "text/html, text/plain;q=0.9",
    "Accept-Encoding": "gzip, identity;q=0.9",
    "Connection": "close",
    "User-Agent": "Sidelight/0.1",
}


class FetchError(DocumentError):
    """An address that can't be fetched, or must not be, said in a sentence."""


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
        parts = _split(url)
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        addresses = self._find_addresses(host, port, deadline)
        try:
            with PinnedConnection(parts.scheme, host, port, addresses, deadline) as connection:
                response = connection.get(_target(parts), _HEADERS)
                return self._receive(response, url, deadline)
        except TimeoutError:
            raise
        except ssl.SSLError as error:
            deadline.remaining()
            raise FetchError(f"{host} can't be trusted: {error.reason or error}.") from None
        except (OSError, EOFError, zlib.error, http.client.HTTPException) as error:
            deadline.remaining()
            raise FetchError(f"{host} could not be read: {error or type(error).__name__}.") from None

    def _find_addresses(self, host: str, port: int, deadline: Deadline) -> list[str]:
        try:
            found = self.resolver(host, port) if self.resolver else resolve(host, port, deadline.remaining())
        except TimeoutError:
            raise
        except OSError:
            raise FetchError(f"There is no host named {host}, or there is no network.") from None
        for address in found:
            if not self.allows(parse_address(address)):
                raise FetchError(f"{host} is at {address}, which is not on the public internet; it is not fetched.")
        if not found:
            raise FetchError(f"There is no host named {host}.")
        return found

    def _receive(self, response: http.client.HTTPResponse, url: str, deadline: Deadline) -> Document | str:
        if response.status in _REDIRECTS and (location := response.getheader("Location")):
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


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise FetchError(f"{url} is not a well-formed address.") from None
    if parts.scheme not in _PORTS:
        raise FetchError(f"{url}: only http and https addresses are fetched.")
    if not has_host or parts.username is not None:
        raise FetchError(f"{url} is not an address of a public page.")
    return parts


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path
