"""`nlp.add_pipe("sidelight")`: there after installing, light until it is added."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy

from sidelight.casefile.faults import CasefileError
from sidelight.settings import SettingsError
from tests.annotating import HARBOUR

CHECKOUT = Path(__file__).parents[2]


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_the_name_is_known_without_an_import_and_the_engine_waits():
    said = run(
        "import spacy, sys; nlp = spacy.blank('en'); print('sidelight.annotate' in sys.modules);"
        f"nlp.add_pipe('sidelight', config={{'casefile': {str(HARBOUR)!r}}}); print(nlp.pipe_names);"
        "doc = nlp('Tomas Kivi slept.'); print([span.label_ for span in doc.spans['mentions']])"
    )
    assert said.splitlines() == ["False", "['sidelight']", "['tomas-kivi']"]


def test_it_is_declared_for_whoever_installs_sidelight():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert list(project["entry-points"]["spacy_factories"]) == ["sidelight"]


def test_without_a_casefile_the_bundled_one_is_taken(monkeypatch):
    monkeypatch.delenv("SIDELIGHT_CASEFILE", raising=False)
    nlp = spacy.blank("en")
    nlp.add_pipe("sidelight")
    assert nlp("Rain.")._.sidelight.casefile == "bout"


def test_a_setting_of_the_environment_names_another(monkeypatch):
    monkeypatch.setenv("SIDELIGHT_CASEFILE", str(HARBOUR))
    nlp = spacy.blank("en")
    nlp.add_pipe("sidelight")
    assert nlp("Rain.")._.sidelight.casefile == "harbour"


def test_a_broken_casefile_is_told_fault_by_fault(tmp_path):
    (tmp_path / "casefile.yaml").write_text("casefile: {id: broken}\nentities: 5\n")
    with pytest.raises(CasefileError, match=r"casefile\.yaml"):
        spacy.blank("en").add_pipe("sidelight", config={"casefile": str(tmp_path)})


def test_what_is_no_date_is_told():
    with pytest.raises(ValueError, match="published is 'yesterday'"):
        spacy.blank("en").add_pipe("sidelight", config={"casefile": str(HARBOUR), "published": "yesterday"})


def test_a_wrong_setting_is_told(monkeypatch):
    monkeypatch.setenv("SIDELIGHT_PIPELINES", "everything, please")
    with pytest.raises(SettingsError, match="SIDELIGHT_PIPELINES"):
        spacy.blank("en").add_pipe("sidelight", config={"casefile": str(HARBOUR)})
