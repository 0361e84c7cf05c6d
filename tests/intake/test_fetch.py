"""The fetcher against a real server on this machine, and against name servers that lie."""

import socket
import time

import pytest

from sidelight.intake.addresses import is_public
from sidelight.intake.fetch import Fetcher, FetchError
from tests.intake.site import ARTICLE, serve_site


@pytest.fixture(scope="module")
def site():
    with serve_site() as address:
        yield address


@pytest.fixture
def fetcher():
    return Fetcher(allows=lambda address: address.is_loopback or is_public(address), seconds=5, max_bytes=2_000_000)


def test_fetches_a_page(site, fetcher):
    document = fetcher.fetch(f"{site}/article")
    assert document.decode() == ARTICLE
    assert (document.media_type, document.url) == ("text/html", f"{site}/article")


def test_decodes_by_the_charset_of_the_response(site, fetcher):
    assert fetcher.fetch(f"{site}/plain").decode() == "Łódź"


def test_unpacks_a_compressed_page(site, fetcher):
    assert fetcher.fetch(f"{site}/compressed").decode() == ARTICLE


def test_follows_a_redirect_and_names_where_it_ended(site, fetcher):
    assert fetcher.fetch(f"{site}/moved").url == f"{site}/article?from=moved"


def test_asks_for_the_host_that_the_address_names(site):
    port = site.rpartition(":")[2]
    fetcher = Fetcher(allows=lambda _: True, resolver=lambda *_: ["127.0.0.1"])
    got = fetcher.fetch(f"http://news.example:{port}/host?q=a b&c=ż#part").decode()
    assert got == f"news.example:{port}/host?q=a%20b&c=%C5%BC"


def test_connects_to_the_address_that_was_checked(site):
    """A name server that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    port = site.rpartition(":")[2]
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    fetcher = Fetcher(allows=lambda address: str(address) == "127.0.0.1", resolver=lambda *_: next(answers))
    assert fetcher.fetch(f"http://rebound.example:{port}/article").decode() == ARTICLE
    assert next(answers) == ["169.254.169.254"]


def test_tries_the_next_address_where_one_is_silent(site):
    port = site.rpartition(":")[2]
    fetcher = Fetcher(allows=lambda _: True, resolver=lambda *_: ["127.0.0.2", "127.0.0.1"])
    assert fetcher.fetch(f"http://two.example:{port}/article").decode() == ARTICLE


def test_checks_each_redirect_anew(site):
    port = site.rpartition(":")[2]
    fetcher = Fetcher(allows=lambda address: address.is_loopback)
    with pytest.raises(FetchError, match=r"169\.254\.169\.254, which is not on the public internet"):
        fetcher.fetch(f"http://127.0.0.1:{port}/to-metadata")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "answered 404 Not Found"),
        ("big", "larger than 2 MB"),
        ("bomb", "larger than 2 MB"),
        ("picture", "is image/png; Sidelight reads"),
        ("loop", "redirects more than 5 times"),
        ("to-file", "only http and https"),
        ("cut-short", "could not be read"),
        ("broken-compression", "could not be read"),
    ],
)
def test_says_what_is_wrong_with_an_answer(site, fetcher, path, said):
    with pytest.raises(FetchError, match=said):
        fetcher.fetch(f"{site}/{path}")


@pytest.mark.parametrize("path", ["drip", "drip-headers"])
def test_gives_up_on_a_server_that_drips(site, path):
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.6 seconds"):
        Fetcher(allows=lambda _: True, seconds=0.6).fetch(f"{site}/{path}")
    assert time.monotonic() - started < 5


def test_gives_up_on_a_handshake_that_never_comes():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchError, match="within"):
            Fetcher(allows=lambda _: True, seconds=0.4).fetch(f"https://127.0.0.1:{port}/")


def test_does_not_trust_a_server_that_speaks_no_tls(site):
    port = site.rpartition(":")[2]
    with pytest.raises(FetchError, match="can't be trusted"):
        Fetcher(allows=lambda _: True, seconds=3).fetch(f"https://127.0.0.1:{port}/article")


def test_says_when_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match="could not be read"):
        Fetcher(allows=lambda _: True, seconds=3).fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "answer",
    [["127.0.0.1"], ["1.1.1.1", "10.0.0.8"], ["fe80::1%eth0"], ["::ffff:192.168.0.1"], ["224.0.0.1"]],
)
def test_refuses_a_name_that_leads_inside(answer):
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher(resolver=lambda *_: answer).fetch("http://innocent.example/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0"])
def test_refuses_this_machine_however_it_is_written(host):
    with pytest.raises(FetchError, match=r"not on the public internet|no host"):
        Fetcher().fetch(f"http://{host}/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/hostname", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://", "not an address"),
        ("http://name:secret@example.org/", "not an address"),
        ("http://[broken/", "not a well-formed"),
        ("http://example.org:99999/", "not a well-formed"),
    ],
)
def test_refuses_what_is_no_public_page(url, said):
    with pytest.raises(FetchError, match=said):
        Fetcher(resolver=lambda *_: ["1.1.1.1"]).fetch(url)


def test_says_when_there_is_no_such_host():
    with pytest.raises(FetchError, match=r"no host named nowhere\.invalid"):
        Fetcher().fetch("http://nowhere.invalid/")
