"""The engine in a spaCy pipeline: the same answers, as spans that travel with the document."""

import pickle
from datetime import UTC, date, datetime

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from sidelight.casefile.values import PartialDate
from sidelight.pipelines.component import read_date
from sidelight.pipelines.details import AssertionDetails, MentionDetails
from sidelight.text.page import Block, Page
from tests.annotating import HARBOUR, harbour_annotator
from tests.pipelines.trained import build_pipeline

CONFIG = {"casefile": str(HARBOUR)}
TEXT = (
    "A trial\n\n  😀 Tomas Kivi’s day\n\n"
    "Tomas Kivi was sentenced to twelve years in prison on 24 February 2016. Later Kivi went home."
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sidelight", config=CONFIG)
    return pipeline


@pytest.fixture(scope="module")
def component(nlp):
    return nlp.get_pipe("sidelight")


@pytest.fixture
def doc(nlp):
    return nlp(TEXT)


def mentions(doc):
    return [(span.text, span.label_) for span in doc.spans["mentions"]]


def test_mentions_are_spans_labelled_with_their_entity(doc):
    assert mentions(doc) == [("Tomas Kivi", "tomas-kivi"), ("Tomas Kivi", "tomas-kivi"), ("Kivi", "tomas-kivi")]
    details = doc.spans["mentions"][2]._.sidelight
    assert isinstance(details, MentionDetails)
    assert (details.entity, details.label, details.prominence) == ("tomas-kivi", "Tomas Kivi", "core")
    assert 0 < details.confidence < 1
    assert "Tomas Kivi is named for certain on this page" in details.because


def test_assertions_are_spans_labelled_with_their_claim(doc):
    (span,) = doc.spans["assertions"]
    assert span.text.startswith("Tomas Kivi was sentenced")
    assert span.text.endswith("2016.")
    details = span._.sidelight
    assert isinstance(details, AssertionDetails)
    assert span.label_ == details.claim == "sentence-2017"
    assert (details.relation, details.verdict, details.standing) == ("differs", "differs", "corroborated")
    assert details.statement == "He was sentenced to twelve years in prison on 24 February 2017."
    assert details.because


def test_values_have_offsets_in_the_document(doc):
    values = {value.slot: value for value in doc.spans["assertions"][0]._.sidelight.values}
    assert all(doc.text[value.start_char : value.end_char] == value.quote for value in values.values())
    assert (values["date"].quote, values["date"].casefile, values["date"].agrees) == (
        "24 February 2016",
        "2017-02-24",
        False,
    )
    assert "arrested" in values["date"].variant
    assert values["term"].agrees


def test_spans_grow_to_whole_tokens_and_details_keep_the_letters(nlp, component):
    doc = component(Doc(nlp.vocab, words=["We", "saw", "Tomas", "Kivi-like", "men", "."]))
    assert mentions(doc) == [("Tomas Kivi-like", "tomas-kivi")]
    details = doc.spans["mentions"][0]._.sidelight
    assert doc.text[details.start_char : details.end_char] == "Tomas Kivi"


def test_the_document_says_what_it_was_annotated_with(doc, nlp):
    whole = doc._.sidelight
    assert (whole.casefile, whole.language, whole.about) == ("harbour", "en", True)
    assert whole.version.startswith("sha256:")
    assert not nlp("Rain fell.")._.sidelight.about


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Rain fell."])
def test_a_document_without_the_case_has_empty_groups(nlp, text):
    doc = nlp(text)
    assert (len(doc.spans["mentions"]), len(doc.spans["assertions"])) == (0, 0)


def test_spans_of_others_have_no_details(doc):
    blank = spacy.blank("en")("Tomas Kivi slept.")
    assert blank._.sidelight is None
    assert blank[0:2]._.sidelight is None
    assert doc[0:2]._.sidelight is None
    doc.spans["mentions"] = [doc[0:2]]
    assert doc.spans["mentions"][0]._.sidelight is None


def test_a_second_run_replaces_the_first(nlp, doc):
    before = mentions(doc)
    assert mentions(nlp.get_pipe("sidelight")(doc)) == before


def details_of(doc):
    return [span._.sidelight for group in ("mentions", "assertions") for span in doc.spans[group]]


def test_details_survive_bytes(doc):
    again = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())
    assert details_of(again) == details_of(doc)
    assert mentions(again) == mentions(doc)
    assert again._.sidelight == doc._.sidelight


