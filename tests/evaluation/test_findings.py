import pytest

from sidelight.evaluation.alignment import align
from sidelight.evaluation.findings import What, list_findings
from tests.annotating import harbour_annotator
from tests.evaluation.handmade import make_page

ARREST = "Tomas Kivi was arrested in Norrhavn on 14 March 2016."


def find(page):
    annotator = harbour_annotator()
    return list(list_findings(align(page, annotator.annotate(page.as_page())), annotator))


def test_a_page_without_faults_has_no_findings():
    page = make_page(
        ARREST, mentions=[(0, 0, 10, "tomas-kivi")], assertions=[(0, 0, len(ARREST), "arrest-2016", "agrees")]
    )
    assert find(page) == []


def test_false_hits_come_with_the_reasons_of_the_engine():
    mention, claim = find(make_page(ARREST))
    assert (mention.what, mention.id, mention.quote) == (What.FALSE_MENTION, "tomas-kivi", "Tomas Kivi")
    assert (claim.what, claim.id, claim.given, claim.expected) == (What.FALSE_CLAIM, "arrest-2016", "agrees", "")
    for finding in (mention, claim):
        assert finding.because
        assert 0.5 < finding.confidence < 1


def test_a_wrong_relation_tells_both():
    page = make_page(
        ARREST, mentions=[(0, 0, 10, "tomas-kivi")], assertions=[(0, 0, len(ARREST), "arrest-2016", "denies")]
    )
    [finding] = find(page)
    assert (finding.what, finding.expected, finding.given) == (What.WRONG_RELATION, "denies", "agrees")


@pytest.mark.parametrize(
    ("text", "mark", "reason"),
    [
        (ARREST, (0, 0, 14, "tomas-kivi"), "found 'Tomas Kivi' instead"),
        (ARREST, (0, 0, 10, "jon-aldane"), "found 'Tomas Kivi' instead, taken for tomas-kivi"),
        (ARREST, (0, 27, 35, "norrhavn"), "the casefile has it as a value of claims, which is never highlighted"),
        (
            "They say that Kivi left the harbour.",
            (0, 14, 18, "tomas-kivi"),
            "found where the page has 'Tomas Kivi' as well: the name alone has too little support",
        ),
        (
            "They say that he left the harbour.",
            (0, 14, 16, "tomas-kivi"),
            "no name of the entity has this form, or the page speaks against it",
        ),
    ],
)
def test_why_a_mention_is_missed(text, mark, reason):
    findings = [one for one in find(make_page(text, mentions=[mark])) if one.what is What.MISSED_MENTION]
    assert [(one.id, one.because, one.confidence) for one in findings] == [(mark[3], (reason,), None)]


@pytest.mark.parametrize(
    ("blocks", "claim", "reason"),
    [
        (["He was arrested in Norrhavn in 2016."], "arrest-2016", "the page does not seem to be about the case"),
        (
            ["Marta Lindqvist spoke.", "He was arrested in Norrhavn on 14 March 2016."],
            "arrest-2016",
            "found below the heading 'Tomas Kivi': here it is not plain who is meant",
        ),
        ([ARREST], "film-quiet-quay", "these words were taken to say arrest-2016 agrees"),
        (
            ["Tomas Kivi whistled all day."],
            "arrest-2016",
            "no wording of the claim is known that fits these words",
        ),
    ],
)
def test_why_an_assertion_is_missed(blocks, claim, reason):
    last = len(blocks) - 1
    page = make_page(*blocks, assertions=[(last, 0, len(blocks[last]), claim, "agrees")])
    findings = [one for one in find(page) if one.what is What.MISSED_CLAIM]
    assert [(one.id, one.expected, one.because) for one in findings] == [(claim, "agrees", (reason,))]


def test_an_assertion_found_at_other_words():
    page = make_page(f"Rain fell. {ARREST}", assertions=[(0, 0, 10, "arrest-2016", "agrees")])
    missed = next(one for one in find(page) if one.what is What.MISSED_CLAIM)
    assert missed.because == (f"found once in the block, at '{ARREST}'",)
