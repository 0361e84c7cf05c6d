"""Which network addresses may be fetched: those of the public internet only.

A page's address can come from anybody. Fetched carelessly it would let them reach what only this machine
can (a router, a cloud's metadata service, a database), which is known as server-side request forgery.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]
"""From a host's name and port to its addresses; raises `OSError` where there are none."""

_TRANSLATED_TO_IPV4 = IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the public internet, as does any IPv4 address that it carries inside."""
    if isinstance(address, IPv6Address):
        inner = _inner_addresses(address)
        if inner or address.is_site_local:
            return bool(inner) and all(is_public(carried) for carried in inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host by the system's resolver; raises `TimeoutError` after so many seconds."""
    outcome: list[list[str] | OSError | UnicodeError] = []
    waiter = threading.Thread(target=lambda: outcome.append(_look_up(host, port)), daemon=True)
    waiter.start()
    waiter.join(seconds)
    if not outcome:
        raise TimeoutError
    if isinstance(outcome[0], list):
        return outcome[0]
    raise OSError(str(outcome[0]))


def _look_up(host: str, port: int) -> list[str] | OSError | UnicodeError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parse_address(text: str) -> IPAddress:
    """An address from a resolver's answer, without the zone that a link-local one may bear."""
    return ip_address(text.partition("%")[0])


def _inner_addresses(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for or tunnels to."""
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED_TO_IPV4:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in carried if inner is not None]
