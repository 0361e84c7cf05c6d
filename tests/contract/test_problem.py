from sidelight.contract.faults import list_faults
from sidelight.contract.problem import MOST_FAULTS, ProblemSchema, build_problem, summarise_faults


def test_a_problem_has_what_rfc_9457_asks():
    problem = build_problem(404, "There is nothing here.")
    assert problem == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing here.",
    }
    assert ProblemSchema().validate(problem) == {}


def test_faults_are_listed_with_their_places():
    faults = list_faults({"lang": ["Not a valid string."], "blocks": {3: {"text": ["Missing."], "id": ["Wrong."]}}})
    problem = build_problem(422, summarise_faults(faults), faults)
    assert problem["detail"] == "The request has 3 faults."
    assert [fault["pointer"] for fault in problem["errors"]] == ["#/lang", "#/blocks/3/text", "#/blocks/3/id"]
    assert ProblemSchema().validate(problem) == {}


def test_a_list_too_long_for_any_use_is_cut_and_says_so():
    faults = list_faults({f"field{number}": ["Unknown field."] for number in range(MOST_FAULTS + 5)})
    assert len(build_problem(422, "", faults)["errors"]) == MOST_FAULTS
    assert summarise_faults(faults) == "The request has 1,005 faults; the first 1,000 are listed."
