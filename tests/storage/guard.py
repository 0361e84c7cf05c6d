"""Ends a database server with the tests that started it, also where they are killed: `guard.py FOLDER`.

It waits for the other end of its input to close, as happens when a process dies of whatever, then stops the server
whose data lie in FOLDER and removes the folder. It needs a session of its own, or it would be killed with the tests.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 30


@contextmanager
def guarded(folder):
    """Have the server of a folder end, and the folder go, at the end of this or of the process."""
    guard = subprocess.Popen([sys.executable, __file__, folder], stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        guard.stdin.close()
        guard.wait()


def stop_server(folder):
    """Have the server leave at once; what it kept is not wanted any more."""
    with suppress(FileNotFoundError, ProcessLookupError, ValueError, IndexError):
        number = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(number, signal.SIGQUIT)
        wait_for_end(number)


def wait_for_end(number):
    """Return when there is no such process any more; ProcessLookupError says so."""
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience:
        os.kill(number, 0)
        time.sleep(0.05)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sys.stdin.buffer.read()
    stop_server(folder)
    shutil.rmtree(folder, ignore_errors=True)
