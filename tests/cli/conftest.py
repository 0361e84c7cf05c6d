from pathlib import Path

import pytest

from sidelight.cli.engine import start_annotator

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"


@pytest.fixture(scope="package")
def harbour():
    """The folder of the invented casefile."""
    return HARBOUR


@pytest.fixture(scope="package")
def annotator(harbour):
    return start_annotator(harbour)
