"""Firefox as a test holds it: a process with a profile of its own, the extension in it, and its tabs."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

from websockets.sync.client import connect

from e2e.firefox.bidi import PATIENCE, Line
from e2e.firefox.tab import Tab

LISTENING = "WebDriver BiDi listening on "
PREFERENCES = {
    # Whatever is not this machine is asked of a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 1,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 1,
    "intl.accept_languages": "en-US",
    "intl.locale.requested": "en-US",
    "ui.prefersReducedMotion": 1,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
ORIGIN = "(id) => `moz-extension://${WebExtensionPolicy.getByID(id).mozExtensionHostname}`"


@contextmanager
def running(program: str, profile: Path, *, headed: bool = False, pause: float = 0) -> Iterator[Firefox]:
    """A browser of its own, with nothing in its profile but preferences; slowed down by pauses, in seconds."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines))
    command = [program, "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    # Drivers have no access to pages of the browser and of extensions otherwise.
    command += ["-remote-allow-system-access", *([] if headed else ["--headless"])]
    environment = {**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"}
    with talking(command, environment) as said, connect(f"{find_address(said)}/session", max_size=None) as socket:
        yield Firefox(Line(socket, pause), said)


@contextmanager
def talking(command: Sequence[str | Path], environment: Mapping[str, str]) -> Iterator[Queue[str]]:
    """What a process says, line by line; an empty line is the end. It is ended with the block."""
    said: Queue[str] = Queue()

    def listen() -> None:
        for line in process.stdout:
            said.put(line)
        said.put("")

    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        listener = threading.Thread(target=listen)
        listener.start()
        try:
            yield said
        finally:
            end(process)
            listener.join()


def end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


def find_address(said: Queue[str]) -> str:
    """Where the browser listens; an error with all that it said where it gives up."""
    lines = []
    while line := said.get(timeout=PATIENCE):
        lines.append(line)
        if LISTENING in line:
            return line.split(LISTENING)[1].strip()
    raise RuntimeError("Firefox did not start:\n" + "".join(lines))


class Firefox:
    """The browser, with the commands that are not a tab's."""

    def __init__(self, line: Line, said: Queue[str]) -> None:
        self.line = line
        self.said = said

    def listen(self) -> list[str]:
        """What pages and the browser itself have said since it was last asked."""
        told = [f"{told['level']}: {told['text']}\n" for _, told in self.line.told]
        self.line.told.clear()
        return told + [self.said.get() for _ in range(self.said.qsize())]

    def install(self, folder: Path) -> str:
        """The origin that this browser gives to the extension in a folder: another at every installation."""
        data = {"type": "path", "path": str(folder)}
        identity = self.line.call("webExtension.install", extensionData=data)["extension"]
        return self.line.evaluate(ORIGIN, {"context": self.window}, identity)

    @property
    def window(self) -> str:
        """The browser's own window, around the tabs."""
        return self.line.call("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]

    def open(self, address: str = "about:blank") -> Tab:
        context = self.line.call("browsingContext.create", type="tab")["context"]
        self.line.call("browsingContext.setViewport", context=context, viewport={"width": 1000, "height": 700})
        tab = Tab(self.line, context)
        if address != "about:blank":
            tab.go(address)
        return tab

    def tabs(self) -> list[Tab]:
        return [Tab(self.line, each["context"]) for each in self.line.call("browsingContext.getTree")["contexts"]]
