"""Faults of whole files, and of all files together."""

import pytest

from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import load
from tests.casefile.broken import CASEFILE, CLAIMS, ENTITIES, SOURCES, WORDING, faults_of, line_of


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
