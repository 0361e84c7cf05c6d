"""The origin of a server, as an option of a command."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

import click

DEFAULT_PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


class Origin(click.ParamType[str]):
    """`https://name[:port]`, or `http://` for this machine, as a browser writes it."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the origin; a usage error says what is wrong with the value."""
        try:
            return read_origin(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def read_origin(address: str) -> str:
    """Return the origin that an address names.

    Raises ValueError: it is no http(s) address, names more than a server, or would send pages unencrypted.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{address!r} is no address of a server; write https://name or http://127.0.0.1:port.")
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"{address!r} names more than a server; leave away what is not https://name:port.")
    host = _read_host(parts)
    if parts.scheme == "http" and not _is_this_machine(host):
        raise ValueError(f"{address!r} would send the text of pages unencrypted; only https will do for {host}.")
    port = "" if parts.port in {None, DEFAULT_PORTS[parts.scheme]} else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


def _read_host(parts: SplitResult) -> str:
    """Return the name as browsers write it; a policy (CSP) cannot name an IPv6 address."""
    try:
        host = str(parts.hostname).encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not NAME.fullmatch(host):
        raise ValueError(f"{parts.netloc!r} holds no name of a server that a browser's policy could name.")
    return host


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
