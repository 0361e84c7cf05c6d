"""What tests start ends with them, whatever ends them."""

import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.storage.databases import find_postgresql
from tests.storage.guard import guarded, wait_for_end

STARTS = """
import sys, time
from pathlib import Path
from tests.storage.databases import Cluster, find_postgresql
from tests.storage.guard import guarded

folder = Path(sys.argv[1])
with guarded(folder):
    Cluster(find_postgresql(), folder).start()
    print((folder / "data" / "postmaster.pid").read_text().splitlines()[0], flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder():
    folder = Path(tempfile.mkdtemp(prefix="sidelight-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.skipif(find_postgresql() is None, reason="PostgreSQL is not installed: setup/packages database")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_ends_with_the_tests_that_are_killed(folder, ending):
    with subprocess.Popen([sys.executable, "-c", STARTS, folder], stdout=subprocess.PIPE, text=True) as tests:
        number = int(tests.stdout.readline())
        tests.send_signal(ending)
    with pytest.raises(ProcessLookupError):
        wait_for_end(number)


def test_nothing_stays_behind(folder):
    (folder / "data").mkdir()
    with guarded(folder):
        assert folder.exists()
    assert not folder.exists()
