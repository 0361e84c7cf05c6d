"""One browser with the extension and one server for the whole session; every test starts from first settings."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from e2e.driver import Extension, wait_until_at_work
from e2e.servers import PAGES, SIDELIGHT, serving_pages, sidelight

ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def extension_folder(tmp_path_factory):
    """The extension as it is written for fleets: no headless browser can be asked for a permission."""
    folder = tmp_path_factory.mktemp("unpacked") / "sidelight"
    subprocess.run([SIDELIGHT, "extension", "--all-sites", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory):
    """The extension as it is written for a reader: with no site granted."""
    folder = tmp_path_factory.mktemp("bare") / "sidelight"
    subprocess.run([SIDELIGHT, "extension", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def server():
    with sidelight() as address:
        yield address


@pytest.fixture(scope="session")
def pages():
    with serving_pages(PAGES) as address:
        yield address


@pytest.fixture(scope="session")
def launch_with_extension(playwright, chromium, chromium_arguments, extension_folder, tmp_path_factory, pytestconfig):
    """Starts a browser of its own, with further arguments; who starts it closes it."""

    def launch(*arguments, folder=extension_folder):
        loading = [f"--disable-extensions-except={folder}", f"--load-extension={folder}"]
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=chromium,
            headless=not pytestconfig.getoption("--headed"),
            slow_mo=pytestconfig.getoption("--slowmo"),
            args=[*chromium_arguments, ONLY_THIS_MACHINE, *loading, *arguments],
            viewport={"width": 1000, "height": 700},
            locale="en-US",
            color_scheme="light",
            reduced_motion="reduce",
        )
        if not context.service_workers:
            context.wait_for_event("serviceworker", timeout=20_000)
        if folder == extension_folder:
            wait_until_at_work(context.service_workers[0])
        return context

    return launch


@pytest.fixture(scope="session")
def extension_context(launch_with_extension, pytestconfig):
    context = launch_with_extension()
    if pytestconfig.getoption("--tracing") != "off":
        context.tracing.start(screenshots=True, snapshots=True, sources=True)
    yield context
    context.close()


@pytest.fixture
def context(extension_context, request, pytestconfig, output_path):
    """Overrides the plugin's, whose `page` then has the extension; keeps a trace as its options ask."""
    tracing = pytestconfig.getoption("--tracing")
    if tracing != "off":
        extension_context.tracing.start_chunk(title=request.node.nodeid)
    yield extension_context
    call = getattr(request.node, "rep_call", None)
    kept = tracing == "on" or call is None or call.failed
    if tracing != "off":
        extension_context.tracing.stop_chunk(path=Path(output_path) / "trace.zip" if kept else None)
    # The first page stays: closing the last one may end the browser.
    for page in extension_context.pages[1:]:
        page.close()
    extension_context.clear_cookies()


@pytest.fixture
def extension(context, server):
    """The extension in its first state, asking the real server."""
    held = Extension(context, context.service_workers[0].url.split("/")[2])
    held.forget()
    held.choose(server=server)
    return held
