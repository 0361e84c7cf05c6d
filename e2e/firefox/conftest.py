"""One Firefox with the extension and one server for it; each test has a tab and first settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from e2e.firefox.addon import Addon
from e2e.firefox.driver import running
from e2e.servers import PATIENCE, SIDELIGHT, offer_code, recording
from e2e.traces import find_failure

HOW_TO_GET_IT = "no Firefox found: apt-get install firefox-esr, or set SIDELIGHT_FIREFOX to its path"


@pytest.fixture(scope="session")
def firefox_program():
    """The path of the browser. Who tries a thing out may do without it; where all must pass it is not passed over."""
    named = os.environ.get("SIDELIGHT_FIREFOX")
    found = shutil.which(named) if named else shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        (pytest.fail if named or os.environ.get("CI") else pytest.skip)(HOW_TO_GET_IT)
    return found


@pytest.fixture(scope="session")
def start_firefox(firefox_program, tmp_path_factory, pytestconfig):
    """Starts a browser with a profile of its own, for the time of a block."""
    looks = {"headed": pytestconfig.getoption("--headed"), "pause": pytestconfig.getoption("--slowmo") / 1000}
    return lambda: running(firefox_program, tmp_path_factory.mktemp("firefox"), **looks)


@pytest.fixture(scope="session")
def firefox(start_firefox):
    with start_firefox() as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox_folder(tmp_path_factory):
    """The extension as it is written for Firefox, for fleets: nobody is there to be asked for a permission."""
    folder = tmp_path_factory.mktemp("unpacked") / "sidelight-firefox"
    subprocess.run(
        [SIDELIGHT, "extension", "--all-sites", "--browser", "firefox", folder], check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="session")
def installed(firefox, firefox_folder):
    return Addon(firefox, firefox.install(firefox_folder))


@pytest.fixture(scope="session")
def pairing(installed, server):
    """What the extension keeps once the server lets it in. The origin is another at each installation: it is paired."""
    return installed.pair(server, offer_code())


@pytest.fixture
def addon(installed, server, pairing):
    """The extension in its first state, paired with the real server."""
    installed.forget()
    installed.choose(server=server, marking="all", timeout=PATIENCE, **pairing)
    return installed


@pytest.fixture(scope="session")
def line(server):
    """A line to the real server that keeps what is sent over it."""
    with recording(server) as kept:
        yield kept


@pytest.fixture(autouse=True)
def _looked_at(firefox, installed, request, output_path):
    """Tabs are closed after each test; of one that failed, pictures and what was said are kept."""
    firefox.listen()
    yield
    opened = [tab for tab in firefox.tabs() if tab.context != installed.office.context]
    if find_failure(request.node):
        keep(Path(output_path), opened, firefox.listen())
    for tab in opened:
        tab.close()


def keep(folder, opened, said):
    folder.mkdir(parents=True, exist_ok=True)
    for number, tab in enumerate(opened):
        tab.screenshot().save(folder / f"tab-{number}.png")
    (folder / "console.txt").write_text("".join(said), encoding="utf-8")


@pytest.fixture
def tab(firefox):
    """A tab of its own."""
    return firefox.open()
