"""What is said of the case: stated, negated, asked, planned, by name or by pronoun."""

import pytest

from tests.annotating import annotate, assertions_of, claim_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tomas Kivi was sentenced to twelve years."),
        ("en", "The court jailed Tomas Kivi for 12 years."),
        ("pl", "Tomas Kivi został skazany na 12 lat więzienia."),
        ("fi", "Tomas Kivi tuomittiin kahdentoista vuoden vankeuteen."),
        ("ru", "Томас Киви был приговорён к 12 годам тюрьмы."),
        ("uk", "Томас Киви був засуджений до 12 років ув'язнення."),
        ("de", "Tomas Kivi wurde zu zwölf Jahren Haft verurteilt."),
        ("fr", "Tomas Kivi a été condamné à douze ans de prison."),
        ("es", "Tomas Kivi fue condenado a doce años de cárcel."),
        ("et", "Tomas Kivi mõisteti 12 aastaks vangi."),
    ],
)
def test_a_sentence_is_recognised_in_each_language(language, text):
    assert assertions_of(annotate(text, language=language)).get("sentence-2017") == "agrees"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Tomas Kivi was arrested in Norrhavn in 2016.", "agrees"),
        ("Tomas Kivi was arrested in Norrhavn in 2015.", "differs"),
        ("Tomas Kivi was not arrested in Norrhavn.", "denies"),
        ("Tomas Kivi was not only arrested, he was tried too.", "agrees"),
        ("Was Tomas Kivi arrested?", None),
        ("Tomas Kivi might be arrested in Norrhavn.", None),
        ("If Tomas Kivi is arrested, the harbour will sleep.", None),
        ("An arrest warrant for Tomas Kivi was signed.", None),
        ("Somebody was arrested in Norrhavn.", None),
    ],
)
def test_mood_decides_the_relation(text, relation):
    assert assertions_of(annotate(text)).get("arrest-2016") == relation


def test_a_pronoun_means_the_one_named_before():
    annotation = annotate("Tomas Kivi lives in Norrhavn. He was arrested in 2016.")
    highlight = claim_of(annotation, "arrest-2016")
    assert highlight.quote == "He was arrested in 2016."
    assert any("pronoun" in reason for reason in highlight.because)


def test_a_pronoun_of_another_gender_means_somebody_else():
    annotation = annotate("Tomas Kivi lives in Norrhavn. She was arrested in 2016.")
    assert "arrest-2016" not in assertions_of(annotation)


def test_a_denial_agrees_with_itself_and_denies_what_it_is_about():
    found = assertions_of(annotate("Tomas Kivi denied selling rifles to the Free Isles Movement."))
    assert found["denial-supply-kivi"] == "agrees"
    assert found["supply-free-isles"] == "denies"


def test_a_negative_claim_agrees_with_a_negation():
    found = assertions_of(annotate("Norrhavn Customs found no weapons in the containers of Selkie Freight."))
    assert found["no-weapons-found-2022"] == "agrees"


def test_a_key_slot_that_is_not_named_keeps_the_claim_away():
    assert "supply-free-isles" not in assertions_of(annotate("Tomas Kivi sold rifles to a museum."))


def test_each_value_belongs_to_the_nearest_happening():
    found = annotate("Tomas Kivi was arrested in 2016 and sentenced in 2017.")
    assert assertions_of(found) == {"arrest-2016": "agrees", "sentence-2017": "agrees"}
