import pytest

from sidelight.bundled import bundled
from sidelight.casefile.faults import CasefileError
from sidelight.casefile.loading import load
from sidelight.languages.frames import frame_slots

FINNISH = """\
language: fi
texts:
  title: Lyhtyjuttu uudestaan
  chapters: {trial: Oikeudenkäynti}
  claims:
    sentence-2008:
      statement: Hänet tuomittiin.
      note: Hyvin tiedossa.
      variants: {date: [Kirjoitusvirhe.]}
  entities:
    high-court: Tuomioistuin.
"""


@pytest.fixture
def load_with(load_files, files):
    return lambda text: load_files({**files, "texts/fi.yaml": text})


@pytest.fixture
def faults_of(load_with):
    def list_faults(text):
        with pytest.raises(CasefileError) as caught:
            load_with(text)
        return [str(fault) for fault in caught.value.faults]

    return list_faults


def test_texts_stand_beside_the_english_ones(load_with):
    casefile = load_with(FINNISH)
    claim = casefile.claims["sentence-2008"]
    assert claim.statement == {"en": "She was sentenced.", "fi": "Hänet tuomittiin."}
    assert claim.note["fi"] == "Hyvin tiedossa."
    assert claim.slots[0].variants[0].note == {"en": "A slip.", "fi": "Kirjoitusvirhe."}
    assert casefile.entities["high-court"].description["fi"] == "Tuomioistuin."
    assert casefile.chapters["trial"]["fi"] == "Oikeudenkäynti"
    assert casefile.title["fi"] == "Lyhtyjuttu uudestaan"


def test_what_is_not_translated_keeps_its_english(load_with):
    casefile = load_with(FINNISH)
    assert casefile.claims["arrest-2007"].statement == {"en": "She was not arrested."}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sentence-2008:", "sentence-2080:", "no claim 'sentence-2080'; did you mean 'sentence-2008'?"),
        ("high-court:", "low-court:", "no entity 'low-court'"),
        ("{trial:", "{trail:", "no chapter 'trail'"),
        ("[Kirjoitusvirhe.]", "[Yksi., Kaksi.]", "has 2 notes, but the claim has 1 variants of that slot"),
        ("{date:", "{term:", "has 1 notes, but the claim has 0 variants of that slot"),
        ("      statement: Hänet tuomittiin.\n", "", "statement"),
        (
            "      note: Hyvin tiedossa.\n",
            "      ended: Hän palasi.\n",
            "the claim's period has no such text in English",
        ),
        ("language: fi\n", "", "texts are in one language: name it with 'language:'"),
    ],
)
def test_faults_name_what_is_wrong(faults_of, old, new, message):
    (fault,) = faults_of(FINNISH.replace(old, new))
    assert message in fault
    assert fault.startswith("texts/fi.yaml:")


def test_what_is_told_of_a_period_is_told_in_each_language(load_files, files):
    claims = files["claims/trial.yaml"].replace("to: null}", "to: 2010, ended: {en: she was freed}}")
    finnish = FINNISH.replace("      note: Hyvin", "      ended: hänet vapautettiin\n      note: Hyvin")
    casefile = load_files({**files, "claims/trial.yaml": claims, "texts/fi.yaml": finnish})
    assert casefile.claims["sentence-2008"].ended == {"en": "she was freed", "fi": "hänet vapautettiin"}


@pytest.mark.parametrize("language", ["fi", "pl"])
def test_the_case_is_told_in_full_in_the_languages_of_the_interface(language):
    casefile = load(bundled("shared") / "casefile" / "bout", frame_slots())
    texts = [
        *((name, text) for name, claim in casefile.claims.items() for text in (claim.statement, claim.note)),
        *((name, entity.description) for name, entity in casefile.entities.items()),
        *casefile.chapters.items(),
        *((name, text) for name, claim in casefile.claims.items() for text in (claim.before, claim.ended) if text),
        *(
            (name, variant.note)
            for name, claim in casefile.claims.items()
            for slot in claim.slots
            for variant in slot.variants
        ),
    ]
    assert [name for name, text in texts if language not in text] == []
