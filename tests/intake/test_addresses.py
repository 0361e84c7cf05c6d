"""Only the public internet is fetched from."""

from ipaddress import ip_address

import pytest

from sidelight.intake.addresses import is_public, parse_address, resolve

PRIVATE = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.9.10",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["1.1.1.1", "93.184.216.34", "172.32.0.1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2606:4700::1111"]


@pytest.mark.parametrize("address", PRIVATE)
def test_keeps_out_what_only_this_machine_can_reach(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_lets_the_public_internet_through(address):
    assert is_public(ip_address(address))


def test_reads_a_link_local_address_with_its_zone():
    assert parse_address("fe80::1%eth0") == ip_address("fe80::1")


def test_resolves_this_machine():
    assert "127.0.0.1" in resolve("localhost", 80, 5)


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 300, "bad..name"])
def test_says_when_there_is_no_such_host(host):
    with pytest.raises(OSError, match=r"\w"):
        resolve(host, 80, 5)
