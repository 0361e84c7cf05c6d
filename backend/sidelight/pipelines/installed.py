"""The trained pipelines that somebody has installed, asked about the few sentences where a name is in doubt."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from threading import Lock

import spacy
from spacy.language import Language

from sidelight.matching.tags import Pieces, TaggedName, TaggedWord, Tags
from sidelight.pipelines.tagging import DocTagger
from sidelight.settings import AUTO
from sidelight.text.page import Block

log = logging.getLogger(__name__)

_UNUSED = (
    "parser",
    "senter",
    "lemmatizer",
    "trainable_lemmatizer",
    "entity_linker",
    "textcat",
    "textcat_multilabel",
    "spancat",
    "sidelight",
)
"""Components of trained pipelines that cost time and say nothing of names."""
_SIZES = ("sm", "md", "lg", "trf")


class PipelineError(ValueError):
    """A pipeline that is asked for and not there; the message names it and says what there is."""


class InstalledTagger:
    """Tags with one package a language; each is loaded when first needed, for it takes a second and memory."""

    def __init__(self, packages: Mapping[str, str]) -> None:
        self.packages = packages
        self._loaded: dict[str, Language | None] = {}
        self._lock = Lock()

    def tag(self, block: Block, pieces: Pieces, language: str) -> Tags:
        """The tags of some pieces of a block; none for a language without a package, or with one that is broken."""
        if language not in self.packages:
            return Tags()
        # One at a time: a pipeline's vocabulary forgets what it saw of a page when a memory zone ends.
        with self._lock:
            pipeline = self._pipeline(language)
            return _tag(pipeline, block, pieces) if pipeline else Tags()

    def _pipeline(self, language: str) -> Language | None:
        if language not in self._loaded:
            self._loaded[language] = _load(self.packages[language])
        return self._loaded[language]


def choose_tagger(wanted: Iterable[str]) -> InstalledTagger | None:
    """A tagger with the named packages, or with what is installed where `auto` is named; None where there is none.

    Of several packages for a language `auto` takes the smallest. Raises PipelineError.
    """
    installed, names = find_packages(), tuple(wanted)
    if missing := [name for name in names if name != AUTO and name not in installed]:
        known = ", ".join(installed) or "none"
        raise PipelineError(f"SIDELIGHT_PIPELINES names {', '.join(missing)}; the pipelines installed here: {known}")
    named = [name for name in names if name != AUTO]
    found = sorted(installed, key=_size, reverse=True) if AUTO in names else []
    packages = {name.split("_")[0]: name for name in (*found, *named)}
    return InstalledTagger(packages) if packages else None


def find_packages() -> list[str]:
    """The names of the installed packages that hold a pipeline, such as `en_core_web_sm`; none is imported."""
    return sorted({point.name for point in entry_points(group="spacy_models")})


def _size(name: str) -> tuple[int, str]:
    suffix = name.rsplit("_", 1)[-1]
    return (_SIZES.index(suffix) if suffix in _SIZES else len(_SIZES)), name


def _load(name: str) -> Language | None:
    try:
        return spacy.load(name, exclude=_UNUSED)
    except Exception as error:  # noqa: BLE001 - what somebody installed can fail in any way, and is not needed
        log.warning("The pipeline %s can't be used and is left alone: %s", name, error)
        return None


def _tag(pipeline: Language, block: Block, pieces: Pieces) -> Tags:
    words: list[TaggedWord] = []
    names: list[TaggedName] = []
    with pipeline.memory_zone():
        for start, end in pieces:
            text = block.text[start:end]
            tags = DocTagger(pipeline(text)).tag(Block(-start, block.text), [(start, end)], "")
            words.extend(tags.words)
            names.extend(tags.names)
    return Tags(words, names)
