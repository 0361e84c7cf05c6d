import socket

import pytest

from sidelight.cli.listening import ListeningError, listen
from sidelight.settings import Settings


def settings(tmp_path, **fields):
    return Settings(casefile=tmp_path, **{"port": 0, **fields})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_of_this_machine(tmp_path, host):
    with listen(settings(tmp_path, host=host)) as door:
        address, port = door.getsockname()
        assert address == "127.0.0.1"
        assert port > 0


def test_a_port_may_be_taken_again_as_soon_as_it_is_left(tmp_path):
    with listen(settings(tmp_path)) as door:
        port = door.getsockname()[1]
        caller = socket.create_connection(("127.0.0.1", port))
        answerer, _ = door.accept()
    answerer.close()
    caller.close()
    listen(settings(tmp_path, port=port)).close()


def test_a_taken_port(tmp_path):
    with listen(settings(tmp_path)) as door:
        port = door.getsockname()[1]
        with pytest.raises(ListeningError, match=f"port {port} .* taken"):
            listen(settings(tmp_path, port=port))


def test_an_address_that_others_reach(tmp_path):
    everywhere = "0.0.0.0"  # noqa: S104 - it is refused, or bound for a moment
    with pytest.raises(ListeningError, match="SIDELIGHT_TRUSTED_HOSTS"):
        listen(settings(tmp_path, host=everywhere))
    listen(settings(tmp_path, host=everywhere, trusted_hosts=("notes.example",))).close()


@pytest.mark.parametrize("host", ["::1", "no such host", "203.0.113.7"])
def test_an_address_that_cannot_be_used(tmp_path, host):
    with pytest.raises(ListeningError, match=r"127\.0\.0\.1|cannot listen"):
        listen(settings(tmp_path, host=host, trusted_hosts=("a.example",)))
