import shutil
from pathlib import Path

import pytest

from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import load_whole

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / "tests" / "casefiles" / "lighthouse"
BUNDLED = sorted(path.parent for path in (ROOT / "shared" / "casefile").glob("*/casefile.yaml"))


@pytest.fixture
def folder(request, tmp_path):
    """A copy of a casefile: of the invented one, which is one file, unless a test names another."""
    return Path(shutil.copytree(getattr(request, "param", LIGHTHOUSE), tmp_path / "casefile"))


@pytest.fixture
def read():
    """A folder's casefile and what it teaches by; raises CasefileError for any fault."""
    return lambda folder: load_whole(folder, frame_slots())
