import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Need, Prominence, Stance, Strength
from sidelight.casefile.values import Money, PartialDate, Quantity


@pytest.fixture
def casefile(load_files, files):
    return load_files(files)


def test_header(casefile):
    assert (casefile.id, casefile.title["fi"], dict(casefile.chapters["trial"])) == (
        "lantern",
        "Lyhtyjuttu",
        {"en": "The trial"},
    )


def test_entity(casefile):
    ada = casefile.entities["ada-brook"]
    assert (ada.kind, ada.label, ada.prominence, ada.gender) == ("Person", "Ada Brook", Prominence.CORE, "female")
    assert ada.aliases[0].strength is Strength.STRONG
    weak = ada.aliases[1]
    assert (weak.text, weak.strength, weak.forms) == ("Brook", Strength.WEAK, ("Brookes",))
    assert ada.roles["en"] == ("lantern maker",)
    assert ada.sources == ("gazette",)


def test_what_yaml_would_take_for_something_else_stays_text(casefile):
    gazette = casefile.sources["gazette"]
    assert (gazette.language, gazette.title) == ("no", "2008")
    assert casefile.entities["ada-brook"].aliases[1].languages == ("en", "no")


def test_dates_are_as_exact_as_written(casefile):
    assert casefile.sources["gazette"].published == PartialDate(2008)
    assert casefile.sources["copyist"].published == PartialDate(2008, 2, 29)
    claim = casefile.claims["sentence-2008"]
    assert (claim.starts, claim.ends) == (PartialDate(2008, 2), None)


def test_slots(casefile):
    slots = {slot.name: slot for slot in casefile.claims["sentence-2008"].slots}
    assert slots["date"].value == PartialDate(2008, 2)
    assert slots["date"].need is Need.STATED
    assert slots["date"].variants[0].value == PartialDate(2007)
    assert slots["date"].variants[0].evidence[0].source == "copyist"
    assert slots["term"].value == Quantity(2, float("inf"), "year", about=True)
    assert slots["term"].need is Need.COMPARED
    assert slots["fine"].value == Money(1500.5, 1500.5, "EUR")
    assert (slots["court"].value, slots["court"].need) == (("high-court",), Need.KEY)
    assert slots["offence"].value == "forgery"
    assert {slot.name: slot for slot in casefile.claims["arrest-2007"].slots}["arrested"].value == (
        "ada-brook",
        "high-court",
    )


def test_claim(casefile):
    sentence, arrest = casefile.claims["sentence-2008"], casefile.claims["arrest-2007"]
    assert sentence.actors == ("ada-brook",)
    assert (sentence.chapter, sentence.negative) == ("trial", False)
    assert (arrest.actors, arrest.negative, arrest.denies) == (("ada-brook", "high-court"), True, ("sentence-2008",))
    assert [(item.stance, item.by) for item in sentence.evidence] == [
        (Stance.SUPPORTS, ""),
        (Stance.DENIES, "high-court"),
    ]


def test_wordings_join_what_the_claim_says_itself(casefile):
    claim = casefile.claims["sentence-2008"]
    assert dict(claim.says) == {
        "en": ("lantern .. jail|prison", "maker .. behind bars"),
        "fi": ("lyhdyntekijä .. linna*",),
    }
    assert dict(claim.unless) == {"fi": ("linnan juhlat",)}
    offence = next(slot for slot in claim.slots if slot.name == "offence")
    assert dict(offence.terms) == {"en": ("forg*",), "fi": ("väärenn*",)}


def test_slots_of_a_number_may_be_a_range_or_a_bound(load_files, files):
    for written, value in [
        ("low: 10, high: 12", Quantity(10, 12, "year", about=True)),
        ("high: 12", Quantity(0, 12, "year", about=True)),
        ("value: 0.5", Quantity(0.5, 0.5, "year", about=True)),
    ]:
        changed = files["claims/trial.yaml"].replace("number, low: 2", f"number, {written}")
        claim = load_files(files | {"claims/trial.yaml": changed}).claims["sentence-2008"]
        assert next(slot.value for slot in claim.slots if slot.name == "term") == value


def test_a_variant_takes_unit_and_currency_of_its_slot(load_files, files):
    variants = "fine: {type: money, variants: [{value: 7, note: {en: A slip.}}],"
    changed = files["claims/trial.yaml"].replace("fine: {type: money,", variants)
    claim = load_files(files | {"claims/trial.yaml": changed}).claims["sentence-2008"]
    fine = next(slot for slot in claim.slots if slot.name == "fine")
    assert fine.variants[0].value == Money(7, 7, "EUR")


def test_the_version_follows_content_and_names(write, files, frames):
    folder = write(files)
    first = load(folder, frames).version
    assert first.startswith("sha256:")
    assert len(first) == len("sha256:") + 64
    assert load(folder, frames).version == first
    (folder / "wording/en.yaml").rename(folder / "wording/english.yaml")
    renamed = load(folder, frames).version
    write({"wording/english.yaml": files["wording/en.yaml"] + "# more\n"})
    assert len({first, renamed, load(folder, frames).version}) == 3


def test_hidden_and_other_files_are_left_alone(load_files, files):
    load_files(files | {".git/x.yaml": "{", "entities/.all.yaml.swp.yaml": "{", "README.md": "{", "notes.txt": "{"})


def test_files_may_be_cut_in_any_way(load_files, files):
    joined = files["casefile.yaml"] + files["entities/all.yaml"] + files["sources/all.yaml"]
    joined += files["claims/trial.yaml"] + files["wording/fi.yaml"]
    assert load_files({"one.yml": joined}).claims.keys() == {"sentence-2008", "arrest-2007"}


def test_what_is_loaded_cannot_be_changed(casefile):
    with pytest.raises(TypeError):
        casefile.claims["other"] = casefile.claims["arrest-2007"]
    with pytest.raises(TypeError):
        casefile.title["en"] = "Other"