@pytest.mark.parametrize("store_user_data", [True, False])
def test_details_survive_a_docbin(doc, store_user_data):
    stored = DocBin(docs=[doc], store_user_data=store_user_data).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab)
    assert None not in details_of(again)
    assert details_of(again) == details_of(doc)
    assert mentions(again) == mentions(doc)


def test_a_pipeline_survives_the_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert details_of(spacy.load(tmp_path)(TEXT)) == details_of(nlp(TEXT))


def test_a_component_travels_to_another_process(component, nlp):
    again = pickle.loads(pickle.dumps(component))  # noqa: S301 - what was pickled right here
    assert details_of(again(nlp.make_doc(TEXT))) == details_of(nlp(TEXT))


def test_texts_can_be_streamed(nlp):
    docs = list(nlp.pipe([TEXT, "Rain fell."] * 3, batch_size=2))
    assert [len(doc.spans["mentions"]) for doc in docs] == [3, 0] * 3


def timing(doc):
    return doc.spans["assertions"][0]._.sidelight.timing


def test_the_date_is_the_documents_own_or_that_of_the_pipeline(nlp):
    assert timing(nlp(TEXT)) == ""
    doc = nlp.make_doc(TEXT)
    doc._.published = "2018-05-01"
    assert "After this was written" in timing(nlp(doc))
    dated = spacy.blank("en")
    dated.add_pipe("sidelight", config={**CONFIG, "published": "2018"})
    assert "After this was written" in timing(dated(TEXT))
    doc = dated.make_doc(TEXT)
    doc._.published = date(2024, 1, 1)
    assert "After this was written" not in timing(dated(doc))


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, None),
        ("2018", PartialDate(2018)),
        ("2018-05", PartialDate(2018, 5)),
        ("2018-05-01", PartialDate(2018, 5, 1)),
        ("2018-05-01T10:00:00Z", PartialDate(2018, 5, 1)),
        (date(2018, 5, 1), PartialDate(2018, 5, 1)),
        (datetime(2018, 5, 1, 23, tzinfo=UTC), PartialDate(2018, 5, 1)),
        (PartialDate(2018), PartialDate(2018)),
    ],
)
def test_dates_as_people_have_them(given, read):
    assert read_date(given) == read


@pytest.mark.parametrize("given", ["May", "", "2018-13", 2018])
def test_what_is_no_date(given):
    with pytest.raises(ValueError, match=f"published is {given!r}"):
        read_date(given)


def test_a_pipeline_for_any_language_leaves_it_to_the_text():
    anything = spacy.blank("xx")
    anything.add_pipe("sidelight", config=CONFIG)
    doc = anything("Sąd nie wierzył, że to prawda, ale przesłuchał też Pawła Wronę.")
    assert doc._.sidelight.language == "pl"
    assert mentions(doc) == [("Pawła Wronę", "pawel-wrona")]


def test_what_a_pipeline_has_tagged_is_evidence():
    text = "Tomas Kivi lebt in Norrhavn.\n\nSpäter schrieb Aleksis Kivi einen Roman.\n\nSpäter schlief Kivi."
    for tags, found in (
        ({}, 3),
        ({"names": {"Aleksis Kivi": "PER"}}, 2),
        ({"names": {"Aleksis Kivi": "PER"}, "parts": {"schlief Kivi": ["VERB", "CCONJ"]}}, 1),
    ):
        pipeline = build_pipeline("de", **tags)
        pipeline.add_pipe("sidelight", config=CONFIG)
        assert len(pipeline(text).spans["mentions"]) == found


WORDS = st.sampled_from([*TEXT.split(), "\n\n", "\n", "\u00ad", "e\u0301", "Norrhavn", "not"])


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_what_the_engine_gives(nlp, text):
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return  # spaCy takes no lone surrogates
    doc = nlp(text)
    for span, details in zip([*doc.spans["mentions"], *doc.spans["assertions"]], details_of(doc), strict=True):
        assert span.start_char <= details.start_char < details.end_char <= span.end_char
    if "\n" not in text and text.strip():
        page = Page((Block(len(text) - len(text.lstrip()), text.strip()),), language="en")
        expected = [(one.id, one.confidence) for one in harbour_annotator().annotate(page).highlights]
        got = [(span.id_, span._.sidelight.confidence) for group in doc.spans.values() for span in group]
        assert sorted(got) == sorted(expected)
