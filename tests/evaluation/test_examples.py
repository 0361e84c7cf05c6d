from sidelight.annotation import Relation
from sidelight.casefile.examples import Example, Says
from sidelight.evaluation.examples import Outcome, Passes, sum_up_outcomes, try_examples
from tests.annotating import harbour_annotator


def make(says, text, *, claim="arrest-2016", language="en", held_out=False):
    return Example(claim, language, Says(says), text, held_out)


def run(*examples):
    return [(outcome.found, outcome.passed) for outcome in try_examples(examples, harbour_annotator())]


def test_the_engine_must_find_what_an_example_says():
    told = run(
        make("asserts", "Norrhavn Customs arrested him in March 2016."),
        make("differs", "Kivi was arrested in Norrhavn in 2012."),
        make("denies", "Tomas Kivi was never arrested."),
    )
    assert told == [((Relation.AGREES,), True), ((Relation.DIFFERS,), True), ((Relation.DENIES,), True)]


def test_another_relation_or_nothing_fails():
    told = run(
        make("asserts", "Kivi was arrested in Norrhavn in 2012."),
        make("differs", "Norrhavn Customs arrested him in March 2016."),
        make("asserts", "Kivi whistled."),
    )
    assert told == [((Relation.DIFFERS,), False), ((Relation.AGREES,), False), ((), False)]


def test_a_near_miss_must_not_yield_its_claim():
    told = run(
        make("near", "Kivi whistled."),
        make("near", "Norrhavn Customs arrested him in March 2016."),
        make("near", "Norrhavn Customs arrested him in March 2016.", claim="film-quiet-quay"),
    )
    assert told == [((), True), ((Relation.AGREES,), False), ((), True)]


def test_the_heading_names_whom_the_claim_is_about():
    [found] = run(make("asserts", "He was sentenced to twelve years in prison.", claim="sentence-2017"))
    assert found == ((Relation.AGREES,), True)


def test_a_denial_may_tell_what_it_denies_but_an_assertion_denies_nothing():
    both = (Relation.AGREES, Relation.DENIES)
    assert Outcome(make("denies", "x"), both, ()).passed
    assert not Outcome(make("asserts", "x"), both, ()).passed
    assert not Outcome(make("denies", "x"), (Relation.AGREES,), ()).passed


def test_passes_by_language_relation_and_side():
    right, wrong = (Relation.AGREES,), ()
    outcomes = [
        Outcome(make("near", "a", language="pl"), wrong, ()),
        Outcome(make("asserts", "b", language="pl"), right, ()),
        Outcome(make("asserts", "c", language="pl"), wrong, ()),
        Outcome(make("asserts", "d", language="pl", held_out=True), right, ()),
        Outcome(make("asserts", "e"), right, ()),
    ]
    groups = sum_up_outcomes(outcomes)
    assert list(groups.items()) == [
        (("en", Says.ASSERTS, False), Passes(1, 1)),
        (("pl", Says.ASSERTS, False), Passes(1, 2)),
        (("pl", Says.ASSERTS, True), Passes(1, 1)),
        (("pl", Says.NEAR, False), Passes(1, 1)),
    ]
    assert str(groups["pl", Says.ASSERTS, False]) == "1/2"
