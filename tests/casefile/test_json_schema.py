"""The schemas that editors use: current, right for every file there is, and never at odds with the check."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from sidelight.casefile.faults import CasefileError
from sidelight.casefile.json_schema import KINDS, MIXED, build_schemas
from sidelight.languages.frames import frame_slots
from tests.casefile.conftest import FILES, FRAMES

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "shared" / "schema"
MAPPED = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
CASEFILES = [path for folder in ("shared/casefile", "tests/casefiles") for path in (ROOT / folder).rglob("*.yaml")]


class EditorLoader(yaml.CSafeLoader):
    """YAML as editors read it: version 1.2, whose core schema knows no dates, and no `no` but `false`."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as the library has it


for tag, pattern, firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), firsts)


def parse(text):
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader


def complaints(document, schema):
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(document)]


@pytest.fixture(scope="module")
def shipped():
    return {path.name.partition(".")[0]: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.iterdir()}


@pytest.fixture(scope="module")
def small():
    """The schemas for the frames of the tiny casefile."""
    return build_schemas(FRAMES)


def test_the_schemas_that_are_shipped_are_current(shipped):
    assert shipped == build_schemas(frame_slots()), "run make schema"


@pytest.mark.parametrize("kind", [*KINDS, MIXED])
def test_each_is_a_schema_and_describes_every_key(shipped, kind):
    jsonschema.Draft7Validator.check_schema(shipped[kind])
    places = {"File": shipped[kind], **shipped[kind]["definitions"]}
    undescribed = [
        f"{name}.{key}"
        for name, place in places.items()
        for key, value in place["properties"].items()
        if not name.endswith("-value") and "description" not in value
    ]
    assert undescribed == [], "tell of them in casefile/descriptions.yaml and run make schema"


@pytest.mark.parametrize("path", CASEFILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_of_a_casefile_has_one_schema_and_keeps_to_it(shipped, path):
    claiming = [name for name, globs in MAPPED.items() if any(path in ROOT.glob(one) for one in globs)]
    assert len(claiming) == 1
    kind = Path(claiming[0]).name.partition(".")[0]
    assert complaints(parse(path.read_text(encoding="utf-8")), shipped[kind]) == []


def kind_of(name):
    return name.partition(".")[0].partition("/")[0]


def test_the_tiny_casefile_keeps_to_them(small):
    for name, text in FILES.items():
        assert complaints(parse(text), small[kind_of(name)]) == []
        assert complaints(parse(text), small[MIXED]) == []


BROKEN = [
    ("casefile.yaml", "id: lantern", "id: The Lantern"),
    ("casefile.yaml", "title: {en: The lantern case,", "title: {"),
    ("casefile.yaml", "casefile:", "case:"),
    ("entities/all.yaml", "type: Person", "type: Human"),
    ("entities/all.yaml", "prominence: core", "prominent: core"),
    ("entities/all.yaml", "gender: female", "gender: woman"),
    ("entities/all.yaml", "type: Place\n", "type: Place\n    gender: male\n"),
    ("entities/all.yaml", "names: [{text: High Court}]", "names: []"),
    ("entities/all.yaml", "strength: weak", "strength: feeble"),
    ("entities/all.yaml", "languages: [en, no]", "languages: [English]"),
    ("sources/all.yaml", "published: 2008-02-29", "published: February 2008"),
    ("sources/all.yaml", "grade: D", "grade: G"),
    ("sources/all.yaml", "    reason: A copy.\n", ""),
    ("sources/all.yaml", "kind: aggregator", "kind: website"),
    ("claims/trial.yaml", "chapter: trial\n", ""),
    ("claims/trial.yaml", "frame: arrest", "frame: arrests"),
    ("claims/trial.yaml", "      place: {", "      places: {"),
    ("claims/trial.yaml", "type: place,", "type: entity,"),
    ("claims/trial.yaml", "value: 2008-02\n", "value: long ago\n"),
    ("claims/trial.yaml", "value: 2007,", "value: a year before,"),
    ("claims/trial.yaml", "low: 2, unit: year", "low: two, unit: year"),
    ("claims/trial.yaml", "low: 2, unit: year", "unit: year"),
    ("claims/trial.yaml", "currency: EUR", "unit: EUR"),
    ("claims/trial.yaml", "value: high-court, need: key", "value: high-court, unit: year"),
    ("claims/trial.yaml", "value: high-court, need: key", "value: high-court, terms: {en: [court]}"),
    ("claims/trial.yaml", "need: stated", "need: told"),
    ("claims/trial.yaml", "stance: denies", "stance: doubts"),
    ("claims/trial.yaml", "two years for the maker", "two long years for the poor maker"),
    ("claims/trial.yaml", "polarity: negative", "polarity: no"),
    ("claims/trial.yaml", "value: [ada-brook, high-court]", "value: ada-brook"),
    ("claims/trial.yaml", "    evidence:\n      - {source: gazette, stance: supports}\n", ""),
    ("wording/fi.yaml", "unless:", "except:"),
    ("wording/fi.yaml", "language: fi\n", ""),
]


@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_what_is_broken_is_marked_by_the_schema_and_by_the_check(small, files, load_files, name, old, new):
    assert old in files[name]
    files[name] = files[name].replace(old, new)
    assert complaints(parse(files[name]), small[kind_of(name)])
    assert complaints(parse(files[name]), small[MIXED])
    with pytest.raises(CasefileError):
        load_files(files)


def list_places(node, way=()):
    """The way to every value, from the top."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in steps:
        yield (*way, key)
        yield from list_places(value, (*way, key))


def put(document, way, value):
    changed = copy.deepcopy(document)
    node = changed
    for step in way[:-1]:
        node = node[step]
    if value is ...:
        del node[way[-1]]
    else:
        node[way[-1]] = value
    return changed


def refuses(load_files, files):
    try:
        load_files(files)
    except CasefileError:
        return True
    return False


@pytest.mark.parametrize("value", [..., None, 7, "some-word", ["a"], {}], ids=str)
def test_the_schema_marks_nothing_that_the_check_takes(small, files, load_files, value):
    marked = 0
    for name, text in FILES.items():
        document = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - every scalar a text: no date, no float
        for way in list_places(document):
            changed = yaml.dump(put(document, way, value), Dumper=yaml.CSafeDumper, allow_unicode=True)
            if said := complaints(parse(changed), small[MIXED]):
                marked += 1
                assert refuses(load_files, {**files, name: changed}), f"{name} {way}: {said}"
    assert marked > 20
