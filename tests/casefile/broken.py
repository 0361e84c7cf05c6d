"""The files of the tiny casefile by what they hold, and the faults that a change to them makes."""

import pytest

from sidelight.casefile.faults import CasefileError

CASEFILE, ENTITIES, SOURCES = "casefile.yaml", "entities/all.yaml", "sources/all.yaml"
CLAIMS, WORDING = "claims/trial.yaml", "wording/fi.yaml"


def faults_of(load_files, files):
    with pytest.raises(CasefileError) as caught:
        load_files(files)
    return caught.value.faults


def line_of(text, marker):
    return text[: text.index(marker)].count("\n") + 1
