"""One browser with the extension and one server for the whole session; every test starts from first settings."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from e2e.driver import Extension, wait_until_at_work
from e2e.servers import PAGES, PATIENCE, SIDELIGHT, serving_pages, sidelight
from e2e.traces import Traces, find_failure, tell_what_is_kept

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
def strict_server():
    """A server that others may reach: it lets in only who was paired."""
    with sidelight(SIDELIGHT_TRUSTED_HOSTS="sidelight.example") as address:
        yield address


@pytest.fixture(scope="session")
def pages():
    with serving_pages(PAGES) as address:
        yield address


@pytest.fixture(scope="session")
def traces(pytestconfig, tmp_path_factory):
    return Traces(pytestconfig.getoption("--tracing"), tmp_path_factory.mktemp("traces"))


@pytest.fixture(autouse=True)
def _traced(traces, request, output_path):
    traces.begin(request.node)
    yield
    traces.end(Path(output_path), failed=find_failure(request.node) is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Of a failure pictures and traces are kept, and its report says where."""
    report = yield
    if "_traced" in item.funcargs:
        folder = Path(item.funcargs["output_path"])
        if report.failed and report.when != "teardown":
            item.funcargs["traces"].take_pictures(folder)
        if report.when == "teardown" and (failure := find_failure(item)):
            tell_what_is_kept(failure, folder)
    return report


@pytest.fixture(scope="session")
def looks(chromium, pytestconfig):
    """Which browser is started, seen or not, and how fast it is."""
    option = pytestconfig.getoption
    return {"executable_path": chromium, "headless": not option("--headed"), "slow_mo": option("--slowmo")}


@pytest.fixture(scope="session")
def launch_with_extension(playwright, looks, chromium_arguments, extension_folder, tmp_path_factory, traces):
    """Starts a browser of its own, with further arguments; who starts it closes it. A profile may be used again."""

    def launch(*arguments, folder=extension_folder, program=looks["executable_path"], profile=None):
        loading = [f"--disable-extensions-except={folder}", f"--load-extension={folder}"]
        context = playwright.chromium.launch_persistent_context(
            profile or tmp_path_factory.mktemp("profile"),
            **{**looks, "executable_path": program},
            args=[*chromium_arguments, ONLY_THIS_MACHINE, *loading, *arguments],
            viewport={"width": 1000, "height": 700},
            locale="en-US",
            color_scheme="light",
            reduced_motion="reduce",
        )
        if not context.service_workers:
            context.wait_for_event("serviceworker")
        traces.follow(context)
        if folder == extension_folder:
            wait_until_at_work(context.service_workers[0])
        return context

    return launch


@pytest.fixture(scope="session")
def extension_context(launch_with_extension):
    context = launch_with_extension()
    yield context
    context.close()


@pytest.fixture
def context(extension_context):
    """Overrides the plugin's, whose `page` then has the extension."""
    yield extension_context
    # The first page stays: closing the last one may end the browser.
    for page in extension_context.pages[1:]:
        page.close()
    extension_context.clear_cookies()


@pytest.fixture(scope="session")
def plain_window(browser, traces):
    """A window without the extension, never closed: a tab in it takes half of what a window of its own does."""
    context = browser.new_context(locale="en-US")
    traces.follow(context)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def plain_page(plain_window):
    """A tab of its own in that window."""
    yield plain_window.new_page()
    for page in plain_window.pages[1:]:
        page.close()
    plain_window.clear_cookies()


@pytest.fixture
def plain_context(browser, traces):
    """A window without the extension, for the time of the test; the options are those of a context."""
    opened = []

    def open_context(**options):
        opened.append(browser.new_context(locale="en-US", **options))
        traces.follow(opened[-1])
        return opened[-1]

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def extension(context, server):
    """The extension in its first state, asking the real server; it paints all that it finds, to be looked at."""
    held = Extension(context, context.service_workers[0].url.split("/")[2])
    held.forget()
    held.choose(server=server, marking="all", timeout=PATIENCE)
    return held
