"""Trained pipelines that are installed: found, chosen, loaded late, and never needed."""

import json
import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sidelight.annotate import Annotator
from sidelight.matching.tags import NameKind, TaggedName, TaggedWord, Tags
from sidelight.pipelines.installed import PipelineError, choose_tagger, find_packages
from sidelight.text.page import Block, Page
from tests.annotating import HARBOUR, mentions_of
from tests.pipelines.trained import build_pipeline, install

ANCHOR, OTHER = "Tomas Kivi lebt in Norrhavn.", "Später schrieb Aleksis Kivi einen Roman."
NAMES = {"Aleksis Kivi": "PER"}
BLOCK = Block(7, f"Ja. {OTHER}")
PIECE = (4, len(BLOCK.text))


@pytest.mark.usefixtures("libraries")
def test_without_any_there_is_no_tagger():
    assert choose_tagger(["auto"]) is None
    assert choose_tagger([]) is None


def test_what_is_installed_is_found_without_importing_it(install_pipeline):
    whole = install_pipeline("de", "quay_sm", names=NAMES)
    assert whole in find_packages()
    assert choose_tagger(["auto"]).packages == {"de": "de_quay_sm"}
    assert whole not in sys.modules


def test_of_several_the_smallest_is_taken_unless_one_is_named(install_pipeline):
    for name in ("quay_lg", "quay_sm", "quay_trf", "quay_own"):
        install_pipeline("de", name, names=NAMES)
    install_pipeline("fi", "quay_md", names=NAMES)
    assert choose_tagger(["auto"]).packages == {"de": "de_quay_sm", "fi": "fi_quay_md"}
    assert choose_tagger(["de_quay_lg"]).packages == {"de": "de_quay_lg"}
    assert choose_tagger(["auto", "de_quay_lg"]).packages == {"de": "de_quay_lg", "fi": "fi_quay_md"}


def test_one_that_is_named_and_missing_is_told(install_pipeline):
    install_pipeline("de", "quay_sm", names=NAMES)
    with pytest.raises(PipelineError, match=r"names pl_quay_sm; .* here: de_quay_sm"):
        choose_tagger(["de_quay_sm", "pl_quay_sm"])


def test_tags_have_the_offsets_of_the_block(install_pipeline):
    install_pipeline("de", "quay_sm", parts={"Aleksis Kivi": ["PROPN", "PROPN"]}, names=NAMES)
    tags = choose_tagger(["auto"]).tag(BLOCK, [PIECE], "de")
    assert tags.words == [TaggedWord(19, 26, "PROPN"), TaggedWord(27, 31, "PROPN")]
    assert tags.names == [TaggedName(19, 31, NameKind.PERSON)]


def test_a_language_without_a_package_gets_no_tags(install_pipeline):
    install_pipeline("de", "quay_sm", names=NAMES)
    assert choose_tagger(["auto"]).tag(BLOCK, [PIECE], "fi") == Tags()


def test_components_that_say_nothing_of_names_are_not_loaded(libraries):
    pipeline = build_pipeline("de", names=NAMES)
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})  # fails for want of its tables when it runs
    install(pipeline, "quay_sm", libraries)
    assert choose_tagger(["auto"]).tag(BLOCK, [PIECE], "de").names


def test_a_broken_package_is_left_alone_and_told_once(install_pipeline, libraries, caplog):
    whole = install_pipeline("de", "quay_sm", names=NAMES)
    (libraries / whole / "meta.json").unlink()
    tagger = choose_tagger(["auto"])
    with caplog.at_level(logging.WARNING):
        assert tagger.tag(BLOCK, [PIECE], "de") == tagger.tag(BLOCK, [PIECE], "de") == Tags()
    (record,) = [record for record in caplog.records if record.name == "sidelight.pipelines.installed"]
    assert whole in record.getMessage()


def test_several_threads_get_the_same(install_pipeline):
    install_pipeline("de", "quay_sm", names=NAMES)
    tagger = choose_tagger(["auto"])
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: tagger.tag(BLOCK, [PIECE], "de").names, range(20)))
    assert answers == [[TaggedName(19, 31, NameKind.PERSON)]] * 20


def test_it_tells_a_name_from_another_on_a_page(install_pipeline):
    install_pipeline("de", "quay_sm", names=NAMES)
    page = Page((Block(0, ANCHOR), Block(1, OTHER)), language="de")
    plain, tagged = Annotator.from_folder(HARBOUR), Annotator.from_folder(HARBOUR, tagger=choose_tagger(["auto"]))
    assert [quote for quote, _ in mentions_of(plain.annotate(page))] == ["Tomas Kivi", "Kivi"]
    assert [quote for quote, _ in mentions_of(tagged.annotate(page))] == ["Tomas Kivi"]


@pytest.mark.parametrize(("setting", "found"), [("", 1), ("auto", 1), ("de_quay_sm", 1), ("off", 2)])
def test_the_command_line_picks_it_up(install_pipeline, libraries, setting, found):
    install_pipeline("de", "quay_sm", names=NAMES)
    done = ask_command_line(libraries, setting)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["highlights"]) == found


def test_the_command_line_says_what_is_missing(libraries):
    done = ask_command_line(libraries, "pl_quay_sm")
    assert done.returncode == 2
    assert "SIDELIGHT_PIPELINES names pl_quay_sm" in done.stderr
    assert "Traceback" not in done.stderr


def ask_command_line(libraries: Path, setting: str):
    request = {"lang": "de", "blocks": [{"id": 0, "text": ANCHOR}, {"id": 1, "text": OTHER}]}
    command = [sys.executable, "-m", "sidelight.cli", "annotate", "--jsonl", "-", "--casefile", str(HARBOUR)]
    environment = os.environ | {"PYTHONPATH": str(libraries), "SIDELIGHT_PIPELINES": setting}
    line = json.dumps(request) + "\n"
    return subprocess.run(command, input=line, env=environment, capture_output=True, text=True, check=False)
