"""What every test that drives a browser needs: the Chromium of this machine, never a downloaded one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path
from playwright.sync_api import expect

from e2e.servers import PATIENCE

HOW_TO_GET_IT = "no Chromium found: apt-get install chromium, or set SIDELIGHT_CHROMIUM to its path"


def pytest_configure() -> None:
    """What a browser is expected to show may take it longer where the machine has much else to do."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The servers of a run share folders of their own: what is learned, and who is paired, is kept for the run alone.

    What was learned before, as by `sidelight learn` at set-up, need not be learned again. The state of whoever runs the
    tests is out of reach.
    """
    learned = Path(os.environ.get("SIDELIGHT_CACHE") or user_cache_path("sidelight"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SIDELIGHT_CACHE", "SIDELIGHT_STATE"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name)))
        patch.setenv("XDG_STATE_HOME", os.devnull)
        patch.delenv("DATABASE_URL", raising=False)
        lend(learned, Path(os.environ["SIDELIGHT_CACHE"]))
        yield


def lend(learned: Path, folder: Path) -> None:
    """Put what was learned into another folder; files are never changed in place, so links do."""
    for path in learned.glob("*.npz"):
        try:
            os.link(path, folder / path.name)
        except OSError:
            shutil.copy2(path, folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; a failure that says what to do where there is none."""
    named = os.environ.get("SIDELIGHT_CHROMIUM")
    found = shutil.which(named) if named else shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail(HOW_TO_GET_IT)
    return found


@pytest.fixture(scope="session")
def chromium_arguments() -> list[str]:
    """Quiet, and without the sandbox only where Chromium refuses to have one: as root."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chromium: str, chromium_arguments: list[str]
) -> dict[str, Any]:
    """The plugin's own browser is this one as well."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": chromium_arguments}


@pytest.fixture(scope="session")
def base_url() -> str:
    """None: addresses in tests are whole. The plugin's own is written in a way that pytest is about to drop."""
    return ""
