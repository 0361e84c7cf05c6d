"""The socket that a server listens on, or a plain reason why there is none."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket

from sidelight.settings import DEFAULT_PORT, Settings


class ListeningError(Exception):
    """An address that cannot be listened on; the message says why and what to do."""


def listen(settings: Settings) -> socket.socket:
    """Return a socket bound to the settings' host and port, before anything slow is begun.

    Raises ListeningError: the port is taken, the host is none of this machine, or other machines can reach it
    while no trusted host names are set.
    """
    address = _resolve(settings.host)
    if not ipaddress.ip_address(address).is_loopback and not settings.trusted_hosts:
        raise ListeningError(
            f"{settings.host} can be reached by other machines. Put a TLS proxy in front and set"
            " SIDELIGHT_TRUSTED_HOSTS to the names by which it is called, or leave --host at 127.0.0.1."
        )
    return _bind(address, settings)


def _resolve(host: str) -> str:
    try:
        found = socket.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_STREAM)
    except OSError:
        raise ListeningError(f"{host} is no IPv4 address or name of one; try --host 127.0.0.1") from None
    return str(found[0][4][0])


def _bind(address: str, settings: Settings) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # A port that a server has just left may be taken at once; one in use may not.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((address, settings.port))
        door.listen()
    except OSError as error:
        door.close()
        raise ListeningError(_explain(error, settings)) from None
    return door


def _explain(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {settings.port} on {settings.host} is taken, perhaps by another sidelight serve. End it,"
            f" or choose another port with --port (the extension asks {DEFAULT_PORT} unless told otherwise)."
        )
    if error.errno == errno.EACCES:
        return f"this user may not listen on port {settings.port}; choose one above 1023 with --port"
    return f"cannot listen on {settings.host}:{settings.port}: {error.strerror}"
