"""A tiny good casefile as texts of files, to be written whole or broken in one place."""

from pathlib import Path

import pytest

from sidelight.casefile.loading import load

FRAMES = {
    "sentence": {"term": "number", "date": "date", "court": "entity", "offence": "text", "fine": "money"},
    "arrest": {"date": "date", "place": "place", "arrested": "entities"},
    "quote": {},
}

FILES = {
    "casefile.yaml": """\
casefile:
  id: lantern
  title: {en: The lantern case, fi: Lyhtyjuttu}
  chapters:
    trial: {en: The trial}
""",
    "entities/all.yaml": """\
entities:
  - id: ada-brook
    type: Person
    label: Ada Brook
    prominence: core
    gender: female
    description: {en: A lantern maker.}
    names:
      - {text: Ada Brook}
      - {text: Brook, strength: weak, languages: [en, no], forms: [Brookes]}
    roles: {en: [lantern maker]}
    sources: [gazette]
  - id: high-court
    type: PublicBody
    label: High Court
    prominence: context
    description: {en: A court.}
    names: [{text: High Court}]
  - id: market-square
    type: Place
    label: Market Square
    prominence: context
    description: {en: A square.}
    names: [{text: Market Square}]
""",
    "sources/all.yaml": """\
sources:
  - id: gazette
    title: "2008"
    publisher: Gazette
    url: https://gazette.example/1
    published: 2008
    language: no
    kind: newspaper
    grade: B
    reason: A careful paper.
  - id: copyist
    title: A copy
    publisher: Copyist
    url:
    published: 2008-02-29
    language: en
    kind: aggregator
    origin: gazette
    grade: D
    reason: A copy.
""",
    "claims/trial.yaml": """\
chapter: trial
claims:
  - id: sentence-2008
    subject: ada-brook
    frame: sentence
    statement: {en: She was sentenced.}
    note: {en: Known well.}
    period: {from: 2008-02, to: null}
    slots:
      date:
        type: date
        value: 2008-02
        need: stated
        variants:
          - {value: 2007, note: {en: A slip.}, evidence: [{source: copyist, stance: supports}]}
      term: {type: number, low: 2, unit: year, about: true}
      fine: {type: money, value: 1500.5, currency: EUR}
      court: {type: entity, value: high-court, need: key}
      offence: {type: text, value: forgery, terms: {en: ["forg*"]}}
    evidence:
      - {source: gazette, stance: supports, locator: page 3, phrase: two years for the maker}
      - {source: copyist, stance: denies, by: high-court}
    says: {en: ["lantern .. jail|prison"]}
  - id: arrest-2007
    subject: ada-brook
    frame: arrest
    statement: {en: She was not arrested.}
    note: {en: The court says so.}
    actors: [ada-brook, high-court]
    polarity: negative
    denies: [sentence-2008]
    slots:
      place: {type: place, value: market-square}
      arrested: {type: entities, value: [ada-brook, high-court]}
    evidence:
      - {source: gazette, stance: supports}
""",
    "wording/fi.yaml": """\
language: fi
wording:
  sentence-2008:
    says: ["lyhdyntekijä .. linna*"]
    unless: ["linnan juhlat"]
    terms: {offence: ["väärenn*"]}
""",
    "wording/en.yaml": """\
language: en
wording:
  sentence-2008:
    says: ["maker .. behind bars"]
""",
}


@pytest.fixture
def frames():
    return FRAMES


@pytest.fixture
def files():
    """The files of the good casefile, by name; a copy to change."""
    return dict(FILES)


@pytest.fixture
def write(tmp_path):
    """Write files (texts or bytes by name) to a folder and return it."""

    def write_files(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write_files


@pytest.fixture
def load_files(write):
    """Load a casefile from the texts of its files."""
    return lambda files: load(write(files), FRAMES)
