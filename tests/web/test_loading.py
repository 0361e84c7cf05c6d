"""What a server is started with."""

from pathlib import Path

import pytest

from sidelight.pipelines.installed import PipelineError
from sidelight.settings import Settings
from sidelight.text.page import Block, Page
from sidelight.web.loading import start_engine

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"


def test_an_engine_answers_with_the_casefile_of_the_settings(tmp_path):
    engine = start_engine(Settings(HARBOUR, cache=tmp_path, pipelines=()))
    assert engine.casefile.id == "harbour"
    assert engine.load_seconds > 0
    assert engine.pipelines == ()
    assert engine.annotator.annotate(Page((Block(0, "Tomas Kivi slept."),), language="en")).highlights


def test_a_pipeline_that_is_named_must_be_there(tmp_path):
    with pytest.raises(PipelineError, match="en_no_such_thing"):
        start_engine(Settings(HARBOUR, cache=tmp_path, pipelines=("en_no_such_thing",)))
