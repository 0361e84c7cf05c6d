"""Places that the world knows: countries and the cities that news name, in each language. Facts of geography only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from sidelight.languages.language import CODES, Strings

_COUNTRIES = "countries.yaml"


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a city. A language is missing where the name is an ordinary word or a person's name there, too."""

    id: str
    """The ISO 3166 code of a country (`TR`), the slug of a city (`istanbul`)."""
    kind: Literal["country", "city"]
    country: str
    """The code of the country that the place is or lies in."""
    names: Mapping[str, Strings]
    """Base forms that inflect, by language code; all spellings in use."""
    forms: Mapping[str, Strings]
    """By language code, forms that stand as they are: irregular ones, and names that do not change."""

    @property
    def label(self) -> str:
        """A name to show: the English one, or where that means something else too the first of another language."""
        return self.names.get("en", next(iter(self.names.values())))[0]


@cache
def load_places() -> tuple[Place, ...]:
    """All places, countries first; in one language no name stands for two of them."""
    folder = files("sidelight.languages").joinpath("places")
    cities = sorted(path.name for path in folder.iterdir() if path.name.startswith("cities-"))
    return tuple(
        place
        for name in (_COUNTRIES, *cities)
        for place in _read_places(folder.joinpath(name).read_text(encoding="utf-8"))
    )


def _read_places(text: str) -> Iterator[Place]:
    for entry in yaml.load(text, Loader=yaml.CSafeLoader):
        yield Place(
            id=entry["id"],
            kind="city" if "country" in entry else "country",
            country=entry.get("country", entry["id"]),
            names={code: _read_strings(entry[code]) for code in CODES if code in entry},
            forms={code: _read_strings(written) for code, written in entry.get("forms", {}).items()},
        )


def _read_strings(written: str | list[str]) -> Strings:
    return tuple(written) if isinstance(written, list) else (written,)
