"""Each fault in a tiny casefile that has no other, with the file and the line that a curator must open."""

import pytest

from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import load

CASEFILE, ENTITIES, SOURCES = "casefile.yaml", "entities/all.yaml", "sources/all.yaml"
CLAIMS, WORDING = "claims/trial.yaml", "wording/fi.yaml"

# File, what is replaced in it by what, a text on the line of the fault, and the whole message.
SINGLE = {
    "unknown top-level key": (
        CASEFILE,
        "casefile:\n",
        "soruces: []\ncasefile:\n",
        "soruces",
        "'soruces' is no top-level key; they are casefile, entities, claims, sources, wording, chapter, language, "
        "texts; did you mean 'sources'?",
    ),
    "a form of more words than the name": (
        ENTITIES,
        "forms: [Brookes]",
        "forms: [Brookes, Brook-Miliz]",
        "Brook-Miliz",
        "names[2].forms: 'Brook-Miliz' has not as many words as 'Brook'",
    ),
    "unknown key": (
        ENTITIES,
        "gender: female",
        "sex: female",
        "sex: female",
        "sex: is no key here; the keys are description, gender, id, label, names, prominence, roles, sources, type",
    ),
    "unknown key far inside": (
        CLAIMS,
        "to: null}",
        "till: null}",
        "till: null",
        "period.till: is no key here; the keys are before, ended, from, to",
    ),
    "an end that is told and not dated": (
        CLAIMS,
        "to: null}",
        "to: null, ended: {en: she was freed}}",
        "ended: {en",
        "period.ended: needs the date that it tells of: 'to'",
    ),
    "a check of no address": (
        SOURCES,
        "    url:\n",
        "    checked: 2024-11-02\n",
        "checked: 2024",
        "checked: there is no address that was checked: give 'url' or 'archived'",
    ),
    "missing key": (ENTITIES, "    label: High Court\n", "", "id: high-court", "label: is missing"),
    "key without value": (ENTITIES, "label: High Court", "label:", "label:\n", "label: is missing"),
    "blank text": (ENTITIES, "label: High Court", "label: ' '", "label: ' '", "label: must not be blank"),
    "wrong type": (ENTITIES, "roles: {en: [lantern maker]}", "roles: maker", "roles:", "roles: must be a map of keys"),
    "no list": (ENTITIES, "sources: [gazette]", "sources: gazette", "sources:", "sources: must be a list"),
    "list of wrong things": (
        ENTITIES,
        "names: [{text: High Court}]",
        "names: [High Court]",
        "names: [High",
        "names[1]: must be a map of keys",
    ),
    "no text": (ENTITIES, "label: High Court", "label: [a]", "label: [a]", "label: must be a text"),
    "no name": (ENTITIES, "names: [{text: High Court}]", "names: []", "names: []", "names: lists no name"),
    "unknown kind": (
        ENTITIES,
        "type: Place",
        "type: place",
        "type: place",
        "type: 'place' is none of Person, Organization, Company, PublicBody, Airplane, Vessel, Event, Place, Work, "
        "Weapon",
    ),
    "gender of a court": (
        ENTITIES,
        "label: High Court\n",
        "label: High Court\n    gender: male\n",
        "gender: male",
        "gender: only a person has one",
    ),
    "no English": (
        ENTITIES,
        "{en: A court.}",
        "{pl: Sąd.}",
        "{pl: Sąd.}",
        "description: has no English text: 'en' is obligatory",
    ),
    "no language": (
        ENTITIES,
        "languages: [en, no]",
        "languages: [english]",
        "[english]",
        "names[2].languages[1]: 'english' is no language code such as en",
    ),
    "no id": (
        CASEFILE,
        "id: lantern",
        "id: Lantern Case",
        "id: Lantern Case",
        "id: 'Lantern Case' is no id: an id is lower-case words joined by hyphens",
    ),
    "unknown source of an entity": (
        ENTITIES,
        "sources: [gazette]",
        "sources: [gazete]",
        "[gazete]",
        "sources[1]: no source 'gazete'; did you mean 'gazette'?",
    ),
    "strong name twice": (
        ENTITIES,
        "names: [{text: Market Square}]",
        "names: [{text: ADA-brook}]",
        "ADA-brook",
        "names[1]: the strong name 'ADA-brook' is that of 'ada-brook' as well (entities/all.yaml:2): make both weak",
    ),
    "unknown origin": (
        SOURCES,
        "origin: gazette",
        "origin: wire",
        "origin: wire",
        "origin: no source 'wire'",
    ),
    "circle of origins": (
        SOURCES,
        "url: https",
        "origin: copyist\n    url: https",
        "origin: copyist",
        "origin: the sources repeat each other in a circle: gazette → copyist → gazette",
    ),
    "grade": (SOURCES, "grade: B", "grade: B2", "grade: B2", "grade: 'B2' is none of A, B, C, D, E, F"),
    "date out of the calendar": (
        SOURCES,
        "2008-02-29",
        "2012-13-40",
        "2012-13-40",
        "published: '2012-13-40' is no date of the calendar",
    ),
    "date in another order": (
        SOURCES,
        "2008-02-29",
        "29.2.2008",
        "29.2.2008",
        "published: '29.2.2008' is no date; write 2012, 2012-04 or 2012-04-05",
    ),
    "unknown subject": (
        CLAIMS,
        "  - id: arrest-2007\n    subject: ada-brook",
        "  - id: arrest-2007\n    subject: ada-brok",
        "ada-brok\n",
        "subject: no entity 'ada-brok'; did you mean 'ada-brook'?",
    ),
    "unknown actor": (
        CLAIMS,
        "actors: [ada-brook, high-court]",
        "actors: [ada-brook, low-tide]",
        "low-tide",
        "actors[2]: no entity 'low-tide'",
    ),
    "unknown claim denied": (
        CLAIMS,
        "denies: [sentence-2008]",
        "denies: [sentence-2009]",
        "sentence-2009",
        "denies[1]: no claim 'sentence-2009'; did you mean 'sentence-2008'?",
    ),
    "unknown entity in a slot": (
        CLAIMS,
        "value: high-court",
        "value: hi-court",
        "hi-court",
        "slots.court.value: no entity 'hi-court'; did you mean 'high-court'?",
    ),
    "unknown entity in a list": (
        CLAIMS,
        "value: [ada-brook, high-court]",
        "value: [ada-brook, nobody]",
        "nobody",
        "slots.arrested.value[2]: no entity 'nobody'",
    ),
    "unknown place": (
        CLAIMS,
        "value: market-square",
        "value: market",
        "value: market}",
        "slots.place.value: no entity 'market'; did you mean 'market-square'?",
    ),
    "unknown denier": (CLAIMS, "by: high-court", "by: zed", "by: zed", "evidence[2].by: no entity 'zed'"),
    "evidence without source": (
        CLAIMS,
        "{source: gazette, stance: supports}",
        "{stance: supports}",
        "{stance: supports}",
        "evidence[1].source: is missing",
    ),
    "evidence of an unknown source": (
        CLAIMS,
        "{source: gazette, stance: supports}",
        "{source: herald, stance: supports}",
        "herald",
        "evidence[1].source: no source 'herald'",
    ),
    "evidence of a variant": (
        CLAIMS,
        "evidence: [{source: copyist,",
        "evidence: [{source: copyst,",
        "copyst",
        "slots.date.variants[1].evidence[1].source: no source 'copyst'; did you mean 'copyist'?",
    ),
    "claim without evidence": (
        CLAIMS,
        "    evidence:\n      - {source: gazette, stance: supports}\n",
        "",
        "id: arrest-2007",
        "evidence: is missing",
    ),
    "claim with no evidence in the list": (
        CLAIMS,
        "    evidence:\n      - {source: gazette, stance: supports}\n",
        "    evidence: []\n",
        "evidence: []",
        "evidence: a claim needs evidence",
    ),
    "long phrase": (
        CLAIMS,
        "two years for the maker",
        "two years for the maker of lanterns",
        "of lanterns",
        "evidence[1].phrase: has 7 words; a key phrase has at most 6",
    ),
    "unknown frame": (
        CLAIMS,
        "frame: sentence",
        "frame: sentense",
        "sentense",
        "frame: no frame 'sentense'; did you mean 'sentence'?",
    ),
    "slot that the frame lacks": (
        CLAIMS,
        "      court: {",
        "      judge: {",
        "judge",
        "slots.judge: the frame 'sentence' has no such slot; it has court, date, fine, offence, term",
    ),
    "slot of another type": (
        CLAIMS,
        "{type: entity, value: high-court, need: key}",
        "{type: place, value: high-court, need: key}",
        "type: place, value: high",
        "slots.court.type: is 'place', but in the frame 'sentence' this slot is 'entity'",
    ),
    "unknown slot type": (
        CLAIMS,
        "type: money",
        "type: cash",
        "type: cash",
        "slots.fine.type: 'cash' is none of date, number, money, entity, place, entities, text",
    ),
    "slot without value": (
        CLAIMS,
        "value: high-court, need",
        "need",
        "court: {type: entity, need",
        "slots.court.value: is missing",
    ),
    "value of a slot is no date": (
        CLAIMS,
        "value: 2008-02\n",
        "value: 2012-13-40\n",
        "2012-13-40",
        "slots.date.value: '2012-13-40' is no date of the calendar",
    ),
    "value of a variant is no date": (
        CLAIMS,
        "{value: 2007,",
        "{value: last year,",
        "last year",
        "slots.date.variants[1].value: 'last year' is no date; write 2012, 2012-04 or 2012-04-05",
    ),
    "no number": (
        CLAIMS,
        "value: 1500.5",
        "value: 1,500",
        "fine:",
        "slots.fine.500: is no key here; the keys are about, currency, high, low, need, terms, type, unit, value, "
        "variants",
    ),
    "words for a number": (
        CLAIMS,
        "value: 1500.5",
        "value: many",
        "many",
        "slots.fine.value: 'many' is no number; write digits only, such as 1300000 or 0.5",
    ),
    "value and range": (
        CLAIMS,
        "low: 2,",
        "low: 2, value: 3,",
        "value: 3",
        "slots.term.value: stands beside low or high: give the one or the other",
    ),
    "range upside down": (
        CLAIMS,
        "low: 2,",
        "low: 2, high: 1,",
        "low: 2",
        "slots.term.low: 2 is more than high, 1",
    ),
    "number without value": (
        CLAIMS,
        "low: 2, ",
        "",
        "term:",
        "slots.term.value: is missing (or give low, high or both)",
    ),
    "unit of an entity": (
        CLAIMS,
        "value: high-court,",
        "value: high-court, unit: year,",
        "high-court, unit: year,",
        "slots.court.unit: a slot of type 'entity' has no 'unit'",
    ),
    "one id where many are wanted": (
        CLAIMS,
        "value: [ada-brook, high-court]",
        "value: ada-brook",
        "arrested:",
        "slots.arrested.value: must be a list",
    ),
    "terms of a number": (
        CLAIMS,
        "low: 2,",
        "low: 2, terms: {en: [two]},",
        "terms: {en: [two]}",
        "slots.term.terms: only a text slot has terms",
    ),
    "flag": (CLAIMS, "about: true", "about: yes", "about: yes", "slots.term.about: 'yes' must be true or false"),
    "period upside down": (CLAIMS, "to: null", "to: 2007", "to: 2007", "period.to: is before 'from'"),
    "pattern": (
        CLAIMS,
        "lantern .. jail|prison",
        "lantern .. ja*",
        "ja*",
        "says.en[1]: is no pattern: 'ja*': at least three letters must stand before a '*'",
    ),
    "unknown chapter": (
        CLAIMS,
        "chapter: trial",
        "chapter: trail",
        "chapter: trail",
        "no chapter 'trail'; did you mean 'trial'?",
    ),
    "no chapter": (
        CLAIMS,
        "chapter: trial\n",
        "",
        "claims:",
        "claims stand in a chapter: name it with 'chapter:'",
    ),
    "wording of an unknown claim": (
        WORDING,
        "  sentence-2008:",
        "  sentense-2008:",
        "sentense",
        "no claim 'sentense-2008'; did you mean 'sentence-2008'?",
    ),
    "wording of an unknown slot": (
        WORDING,
        "terms: {offence:",
        "terms: {ofence:",
        "ofence",
        "terms.ofence: the claim 'sentence-2008' has no text slot of that name; did you mean 'offence'?",
    ),
    "wording of a slot that is no text": (
        WORDING,
        "terms: {offence:",
        "terms: {court:",
        "court",
        "terms.court: the claim 'sentence-2008' has no text slot of that name",
    ),
    "pattern in a wording": (
        WORDING,
        "lyhdyntekijä .. linna*",
        ".. linna*",
        ".. linna*",
        "says[1]: is no pattern: '..' must stand between two words",
    ),
    "wording in no known way of naming a language": (
        WORDING,
        "language: fi\n",
        "language: Finnish\n",
        "language: Finnish",
        "language: 'Finnish' is no language code such as en",
    ),
    "wording without language": (
        WORDING,
        "language: fi\n",
        "",
        "wording:",
        "wordings are in one language: name it with 'language:'",
    ),
    "key twice": (
        WORDING,
        "    unless:",
        "    says: [linna]\n    unless:",
        "says: [linna]",
        "the key 'says' is written twice",
    ),
}


