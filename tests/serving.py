"""The real server in a process of its own."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

CASEFILES = Path(__file__).parent / "casefiles"
SIDELIGHT = [sys.executable, "-m", "sidelight.cli", "serve"]
PATIENCE = 60
FOLDERS_OF_THE_RUN = ("SIDELIGHT_CACHE", "SIDELIGHT_STATE")


def environment(**settings):
    """The environment of a process with these settings alone; what it keeps lies in folders of this run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDELIGHT_")}
    return {**kept, **{name: os.environ[name] for name in FOLDERS_OF_THE_RUN}, **settings}


class Served:
    """A server in a process of its own, with what it says on standard error in a file."""

    def __init__(self, folder, *options, **settings):
        command = [*SIDELIGHT, "--port", "0", "--casefile", str(CASEFILES / "lighthouse"), *options]
        self._log = folder / "stderr"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(command, env=environment(**settings), stderr=log)

    @property
    def said(self):
        return self._log.read_text()

    @property
    def port(self):
        return int(self.said.partition("listening on ")[2].split()[0].rpartition(":")[2])

    def wait(self):
        patience = time.monotonic() + PATIENCE
        while "listening on " not in self.said or not self.said.endswith("\n"):
            assert self.process.poll() is None, self.said
            assert time.monotonic() < patience, self.said
            time.sleep(0.05)
        return self

    def end(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def serving(folder, *options, **settings):
    served = Served(folder, *options, **settings)
    try:
        yield served.wait()
    finally:
        served.end()
