"""Whether an address still leads somewhere, asked of a real server on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sidelight.intake.probe import Finding, Prober, State
from sidelight.intake.visits import Visitor
from tests.intake.site import serve_site

LOOPBACK = Visitor(allows=lambda address: address.is_loopback)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def site(asked):
    with serve_site(asked) as address:
        yield address


@pytest.fixture
def probe(site):
    prober = Prober(LOOPBACK, seconds=5)
    return lambda path: prober.probe(f"{site}/{path}")


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("article", State.OK, ""),
        ("article?a=1#:~:text=b", State.OK, ""),
        ("report", State.OK, ""),
        ("moved", State.OK, ""),
        ("no-head", State.OK, ""),
        ("head-that-lies", State.OK, ""),
        ("moved-for-good", State.MOVED, "{site}/article"),
        ("moved-twice-for-good", State.MOVED, "{site}/article"),
        ("moved-and-passed-on", State.MOVED, "{site}/moved"),
        ("missing", State.GONE, "answers 404 Not Found"),
        ("gone", State.GONE, "answers 410 Gone"),
        ("moved-to-nowhere", State.GONE, "answers 404 Not Found"),
        ("forbidden", State.UNREACHABLE, "answers 403 Forbidden"),
        ("out-of-order", State.UNREACHABLE, "answers 503 Service Unavailable"),
        ("loop", State.UNREACHABLE, "redirects more than 5 times"),
        ("to-file", State.UNREACHABLE, "file:///etc/hostname: only http and https addresses are fetched"),
    ],
)
def test_what_has_become_of_an_address(site, probe, path, state, detail):
    assert probe(path) == Finding(f"{site}/{path}", state, detail.format(site=site))


def test_no_more_is_asked_than_needed(probe, asked):
    probe("article")
    assert asked == ["HEAD /article"]
    probe("no-head")
    assert asked[1:] == ["HEAD /no-head", "GET /no-head"]


def test_a_server_that_drips_is_given_up(site):
    found = Prober(LOOPBACK, seconds=0.4).probe(f"{site}/drip-headers")
    assert (found.state, found.detail) == (State.UNREACHABLE, "no answer within 0.4 seconds")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://10.0.0.1/", "http://[::1]/", "http://localhost/"])
def test_what_is_not_on_the_public_internet_is_not_asked(url):
    found = Prober().probe(url)
    assert found.state is State.UNREACHABLE
    assert "not on the public internet" in found.detail


@pytest.mark.parametrize("url", ["", "x", "ftp://a.example/", "http://", "http://[", "http://a:b@c.example/"])
def test_what_is_no_address_of_the_web_is_told(url):
    assert Prober().probe(url).state is State.UNREACHABLE


def test_a_redirect_to_an_inner_address_is_not_followed(probe):
    found = probe("to-metadata")
    assert found.state is State.UNREACHABLE
    assert "169.254.169.254" in found.detail


def test_a_host_is_asked_for_one_thing_at_a_time_and_hosts_side_by_side():
    """Two hosts of two addresses each: each waits for the other host, neither for itself."""
    meeting, inside, crowded = threading.Barrier(2, timeout=10), {}, []

    class Host(BaseHTTPRequestHandler):
        def do_HEAD(self):
            host = self.headers["Host"]
            inside[host] = inside.get(host, 0) + 1
            crowded.append(inside[host])
            meeting.wait()
            inside[host] -= 1
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        visitor = Visitor(allows=lambda address: address.is_loopback, resolver=lambda *_: ["127.0.0.1"])
        urls = [f"http://{host}.example:{server.server_port}/{page}" for host in "ab" for page in (1, 2)]
        found = list(Prober(visitor, workers=2).probe_all([*urls, urls[0]]))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert {one.url: one.state for one in found} == dict.fromkeys(urls, State.OK)
    assert len(found) == len(urls)
    assert set(crowded) == {1}