def faults_of(load_files, files):
    with pytest.raises(CasefileError) as caught:
        load_files(files)
    return caught.value.faults


def line_of(text, marker):
    return text[: text.index(marker)].count("\n") + 1


@pytest.mark.parametrize("name", SINGLE)
def test_a_fault_is_told_alone_and_with_its_line(load_files, files, name):
    file, old, new, at, message = SINGLE[name]
    assert files[file].count(old) == 1
    text = files[file].replace(old, new)
    assert faults_of(load_files, files | {file: text}) == (Fault(file, line_of(text, at), message),)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"claims:\n  - id: [a\n", 3, "is no YAML: did not find expected ',' or ']'"),
        (b"a: 1\n\tb: 2\n", 2, "is no YAML: found a tab character that violates indentation"),
        (b"a: 1\n---\nb: 2\n", 2, "is no YAML: but found another document"),
        ("a: ä\nb: \xff\n".encode("latin-1"), 1, "is not UTF-8 (byte 0xe4)"),
        (b"a: b\n# \xc3\xa4\nb: \xff\n", 3, "is not UTF-8 (byte 0xff)"),
        (b"", 0, "must be a map with top-level keys such as 'claims:'"),
        (b"# nothing yet\n", 0, "must be a map with top-level keys such as 'claims:'"),
        (b"\n- a\n", 2, "must be a map with top-level keys such as 'claims:'"),
        (b"language: &x en\nwording: {}\nchapter: *x\n", 1, "anchors and aliases"),
        (b"sources: &x [*x]\n", 1, "anchors and aliases"),
        (b"sources: !!python/tuple [a]\n", 1, "the tag tag:yaml.org,2002:python/tuple is not used in a casefile"),
        (b"sources: !secret a\n", 1, "the tag !secret is not used in a casefile"),
        (b"? [a]\n: b\n", 1, "a key must be a plain text"),
        (b"entities: {a: b}\n", 1, "'entities' must be a list"),
        (b"language: en\nwording: [a]\n", 2, "must be a map by claim"),
        (b"a: " + b"[" * 2000 + b"]" * 2000, 0, "is nested too deeply"),
        (b"a: \x00\n", 0, "is no YAML: control characters are not allowed"),
    ],
)
def test_a_file_that_cannot_be_read(load_files, files, content, line, message):
    (fault,) = faults_of(load_files, files | {"more.yaml": content})
    assert (fault.file, fault.line) == ("more.yaml", line)
    assert fault.message.startswith(message)


