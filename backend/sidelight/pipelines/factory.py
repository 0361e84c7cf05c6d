"""Where spaCy finds the component: `nlp.add_pipe("sidelight")`.

spaCy imports this in every process that makes a pipeline, wherever Sidelight is installed, so the engine is imported
only when somebody adds it. No `annotations` from `__future__` here: spaCy reads the types of the settings.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

from spacy.language import Language

from sidelight.pipelines.details import register
from sidelight.settings import read_settings

if TYPE_CHECKING:
    from sidelight.pipelines.component import Sidelight

register()


@Language.factory(
    "sidelight",
    assigns=["doc.spans", "doc._.sidelight", "span._.sidelight"],
    default_config={"casefile": None, "published": None},
)
def create_component(
    nlp: Language,  # noqa: ARG001 - spaCy names both
    name: str,  # noqa: ARG001
    casefile: str | None,
    published: str | None,
) -> "Sidelight":
    """The component for the casefile in a folder; without one, for that of SIDELIGHT_CASEFILE or the bundled one.

    Raises CasefileError for a broken casefile, SettingsError where none can be chosen, ValueError for a wrong date.
    """
    settings = read_settings({**os.environ, "SIDELIGHT_CASEFILE": casefile} if casefile else os.environ)
    component: type[Sidelight] = import_module("sidelight.pipelines.component").Sidelight
    return component(settings.casefile, settings.cache, published)
