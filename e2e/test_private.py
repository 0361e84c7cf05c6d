"""Private windows are left alone, unless the browser itself was told otherwise."""

import pytest

from e2e.access import Browser, hold, open_in_private
from e2e.driver import host, painted, wait_until
from e2e.servers import PATIENCE

pytestmark = pytest.mark.browser


@pytest.fixture
def extension(launch_with_extension, server):
    """The extension in a browser of its own, since this changes what the browser lets it do."""
    context = launch_with_extension()
    held = hold(context)
    held.choose(server=server, timeout=PATIENCE)
    yield held
    context.close()


def test_private_windows_are_read_only_where_the_browser_allows_it(extension, pages):
    private = open_in_private(extension, f"{pages}/news-en.html")
    public = extension.context.new_page()
    extension.read(public, f"{pages}/news-en.html")
    assert painted(public)
    assert host(private).count() == 0
    Browser(extension).allow_in_private()
    private.reload()
    wait_until(private, "ready")
    assert painted(private) == painted(public)
