"""An HTTP connection to addresses that were checked, whatever a name server may answer a moment later."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self


class Deadline:
    """A point in time by which everything must be done; on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left; raises `TimeoutError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class PinnedConnection:
    """A connection to the first of the addresses that answers, for the host that an URL names.

    It is cut off at the deadline by a timer: a socket's own timeout starts anew with each byte, so a server
    that drips never meets it.
    """

    def __init__(self, scheme: str, host: str, port: int, addresses: Sequence[str], deadline: Deadline) -> None:
        self._socket = _connect(addresses, port, deadline)
        self._timer = threading.Timer(deadline.remaining(), self._cut)
        self._timer.daemon = True
        self._timer.start()
        self._http = http.client.HTTPConnection(host, port)
        self._http.auto_open = 0
        if scheme == "https":
            self._http.default_port = http.client.HTTPS_PORT
            self._secure(host)
        self._http.sock = self._socket

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._http.close()
        self._socket.close()

    def request(self, method: str, target: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        """The response to a request, its body not yet read."""
        self._http.request(method, target, headers=headers)
        return self._http.getresponse()

    def _secure(self, host: str) -> None:
        context = ssl.create_default_context()
        try:
            secured = context.wrap_socket(self._socket, server_hostname=host, do_handshake_on_connect=False)
            self._socket = secured
            secured.do_handshake()
        except OSError:
            self.__exit__(None, None, None)
            raise

    def _cut(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _connect(addresses: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=deadline.remaining() / 2)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), timeout=deadline.remaining())
