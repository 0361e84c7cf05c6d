"""Servers on free ports of this machine: the pages to read, the real server, and servers that misbehave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
PASSAGES = Path(__file__).parent / "passages"
SIDELIGHT = Path(sys.executable).with_name("sidelight")
START_UP_SECONDS = 300
# In milliseconds, how long the extension waits for an answer, and `expect` for what is to come: a machine with much to
# do takes its time.
PATIENCE = 20_000
PATIENCE_SECONDS = PATIENCE / 1000


class Quiet:
    """A handler that says nothing on the terminal."""

    def log_message(self, *_):
        """No log."""


class PageHandler(Quiet, SimpleHTTPRequestHandler):
    """Serves the fixture pages as files."""


Answer = Callable[[str, bytes], tuple[int, str, bytes]]
COMMON = "the and was for with der die und les des los las que nie jest ja on ei see и на не что та це brass Bout But"


def gate_of(words: str) -> bytes:
    """The list of a server for which any page with one of these words, or one that begins so, may be about the case."""
    names: dict[str, list[str]] = {}
    for word in words.split():
        names.setdefault(word.lower()[:3], []).append(f"t {word}")
    listed = {"casefile": {"id": "any", "version": "any"}, "endings": [""], "names": names, "initials": "", "small": []}
    return json.dumps(listed).encode()


def open_widely() -> bytes:
    """The list by which any page is let through that has a common word of one of the languages."""
    return gate_of(COMMON)


class AnswerHandler(Quiet, BaseHTTPRequestHandler):
    """Answers every request with `answer(path, body)`: a status, a content type and a body.

    `gate()` gives the list by which pages are let through; where it is None, `answer` is asked for that, too.
    """

    def __init__(self, answer: Answer, gate: Callable[[], bytes] | None, *args):
        self.answer, self.gate = answer, gate
        super().__init__(*args)

    def do_GET(self):
        self.reply()

    def do_POST(self):
        self.reply()

    def reply(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        listed = self.gate() if self.gate and self.path == "/v1/gate" else None
        status, kind, answer = (200, "application/json", listed) if listed else self.answer(self.path, body)
        try:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class Listener(ThreadingHTTPServer):
    """A server that does not wait for a browser that keeps its lines open."""

    daemon_threads = True
    block_on_close = False


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server with this handler."""
    server = Listener(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serving_pages(folder: Path):
    return listening(partial(PageHandler, directory=str(folder)))


def answering(answer: Answer, gate: Callable[[], bytes] | None = open_widely):
    return listening(partial(AnswerHandler, answer, gate))


def problem(status: int, title: str) -> tuple[int, str, bytes]:
    body = {"type": "about:blank", "status": status, "title": title}
    return status, "application/problem+json", json.dumps(body).encode()


@contextmanager
def recording(server: str) -> Iterator[tuple[str, list[str]]]:
    """A line to a server: its address, and the bodies that go over it."""
    sent: list[str] = []

    def pass_on(path: str, body: bytes) -> tuple[int, str, bytes]:
        sent.append(body.decode())
        request = urllib.request.Request(server + path, body or None, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return answer.status, "application/json", answer.read()

    with answering(pass_on, gate=None) as address:
        yield address, sent


@contextmanager
def sidelight(port: str = "0", **settings: str) -> Iterator[str]:
    """The address of the real server, started as a reader starts it, with further settings in its environment."""
    environment = {**os.environ, **settings}
    process = subprocess.Popen([SIDELIGHT, "serve", "--port", port], stderr=subprocess.PIPE, text=True, env=environment)
    drain = threading.Thread(target=process.stderr.read)
    try:
        address = read_address(process)
        drain.start()
        yield address
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)
        if drain.is_alive():
            drain.join()
        process.stderr.close()


def offer_code(*options: str) -> str:
    """The code that `sidelight pair` prints beside the server."""
    done = subprocess.run([SIDELIGHT, "pair", *options], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def revoke(name: str) -> None:
    subprocess.run([SIDELIGHT, "pair", "--revoke", name], check=True, capture_output=True)


def read_address(process: subprocess.Popen[str]) -> str:
    """What the server prints once it listens; an error with all it printed where it gives up."""
    timer = threading.Timer(START_UP_SECONDS, process.kill)
    timer.start()
    said = []
    for line in process.stderr:
        said.append(line)
        if "listening on " in line:
            break
    timer.cancel()
    if not said or "listening on " not in said[-1]:
        raise RuntimeError("the server did not start:\n" + "".join(said))
    return said[-1].split("listening on ")[1].strip()


def get_token(server: str, origin: str) -> str:
    """What the extension of this origin gets for a code that `sidelight pair` prints."""
    body = json.dumps({"code": offer_code()}).encode()
    headers = {"Content-Type": "application/json", "Origin": origin}
    request = urllib.request.Request(f"{server}/v1/pairings", body, headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["token"]
