"""Visits to addresses of the public internet: one request, one response, within a deadline."""

from __future__ import annotations

import http.client
import ssl
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import SplitResult, quote, urlsplit

from sidelight.intake.addresses import IPAddress, Resolver, is_public, parse_address, resolve
from sidelight.intake.connection import Deadline, PinnedConnection
from sidelight.intake.document import DocumentError

T = TypeVar("T")

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"Connection": "close", "User-Agent": "Sidelight/0.1"}


class FetchError(DocumentError):
    """An address that can't be fetched, or must not be, said in a sentence."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Visits the addresses that `allows` lets through.

    `resolver` finds a host's addresses (default: DNS); the answer is checked, and only what was checked is
    connected to.
    """

    allows: Callable[[IPAddress], bool] = is_public
    resolver: Resolver | None = None

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        deadline: Deadline,
        receive: Callable[[http.client.HTTPResponse], T],
    ) -> T:
        """What `receive` makes of the response, while the line is open. Raises `FetchError` and `TimeoutError`."""
        parts = _split(url)
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        addresses = self._find_addresses(host, port, deadline)
        try:
            with PinnedConnection(parts.scheme, host, port, addresses, deadline) as connection:
                response = connection.request(method, _target(parts), {**_HEADERS, **headers})
                deadline.remaining()  # a head that was cut off in the middle reads like a whole one
                return receive(response)
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