@pytest.mark.parametrize(("file", "id_"), [(ENTITIES, "high-court"), (SOURCES, "gazette"), (CLAIMS, "arrest-2007")])
def test_ids_are_used_once(load_files, files, file, id_):
    kind = {ENTITIES: "entity", SOURCES: "source", CLAIMS: "claim"}[file]
    first = line_of(files[file], f"id: {id_}")
    (fault,) = [
        fault
        for fault in faults_of(load_files, files | {"zz.yaml": files[file]})
        if f"'{id_}' is there already" in fault.message
    ]
    assert fault == Fault("zz.yaml", first, f"the {kind} '{id_}' is there already, at {file}:{first}")


def test_one_header_is_wanted(load_files, files):
    text = files.pop(CASEFILE)
    message = "no file has the top-level key 'casefile:' with id, title and chapters"
    assert faults_of(load_files, files) == (Fault(CASEFILE, 0, message),)
    message = "the entry 'casefile' is there already, at casefile.yaml:1"
    assert faults_of(load_files, files | {CASEFILE: text, "zz.yaml": text}) == (Fault("zz.yaml", 1, message),)


def test_weak_names_may_be_shared(load_files, files):
    shared = files[ENTITIES].replace("[{text: High Court}]", "[{text: High Court}, {text: Brook, strength: weak}]")
    assert load_files(files | {ENTITIES: shared})


