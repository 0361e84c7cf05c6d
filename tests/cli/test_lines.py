"""Requests and answers a line each."""

import io
import json

from sidelight.cli.lines import answer_line, answer_lines

ABOUT = {"blocks": [{"id": 3, "text": "😀 Tomas Kivi was arrested in Norrhavn on 14 March 2016."}]}
ELSEWHERE = {"lang": "en", "blocks": [{"id": 0, "text": "The ferries ran on time."}]}


def lines(*requests):
    return io.BytesIO(b"".join(json.dumps(request).encode() + b"\n" for request in requests))


def answers(source, annotator):
    out = io.BytesIO()
    clean = answer_lines(source, out, annotator)
    return clean, [json.loads(line) for line in out.getvalue().splitlines()]


def test_answers_each_line_in_order(annotator):
    clean, (first, second) = answers(lines(ABOUT, ELSEWHERE), annotator)
    assert clean
    assert "tomas-kivi" in first["entities"]
    assert second["highlights"] == []


def test_offsets_are_as_asked(annotator):
    _, (units, points) = answers(lines(ABOUT, ABOUT | {"offsets": "code-point"}), annotator)
    for answer, shift in ((units, 3), (points, 2)):
        starts = [one["start"] for one in answer["highlights"] if one["quote"] == "Tomas Kivi"]
        assert starts == [shift]


def test_a_bad_line_gets_a_problem_at_its_place(annotator):
    source = io.BytesIO(
        json.dumps(ELSEWHERE).encode()
        + b'\n{"blocks": [\n\xff\xfe\n{"blocks": 5, "colour": "red"}\n'
        + json.dumps(ELSEWHERE).encode()
    )
    clean, written = answers(source, annotator)
    assert not clean
    assert [answer.get("status") for answer in written] == [None, 400, 400, 422, None]
    assert {fault["pointer"] for fault in written[3]["errors"]} == {"#/blocks", "#/colour"}


def test_empty_lines_are_no_requests(annotator):
    assert answers(io.BytesIO(b"\n  \n"), annotator) == (True, [])


def test_a_lone_surrogate_is_answered_with_what_was_sent(annotator):
    text = "\ud83d Tomas Kivi was arrested in Norrhavn on 14 March 2016."
    clean, (answer,) = answers(lines({"blocks": [{"id": 0, "text": text}]}), annotator)
    assert clean
    for one in answer["highlights"]:
        assert text[one["start"] : one["end"]] == one["quote"]


def test_a_pipe_is_read_as_it_comes(annotator):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    assert answers(Pipe(lines(ABOUT).getvalue()), annotator)[0]


def test_hostile_nesting_is_a_problem_too(annotator):
    sound, problem = answer_line(b"[" * 100_000, annotator)
    assert not sound
    assert problem["status"] == 400
