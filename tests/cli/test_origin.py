"""The address of a server as an option."""

import pytest

from sidelight.cli.origin import read_origin


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://sidelight.example", "https://sidelight.example"),
        (" https://Sidelight.Example/ ", "https://sidelight.example"),
        ("https://sidelight.example:443", "https://sidelight.example"),
        ("https://sidelight.example:8443", "https://sidelight.example:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://192.0.2.7", "https://192.0.2.7"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://localhost:80", "http://localhost"),
    ],
)
def test_is_written_as_browsers_write_it(address, origin):
    assert read_origin(address) == origin


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("sidelight.example", "no address of a server"),
        ("ftp://sidelight.example", "no address of a server"),
        ("https://", "no address of a server"),
        ("https://sidelight.example/v1", "more than a server"),
        ("https://sidelight.example?a=b", "more than a server"),
        ("https://me:secret@sidelight.example", "more than a server"),
        ("http://sidelight.example", "unencrypted"),
        ("http://127.0.0.1.sidelight.example", "unencrypted"),
        ("https://[::1]", "no name of a server"),
        ("https://a b", "no name of a server"),
        ("https://*.example", "no name of a server"),
        ("https://a;script-src *", "no name of a server"),
        ("https://sidelight.example:99999", "Port out of range"),
    ],
)
def test_what_is_none_is_refused_with_a_reason(address, reason):
    with pytest.raises(ValueError, match=reason):
        read_origin(address)