def test_all_faults_come_at_once_and_in_order(load_files, files):
    broken = files | {
        ENTITIES: files[ENTITIES].replace("label: High Court", "label: [a]").replace("sources: [g", "sources: [zzz, g"),
        CLAIMS: files[CLAIMS].replace("frame: arrest", "frame: zzz").replace("two years", "two long years in all"),
        WORDING: "language: fi\n  wording: {",
    }
    faults = faults_of(load_files, broken)
    assert [(fault.file, fault.line) for fault in faults] == sorted((fault.file, fault.line) for fault in faults)
    assert [fault.file for fault in faults] == [CLAIMS, CLAIMS, ENTITIES, ENTITIES, WORDING]


def test_what_stands_in_a_broken_entry_is_not_missed_elsewhere(load_files, files):
    broken = files | {ENTITIES: files[ENTITIES].replace("label: Ada Brook", "label: []")}
    assert [fault.message for fault in faults_of(load_files, broken)] == ["label: must be a text"]


def test_what_stands_in_an_unreadable_file_is_not_missed_elsewhere(load_files, files):
    (fault,) = faults_of(load_files, files | {ENTITIES: files[ENTITIES] + "  - {"})
    assert fault.file == ENTITIES
    assert "is no YAML" in fault.message


def test_a_missing_folder_and_an_empty_one(tmp_path, frames):
    for folder, message in [
        (tmp_path / "none", "there is no such folder"),
        (tmp_path, "the folder holds no YAML file"),
    ]:
        with pytest.raises(CasefileError) as caught:
            load(folder, frames)
        assert caught.value.faults == (Fault(str(folder), 0, message),)
        assert str(caught.value) == f"{folder}: {message}"


def test_a_fault_reads_as_a_place_in_a_file():
    assert str(Fault("claims/a.yaml", 3, "is missing")) == "claims/a.yaml:3: is missing"
