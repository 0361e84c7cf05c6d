"""Statements that no claim covers: drafts of new claims, or words for claims that are there already."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from flask import redirect, request, url_for
from werkzeug.exceptions import BadRequest, NotFound, UnprocessableEntity
from werkzeug.wrappers import Response

from sidelight.annotation import Relation
from sidelight.casefile.model import Prominence, Stance
from sidelight.languages.frames import load_frames
from sidelight.reviews.drafts import check_references
from sidelight.reviews.model import (
    Correction,
    Decision,
    ExistsError,
    Judgement,
    Kind,
    LostUpdateError,
    Review,
    State,
    Target,
    UnfitError,
)
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.deciding import Lost, Outcome
from sidelight.web.desk.drafting import begin_draft, offer_values
from sidelight.web.desk.forms import read_choice, read_chosen, read_text
from sidelight.web.desk.items import find_review
from sidelight.web.desk.sessions import demand_session
from sidelight.web.desk.showing import show_review
from sidelight.web.engine import current_engine
from sidelight.web.reviewing import current_desk

HEAPS = (State.OPEN, State.DONE, State.WITHDRAWN)
SERIAL = re.compile(r"[1-9][0-9]{0,14}")


class Use(StrEnum):
    """What a sentence is for a claim that is there already."""

    ASSERTION = "assertion"
    EVIDENCE = "evidence"


@desk.route("/statements", endpoint="statements")
def show_statements() -> str:
    """Statements that wait, are drafts, or were set aside."""
    casefile, asked = current_engine().casefile, request.args
    before = SERIAL.fullmatch(asked.get("before", ""))
    heap = State(asked["heap"]) if asked.get("heap") in set(HEAPS) else State.OPEN
    wanted = Filter(
        state=heap,
        kind=Kind.PASSAGE,
        site=asked.get("site", ""),
        language=asked.get("language", ""),
        before=int(before[0]) if before else None,
    )
    listed = list_reviews(current_desk().database, wanted)
    counts = {one: list_reviews(current_desk().database, Filter(one, kind=Kind.PASSAGE, most=1)).total for one in HEAPS}
    shown = [show_review(review, casefile) for review in listed.reviews]
    return render("statements.html", items=shown, following=listed.next, heap=heap, counts=counts, casefile=casefile)


@desk.route("/statements/<key>", endpoint="statement")
def show_statement(key: str) -> str:
    """The form by which a statement becomes a draft, filled in as far as the page tells."""
    return _show_form(_find_passage(key))


@desk.route("/statements/<key>", methods=["POST"], endpoint="draft")
def accept_draft(key: str) -> Response | str | tuple[str, int]:
    """Keep a statement as a draft of a claim; or, where another frame was chosen, show the form with its slots."""
    review = _find_passage(key)
    draft = _read_draft()
    if "choose" in request.form:
        offered = offer_values(review, draft.frame, current_engine().casefile)
        return _show_form(review, replace(draft, slots={**offered, **draft.slots}))
    try:
        if not draft.statement:
            raise UnfitError("Give the statement, in your own words.")
        check_references(draft, current_engine().casefile)
        return _decide(review, Decision(Judgement.NEW_CLAIM, note=read_text("note"), correction=draft))
    except UnfitError as error:
        return _show_form(review, draft, str(error)), 422


@desk.route("/statements/<key>/claim", methods=["POST"], endpoint="known_claim")
def accept_claim(key: str) -> Response | tuple[str, int]:
    """Give a statement to a claim that is there already; it needs none of its own then."""
    review, claim = _find_passage(key), request.form.get("claim", "")
    if claim not in current_engine().casefile.claims:
        raise UnprocessableEntity("The casefile has no such claim.")
    if _read_version(review) != review.version:
        return _decide(review, Decision(Judgement.WITHDRAWN), claim)
    target = replace(review.target, kind=Kind.CLAIM, subject=claim, seen=replace(review.target.seen, values=()))
    try:
        _open(target, _read_use())
    except ExistsError as error:
        # What is said there already is a decision of its own, to be looked at where it stands.
        return redirect(url_for("desk.item", key=error.current.id), 303)
    return _decide(review, Decision(Judgement.WITHDRAWN), claim)


@desk.route("/statements/<key>/set-aside", methods=["POST"], endpoint="set_aside")
def set_aside(key: str) -> Response | tuple[str, int]:
    """Let a statement wait no more."""
    return _decide(_find_passage(key), Decision(Judgement.WITHDRAWN), read_text("why"))


@desk.route("/statements/<key>/take-up", methods=["POST"], endpoint="take_up")
def take_up(key: str) -> Response | tuple[str, int]:
    """Let a statement wait again."""
    return _decide(_find_passage(key), Decision(Judgement.OPEN), read_text("why"))


def _show_form(review: Review, draft: Correction | None = None, failure: str = "") -> str:
    casefile = current_engine().casefile
    draft = draft or begin_draft(review, casefile)
    return render(
        "draft.html",
        shown=show_review(review, casefile),
        draft=draft,
        frames=load_frames(),
        slots=load_frames()[draft.frame].slots if draft.frame in load_frames() else {},
        people=[one for one in casefile.entities.values() if one.prominence is not Prominence.VALUE],
        failure=failure,
        casefile=casefile,
    )


def _find_passage(key: str) -> Review:
    review = find_review(key)
    if review.target.kind is not Kind.PASSAGE:
        raise NotFound("There is no such statement.")
    return review


def _decide(review: Review, decision: Decision, why: str = "") -> Response | tuple[str, int]:
    """Decide about a statement at the version that was seen."""
    try:
        current_desk().change(review.id, _read_version(review), decision, demand_session().person, why)
    except LostUpdateError as error:
        lost = Lost(show_review(error.current, current_engine().casefile), decision)
        return render("conflict.html", outcome=Outcome(lost=[lost]), back=""), 412
    return redirect(url_for("desk.statements"), 303)


def _read_version(review: Review) -> int:
    """The version that the form was made of; 0, which there never is, for none."""
    return next((one.version for one in read_chosen() if one.key == review.id), 0)


def _open(target: Target, decision: Decision) -> None:
    try:
        current_desk().open(target, decision, demand_session().person)
    except UnfitError as error:
        raise UnprocessableEntity(str(error)) from None


def _read_use() -> Decision:
    if read_choice("use", Use, Use.ASSERTION) is Use.EVIDENCE:
        stance = read_choice("stance", Stance, Stance.SUPPORTS)
        return Decision(Judgement.NEW_EVIDENCE, correction=Correction(stance=stance.value))
    relation = read_choice("relation", Relation, Relation.AGREES)
    return Decision(Judgement.NEW_ASSERTION, correction=Correction(relation=relation.value))


def _read_draft() -> Correction:
    frame = read_text("frame")
    if frame and frame not in load_frames():
        raise BadRequest("There is no such frame.")
    names = load_frames()[frame].slots if frame else {}
    return Correction(
        stance=read_choice("stance", Stance, Stance.SUPPORTS).value,
        statement=read_text("statement"),
        subject=read_text("subject"),
        frame=frame,
        slots={name: text for name in names if (text := read_text(f"slot-{name}", 500))},
    )
