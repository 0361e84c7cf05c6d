"""The two servers of the demonstration: Sidelight's own, and one that shows the article."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

USUAL_PORT = 8765
_LISTENING = re.compile(r"listening on (http://\S+)")


class DemoError(Exception):
    """What keeps the demonstration from running, and what to do, in sentences."""


@contextmanager
def serve_sidelight() -> Iterator[str]:
    """The address of a Sidelight server, on the usual port if that is free; ended afterwards."""
    process, address = _start(USUAL_PORT)
    if not address:
        process, address = _start(0)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def _start(port: int) -> tuple[subprocess.Popen[str], str]:
    """A server and its address; '' where the port is taken."""
    command = [sys.executable, "-m", "sidelight.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    said = []
    for line in process.stderr or ():
        said.append(line)
        if found := _LISTENING.search(line):
            threading.Thread(target=process.stderr.read, daemon=True).start()  # type: ignore[union-attr]
            return process, found[1]
    process.wait()
    if port and "is taken" in "".join(said):
        return process, ""
    raise DemoError("The server did not start. It said:\n" + "".join(said))


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
