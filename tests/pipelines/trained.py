"""Small pipelines with tags, and packages of them as pip would leave them in a folder."""

import json
from pathlib import Path

import spacy
from spacy.language import Language

VERSION = "0.0.0"
INIT = """from spacy.util import load_model_from_init_py


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def build_pipeline(language="en", parts=None, names=None) -> Language:
    """Tags the words of phrases ({"Kivi putosi": ["NOUN", "VERB"]}) and names ({"Aleksis Kivi": "PER"})."""
    pipeline = spacy.blank(language)
    if parts:
        tagger = pipeline.add_pipe("attribute_ruler")
        for phrase, tags in parts.items():
            pattern = [{"ORTH": word} for word in phrase.split()]
            for index, tag in enumerate(tags):
                tagger.add([pattern], {"POS": tag}, index=index)
    if names:
        recogniser = pipeline.add_pipe("entity_ruler")
        recogniser.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    return pipeline


def install(pipeline: Language, name: str, folder: Path) -> str:
    """Leave a package with a pipeline in a folder of libraries, as `spacy package` and pip do; its whole name."""
    whole = f"{pipeline.lang}_{name}"
    package = folder / whole
    package.mkdir()
    (package / "__init__.py").write_text(INIT)
    (package / "meta.json").write_text(json.dumps(pipeline.meta | {"name": name, "version": VERSION}))
    pipeline.to_disk(package / f"{whole}-{VERSION}")
    lay_down_metadata(whole, folder)
    return whole


def lay_down_metadata(whole: str, folder: Path) -> None:
    metadata = folder / f"{whole}-{VERSION}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {whole}\nVersion: {VERSION}\n")
    (metadata / "entry_points.txt").write_text(f"[spacy_models]\n{whole} = {whole}\n")
