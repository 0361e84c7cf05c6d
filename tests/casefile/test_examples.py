from collections import Counter

import pytest

from sidelight.casefile.examples import Example, Gap, Says, is_held_out, list_gaps, load_examples
from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import load

ENGLISH = """\
language: en
examples:
  sentence-2008:
    asserts:
      - The court gave Ada Brook two years.
      - "Two years: so long will Brook sit."
    differs: [Brook got nine years.]
    near: [Brook wants two years of rest.]
  arrest-2007:
"""
FINNISH = """\
language: fi
examples:
  sentence-2008:
    denies: ["Brookia ei ole tuomittu."]
"""
FILES = {"examples/en/trial.yaml": ENGLISH, "examples/fi.yaml": FINNISH}


@pytest.fixture
def load_all(write, files, frames):
    """Load the good casefile and these example files with it."""

    def load_with(examples):
        folder = write({**files, **examples})
        return load_examples(folder, load(folder, frames))

    return load_with


@pytest.fixture
def faults_of(load_all):
    def list_faults(text):
        with pytest.raises(CasefileError) as caught:
            load_all({"examples/en/trial.yaml": text})
        return list(caught.value.faults)

    return list_faults


def test_examples_of_all_files_are_loaded_with_their_places(load_all):
    examples = load_all(FILES)
    assert [(one.language, one.claim, one.relation, one.place) for one in examples] == [
        ("en", "sentence-2008", Says.ASSERTS, "examples/en/trial.yaml:5"),
        ("en", "sentence-2008", Says.ASSERTS, "examples/en/trial.yaml:6"),
        ("en", "sentence-2008", Says.DIFFERS, "examples/en/trial.yaml:7"),
        ("en", "sentence-2008", Says.NEAR, "examples/en/trial.yaml:8"),
        ("fi", "sentence-2008", Says.DENIES, "examples/fi.yaml:4"),
    ]
    assert examples[1].text == "Two years: so long will Brook sit."


def test_a_casefile_needs_no_examples(load_all):
    assert load_all({}) == ()


def test_the_casefile_itself_does_not_read_them(load_files, files):
    assert load_files({**files, "examples/en.yaml": "language: ["}).id == "lantern"


def test_one_in_five_is_held_out_for_ever():
    texts = [f"Ship number {number} came in." for number in range(5000)]
    kept = Counter(is_held_out(text) for text in texts)
    assert 900 < kept[True] < 1100
    # Chosen once and for all: whatever was trained without these may go on.
    assert [number for number in range(20) if is_held_out(texts[number])] == [1, 2, 4, 8, 16, 18]


def test_spacing_and_accents_do_not_move_an_example_to_the_other_side():
    for number in range(50):
        text = f"Café {number} on the quay"
        assert is_held_out(text) == is_held_out(f" CAFÉ  {number}\non the quay ")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("sentence-2008", "sentense-2008", 3, "no claim 'sentense-2008'; did you mean 'sentence-2008'?"),
        ("near:", "neer:", 8, "neer: is no key here; the keys are asserts, denies, differs, near"),
        ("[Brook got nine years.]", "Brook got nine years.", 7, "differs: must be a list"),
        ("Brook got nine years.", "[a, b]", 7, "differs[1]: must be a text"),
        ("Brook got nine years.", "' '", 7, "differs[1]: must not be blank"),
        ("language: en\n", "", 1, "language: is missing"),
        ("language: en", "language: english", 1, "language: 'english' is no language code such as en"),
        (
            "language: en",
            "language: en\nexample: {}",
            2,
            "'example' is no top-level key; they are language, examples; did you mean 'examples'?",
        ),
        (
            "Brook got nine years.",
            "the court gave Ada Brook  two years.",
            7,
            "this text is an example of 'sentence-2008' already, at examples/en/trial.yaml:5",
        ),
        ("  arrest-2007:\n", "  arrest-2007: [a]\n", 9, "must be a map of keys"),
    ],
)  # fmt: skip
def test_faults_have_their_lines(faults_of, old, new, line, message):
    assert ENGLISH.count(old) == 1
    assert faults_of(ENGLISH.replace(old, new)) == [Fault("examples/en/trial.yaml", line, message)]


def test_all_faults_are_told_at_once(faults_of):
    text = ENGLISH.replace("near:", "neer:").replace("language: en", "language: e").replace("arrest-2007", "arest")
    assert [fault.line for fault in faults_of(text)] == [1, 8, 9]


def test_a_file_without_examples_is_a_fault(faults_of):
    assert faults_of("language: en\nexamples: [a]\n") == [
        Fault("examples/en/trial.yaml", 2, "examples: must be a map by claim")
    ]
    assert faults_of("language: {")[0].message.startswith("is no YAML")


def test_claims_of_a_broken_casefile_are_not_asked_for(write):
    assert len(load_examples(write(FILES), None)) == 5


def test_the_same_text_may_serve_two_claims_and_two_languages(load_all):
    text = ENGLISH.replace("  arrest-2007:\n", "  arrest-2007: {near: [Brook got nine years.]}\n")
    assert len(load_all({"examples/a.yaml": text, "examples/b.yaml": text.replace("en\n", "fi\n")})) == 10


def test_gaps_are_listed_for_languages_that_have_examples(load_files, files):
    casefile = load_files(files)
    texts = [("asserts", "a"), ("asserts", "b"), ("differs", "c"), ("near", "d")]
    examples = [Example("sentence-2008", "en", Says(says), text, held_out=False) for says, text in texts]
    assert list(list_gaps(examples, casefile)) == [
        Gap("sentence-2008", "en", (Says.ASSERTS,), 1),
        Gap("arrest-2007", "en", (Says.ASSERTS,), 3),
        Gap("arrest-2007", "en", (Says.DIFFERS, Says.DENIES), 1),
        Gap("arrest-2007", "en", (Says.NEAR,), 1),
    ]
