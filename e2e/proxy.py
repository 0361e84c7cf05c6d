"""A forward proxy through which everything goes that a browser sends, and which keeps all of it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from e2e.servers import Quiet, listening

# Chromium asks its maker whatever its extensions are, and some of it at no certain time after its start: whether
# somebody is signed in, what the fields of a form are for, whether a part of it is out of date. That the extension asks
# nobody there, the browser's own network log shows (e2e/test_privacy.py): it names who began a request.
OF_ITS_MAKER = (".google.com", ".googleapis.com", ".gvt1.com")
BY_HOP = {"connection", "keep-alive", "proxy-connection", "transfer-encoding", "content-length"}


@dataclass(frozen=True)
class Sent:
    """One request as it left the browser."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_of_an_extension(self) -> bool:
        return self.headers.get("origin", "").startswith("chrome-extension://")

    @property
    def is_of_the_browser(self) -> bool:
        """Whether Chromium itself asks this, which nothing here can change."""
        return host_of(self.url).endswith(OF_ITS_MAKER)

    def __contains__(self, words: str) -> bool:
        """Whether these words stand anywhere in it, in whatever case."""
        whole = "\n".join([self.url, *self.headers.values(), self.body.decode("utf-8", "replace")])
        return words.lower() in whole.lower()


def host_of(target: str) -> str:
    """The host that a proxy is asked for: by an address, or, to be connected to, by host and port alone."""
    return urlsplit(target if "://" in target else f"//{target}").hostname or ""


class ProxyHandler(Quiet, BaseHTTPRequestHandler):
    """Passes requests on to this machine, whatever host they name, and notes them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, sent: list[Sent], *args):
        self.sent = sent
        super().__init__(*args)

    def do_CONNECT(self):
        self.note(b"")
        self.send_error(502)
        self.close_connection = True

    def do_GET(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def do_PUT(self):
        self.serve()

    def do_OPTIONS(self):
        self.serve()

    def do_HEAD(self):
        self.serve()

    def serve(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.note(body)
        parts = urlsplit(self.path)
        if parts.port:
            self.pass_on(parts, body)
        else:
            self.send_error(502)

    def note(self, body):
        headers = {name.lower(): value for name, value in self.headers.items()}
        one = Sent(self.command, self.path, headers, body)
        if not one.is_of_the_browser:
            self.sent.append(one)

    def pass_on(self, parts, body):
        line = http.client.HTTPConnection("127.0.0.1", parts.port)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in BY_HOP}
        line.request(self.command, parts._replace(scheme="", netloc="").geturl(), body or None, headers)
        answer = line.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in BY_HOP:
                self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content if self.command != "HEAD" else b"")
        line.close()


@contextmanager
def recording_proxy() -> Iterator[tuple[str, list[Sent]]]:
    """The address of a proxy, and what has gone through it."""
    sent: list[Sent] = []
    with listening(partial(ProxyHandler, sent)) as address:
        yield address, sent
