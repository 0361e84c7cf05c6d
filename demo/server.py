"""The two servers of the demonstration: Sidelight's own, and one that shows the article."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

USUAL_PORT = 8765


class DemoError(Exception):
    """What keeps the demonstration from running, and what to do, in sentences."""


@contextmanager
def serve_sidelight() -> Iterator[str]:
    """The address of a Sidelight server, on the usual port if that is free; ended afterwards."""
    port = _find_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([sys.executable, "-m", "sidelight.cli", "serve", "--port", str(port)])
    try:
        while not _answers(address):
            if process.poll() is not None:
                raise DemoError("The server did not start; its own words stand above.")
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def _find_port() -> int:
    for port in (USUAL_PORT, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as door:
                return int(door.getsockname()[1])
        except OSError:
            continue
    raise DemoError("No port of this machine is free.")


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/health", timeout=5) as answer:  # noqa: S310 - an address of our own making
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The terminal is for the highlights."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder can be read, on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
