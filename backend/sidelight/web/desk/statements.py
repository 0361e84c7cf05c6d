"""Statements that no claim covers: drafts of new claims, or words for claims that are there already."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
    UnfitError,
)
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.deciding import Lost, Outcome
from sidelight.web.desk.drafting import begin_draft, offer_values
from sidelight.web.desk.forms import SLOT, read_choice, read_chosen, read_text
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


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of a statement before it is sent; `version` is the one that it was made of.

    `holds` is the review as somebody else left it meanwhile, where that is so.
    """

    draft: Correction
    version: int
    note: str = ""
    failure: str = ""
    holds: Review | None = None


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
    review = _find_passage(key)
    return _show_form(review, _begin(review))


@desk.route("/statements/<key>", methods=["POST"], endpoint="draft")
def accept_draft(key: str) -> Response | str | tuple[str, int]:
    """Keep a statement as a draft of a claim; or, where another frame was chosen, show the form with its slots.

    Where somebody else was quicker the form is shown with what was typed, beside what holds.
    """
    review = _find_passage(key)
    typed = Typed(_read_draft(), _read_version(review), read_text("note"))
    if "choose" in request.form:
        offered = offer_values(review, typed.draft.frame, current_engine().casefile)
        return _show_form(review, replace(typed, draft=replace(typed.draft, slots={**offered, **typed.draft.slots})))
    try:
        _check_draft(typed.draft)
        _change(review, Decision(Judgement.NEW_CLAIM, note=typed.note, correction=typed.draft))
    except UnfitError as error:
        return _show_form(review, replace(typed, failure=str(error))), 422
    except LostUpdateError as error:
        return _show_again(error.current, typed)
    return redirect(url_for("desk.statements"), 303)


@desk.route("/statements/<key>/claim", methods=["POST"], endpoint="known_claim")
def accept_claim(key: str) -> Response | tuple[str, int]:
    """Give a statement to a claim that is there already; it needs none of its own then."""
    review, claim = _find_passage(key), request.form.get("claim", "")
    if claim not in current_engine().casefile.claims:
        raise UnprocessableEntity("The casefile has no such claim.")
    try:
        _give(review, claim, _read_use())
    except LostUpdateError as error:
        return _show_again(error.current, _begin(error.current))
    except ExistsError as error:
        # What is said there already is a decision of its own, to be looked at where it stands.
        return redirect(url_for("desk.item", key=error.current.id), 303)
    except UnfitError as error:
        raise UnprocessableEntity(str(error)) from None
    return redirect(url_for("desk.statements"), 303)


@desk.route("/statements/<key>/set-aside", methods=["POST"], endpoint="set_aside")
def set_aside(key: str) -> Response | tuple[str, int]:
    """Let a statement wait no more."""
    return _decide(_find_passage(key), Decision(Judgement.WITHDRAWN), read_text("why"))


@desk.route("/statements/<key>/take-up", methods=["POST"], endpoint="take_up")
def take_up(key: str) -> Response | tuple[str, int]:
    """Let a statement wait again."""
    return _decide(_find_passage(key), Decision(Judgement.OPEN), read_text("why"))


def _begin(review: Review) -> Typed:
    """The form before anybody typed in it."""
    return Typed(begin_draft(review, current_engine().casefile), review.version, review.decision.note)


def _show_again(current: Review, typed: Typed) -> tuple[str, int]:
    """The form as it was sent, to be sent once more by who has seen what somebody else decided meanwhile."""
    return _show_form(current, replace(typed, version=current.version, holds=current)), 412


def _show_form(review: Review, typed: Typed) -> str:
    casefile, draft = current_engine().casefile, typed.draft
    return render(
        "draft.html",
        shown=show_review(review, casefile),
        typed=typed,
        given=request.form,
        frames=load_frames(),
        slots=load_frames()[draft.frame].slots if draft.frame in load_frames() else {},
        people=[one for one in casefile.entities.values() if one.prominence is not Prominence.VALUE],
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
        _change(review, decision, why)
    except LostUpdateError as error:
        lost = Lost(show_review(error.current, current_engine().casefile), decision, why)
        return render("conflict.html", outcome=Outcome(lost=[lost]), back=""), 412
    except UnfitError as error:
        raise UnprocessableEntity(str(error)) from None
    return redirect(url_for("desk.statements"), 303)


def _change(review: Review, decision: Decision, why: str = "") -> None:
    current_desk().change(review.id, _read_version(review), decision, demand_session().person, why)


def _give(review: Review, claim: str, use: Decision) -> None:
    """Say of a claim what a statement was found to say, and have that wait no more: both, or neither."""
    target = replace(review.target, kind=Kind.CLAIM, subject=claim, seen=replace(review.target.seen, values=()))
    with current_desk().database.write():
        _change(review, Decision(Judgement.WITHDRAWN), claim)
        current_desk().open(target, use, demand_session().person)


def _read_version(review: Review) -> int:
    """The version that the form was made of; 0, which there never is, for none."""
    return next((one.version for one in read_chosen() if one.key == review.id), 0)


def _check_draft(draft: Correction) -> None:
    if not draft.statement:
        raise UnfitError("Give the statement, in your own words.")
    check_references(draft, current_engine().casefile)


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
        slots={name: text for name in names if (text := read_text(f"{SLOT}{name}", 500))},
    )
