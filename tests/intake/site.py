"""A small web site on a free port of this machine, for the fetcher to visit."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = "<html lang='pl'><head><title>Próba</title></head><body><p>Zażółć gęślą jaźń.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site(BaseHTTPRequestHandler):
    """Answers by path; each path is one way in which a server can behave."""

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        self.server.asked.append(f"{self.command} {self.path}")
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        getattr(self, f"show_{name}", self.show_missing)()

    def show_article(self):
        self.answer(200, HTML, ARTICLE.encode())

    def show_missing(self):
        self.answer(404, HTML, b"no such page")

    def show_plain(self):
        self.answer(200, {"Content-Type": "text/plain; charset=iso-8859-2"}, "Łódź".encode("iso-8859-2"))

    def show_compressed(self):
        self.answer(200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(ARTICLE.encode()))

    def show_broken_compression(self):
        self.answer(200, {**HTML, "Content-Encoding": "gzip"}, b"\x1f\x8b\x08\x00 not really")

    def show_bomb(self):
        self.answer(200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 3_000_000))

    def show_big(self):
        self.answer(200, HTML, b"x" * 3_000_000)

    def show_picture(self):
        self.answer(200, {"Content-Type": "image/png"}, b"\x89PNG")

    def show_moved(self):
        self.answer(302, {"Location": "/article?from=moved"}, b"")

    def show_moved_for_good(self):
        self.answer(301, {"Location": "/article"}, b"")

    def show_moved_twice_for_good(self):
        self.answer(308, {"Location": "moved-for-good"}, b"")

    def show_moved_and_passed_on(self):
        self.answer(301, {"Location": "/moved"}, b"")

    def show_moved_to_nowhere(self):
        self.answer(301, {"Location": "/missing"}, b"")

    def show_gone(self):
        self.answer(410, HTML, b"")

    def show_forbidden(self):
        self.answer(403, HTML, b"no robots")

    def show_out_of_order(self):
        self.answer(503, HTML, b"")

    def show_no_head(self):
        self.answer(405 if self.command == "HEAD" else 200, HTML, b"whole")

    def show_head_that_lies(self):
        self.answer(404 if self.command == "HEAD" else 200, HTML, b"whole")

    def show_report(self):
        self.answer(200, {"Content-Type": "application/pdf"}, b"%PDF")

    def show_loop(self):
        self.answer(301, {"Location": "/loop"}, b"")

    def show_to_metadata(self):
        self.answer(302, {"Location": "http://169.254.169.254/latest"}, b"")

    def show_to_file(self):
        self.answer(302, {"Location": "file:///etc/hostname"}, b"")

    def show_host(self):
        self.answer(200, {"Content-Type": "text/plain"}, (self.headers["Host"] + self.path).encode())

    def show_cut_short(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<p>only this")

    def show_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.drip()

    def show_drip_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip()

    def drip(self):
        for _ in range(100):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.1)

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(b"" if self.command == "HEAD" else body)
        except OSError:
            return

    def log_message(self, *_):
        """Keep the test's output clean."""


@contextmanager
def serve_site(asked=None):
    """The site's address, such as http://127.0.0.1:8123; what it is asked is added to `asked`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = [] if asked is None else asked
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
