"""The frame files: whole, well formed, of no casefile; and what their triggers say of plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from sidelight.casefile.patterns import parse
from sidelight.languages.frames import Frame, load_frames
from sidelight.languages.language import CODES
from sidelight.matching.facts import read_facts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit, PatternSet
from sidelight.text.fold import fold
from sidelight.text.lexicon import load_lexicon
from sidelight.text.reading import BlockReading

FRAMES = load_frames()
FOLDER = Path(__file__).parents[2] / "backend" / "sidelight" / "languages" / "frames"
EXAMPLES = yaml.safe_load((Path(__file__).parent / "frame_examples.yaml").read_text(encoding="utf-8"))
KEYS = ("triggers", "hints", "unless")
SLOT_TYPES = {"date", "number", "money", "entity", "entities", "place", "text"}


def _lists(frame: Frame) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for key in KEYS:
        for code, patterns in getattr(frame, key).items():
            yield key, code, patterns


def _examples(kind: str) -> list[tuple[str, str, str]]:
    return [
        (frame, code, sentence)
        for frame, languages in EXAMPLES.items()
        for code, kinds in languages.items()
        for sentence in kinds[kind]
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_is_named_after_its_frame_and_has_every_key(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["frame"] == path.stem
    assert data["description"].strip().endswith(".")
    assert set(data) - {"happens", "before"} == {"frame", "description", "slots", *KEYS}


@pytest.mark.parametrize("name", FRAMES)
def test_what_happens_on_a_day_has_a_slot_for_it_and_is_named_in_every_locale(name: str) -> None:
    frame = FRAMES[name]
    assert not frame.happens or frame.slots[frame.happens] == "date"
    assert not frame.happens or frame.before
    assert set(frame.before) in (set(), {"en", "pl", "fi"})


@pytest.mark.parametrize("name", FRAMES)
def test_slots_have_known_types(name: str) -> None:
    assert FRAMES[name].slots
    assert set(FRAMES[name].slots.values()) <= SLOT_TYPES


@pytest.mark.parametrize("name", FRAMES)
def test_every_pattern_parses_and_stands_once(name: str) -> None:
    for _, code, patterns in _lists(FRAMES[name]):
        assert code in CODES
        assert len(set(patterns)) == len(patterns)
        for pattern in patterns:
            parse(pattern)


@pytest.mark.parametrize("name", FRAMES)
def test_what_has_words_in_one_language_has_them_in_all(name: str) -> None:
    frame = FRAMES[name]
    for key in ("triggers", "hints"):
        assert set(getattr(frame, key)) in (set(), set(CODES))


@pytest.mark.parametrize("name", FRAMES)
def test_no_trigger_is_a_hint_too(name: str) -> None:
    frame = FRAMES[name]
    for code, triggers in frame.triggers.items():
        assert not set(triggers) & set(frame.hints.get(code, ()))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_stand_in_every_language(name: str) -> None:
    assert set(EXAMPLES[name]) == set(CODES)


@pytest.mark.parametrize(("name", "code", "sentence"), _examples("says"))
def test_a_sentence_that_says_it_is_found(name: str, code: str, sentence: str) -> None:
    assert _find_triggers(name, code, sentence)


@pytest.mark.parametrize(("name", "code", "sentence"), _examples("other"))
def test_a_sentence_that_means_something_else_is_left_alone(name: str, code: str, sentence: str) -> None:
    assert not _find_triggers(name, code, sentence)


@cache
def _compile(name: str, code: str) -> PatternSet[Meaning]:
    frame = FRAMES[name]
    kinds = ((Kind.TRIGGER, frame.triggers), (Kind.FRAME_UNLESS, frame.unless))
    return PatternSet((parse(pattern), Meaning(kind, name)) for kind, table in kinds for pattern in table.get(code, ()))


def _find_triggers(name: str, code: str, text: str) -> list[str]:
    """The triggers that stand in a sentence and are not part of a phrase that means something else."""
    block = BlockReading(0, fold(text), code)
    found: list[str] = []
    for reading in block.sentences:
        facts = read_facts(block, reading, (), _compile(name, code), load_lexicon(code), None)
        blocked = facts.hits.get(Kind.FRAME_UNLESS, ())
        triggers = facts.hits.get(Kind.TRIGGER, ())
        found.extend(hit.source for hit in triggers if not any(_overlap(hit, other) for other in blocked))
    return found


def _overlap(left: Hit[Meaning], right: Hit[Meaning]) -> bool:
    return left.first <= right.last and right.first <= left.last
