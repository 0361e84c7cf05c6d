from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.languages.frames import load_frames

CASEFILES = Path(__file__).parents[1] / "casefiles"


@pytest.fixture(scope="session")
def casefile():
    frames = {name: frame.slots for name, frame in load_frames().items()}
    return load(CASEFILES / "lighthouse", frames)
