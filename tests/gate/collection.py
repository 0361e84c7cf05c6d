"""Pages and names that the gate is measured on: those of the case, and ordinary ones in nine languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile, Prominence, Strength
from sidelight.gate.names import Gate, build_gate
from sidelight.languages.frames import frame_slots
from sidelight.languages.language import load_languages
from sidelight.marked.reading import read_gold
from sidelight.matching.inflection import Inflector
from sidelight.text.fold import fold
from tests.adversarial.reading import read_forms, read_homographs

_LAST = re.compile(r"[^\W\d_]+$")
PAGES = Path(__file__).parent / "pages"
TESTS = Path(__file__).parents[1]
CASE = bundled("shared") / "casefile" / "bout"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as the gate sees it, and whether it should open."""

    name: str
    language: str
    blocks: tuple[str, ...]
    opens: bool


@cache
def load_case() -> Casefile:
    """The casefile that comes with the program."""
    return load(CASE, frame_slots())


@cache
def load_list() -> Gate:
    """Its list."""
    return build_gate(load_case())


@cache
def marked_pages() -> tuple[Seen, ...]:
    """All pages marked by hand; those that name somebody of the core should open it."""
    case = load_case()
    core = {entity.id for entity in case.entities.values() if entity.prominence is Prominence.CORE}
    pages = [page for folder in (TESTS / "gold", TESTS / "unseen", CASE / "pages") for page in read_gold(folder, case)]
    return tuple(
        Seen(page.id, page.language, page.blocks, any(mention.entity in core for mention in page.mentions))
        for page in pages
    )


@cache
def ordinary_pages() -> tuple[Seen, ...]:
    """Pages that have nothing to do with the case; a namesake who writes himself just so opens it all the same."""
    found = []
    for path in sorted(PAGES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for page in data["pages"]:
            blocks = (page["title"], *page["blocks"])
            found.append(Seen(page["title"], data["language"], blocks, page.get("namesake", False)))
    return tuple(found)


@cache
def homographs() -> tuple[Seen, ...]:
    """The adversarial sentences in which words only look like names."""
    return tuple(Seen(item.text, item.language, (item.text,), opens=False) for item in read_homographs())


@cache
def written_forms() -> tuple[Seen, ...]:
    """The adversarial sentences with the core's names in all forms; bare surnames and first names do not open it."""
    core = {entity.id for entity in load_case().entities.values() if entity.prominence is Prominence.CORE}
    forms = [form for form in read_forms() if form.entity in core]
    return tuple(
        Seen(form.text, form.language, (form.text,), _is_strong(form.text[form.start : form.end], form.entity))
        for form in forms
    )


@cache
def all_forms() -> tuple[Seen, ...]:
    """Every strong name of the core with its last word in every form that any language makes."""
    inflector = Inflector(load_languages().values())
    core = [entity for entity in load_case().entities.values() if entity.prominence is Prominence.CORE]
    names = {alias.text for entity in core for alias in entity.aliases if alias.strength is Strength.STRONG}
    return tuple(Seen(text, "", (f"1 {text} 2",), opens=True) for text in _inflect(sorted(names), inflector))


def _inflect(names: Iterable[str], inflector: Inflector) -> Iterator[str]:
    for name in names:
        last = _LAST.search(name)
        for form in inflector.forms(fold(last[0]).text) if last else ():
            yield name[: last.start()] + (form.upper() if last[0].isupper() else last[0][0] + form[1:])


def _is_strong(name: str, entity: str) -> bool:
    """Whether the words in brackets are more than a surname, a first name or initials of the chief person."""
    return entity != "viktor-bout" or sum(len(word.strip(".,\u00ad")) > 1 for word in re.split(r"[\s-]", name)) > 1
