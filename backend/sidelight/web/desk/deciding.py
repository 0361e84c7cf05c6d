"""Deciding about one review or several, and undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import redirect, request, url_for
from werkzeug.exceptions import UnprocessableEntity
from werkzeug.wrappers import Response

from sidelight.reviews.model import Decision, Judgement, LostUpdateError, Review, UnfitError, UnknownReviewError
from sidelight.reviews.store import find_entry
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.forms import Chosen, can_be_sent, keep_filters, read_chosen, read_decision, read_text
from sidelight.web.desk.sessions import demand_session
from sidelight.web.desk.showing import Shown, show_review
from sidelight.web.engine import current_engine
from sidelight.web.reviewing import current_desk

UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Lost:
    """A review that somebody else changed first: how it stands, what was to replace it, and why."""

    shown: Shown
    yours: Decision
    why: str = ""

    @property
    def may_be_taken(self) -> bool:
        """Whether a button can say just that again."""
        return can_be_sent(self.yours)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A review of which that can't be said, and why."""

    shown: Shown
    reason: str


@dataclass
class Outcome:
    """What became of the reviews that were chosen."""

    done: list[Review] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)


@desk.route("/decisions", methods=["POST"], endpoint="decide")
def decide() -> Response | tuple[str, int]:
    """Say one thing of all that was chosen; what somebody else changed meanwhile is shown with both versions."""
    decision = read_decision()
    return _go_on(_change_all([(one, decision) for one in read_chosen()], read_text("why")))


@desk.route("/undone", methods=["POST"], endpoint="undo")
def undo() -> Response | tuple[str, int]:
    """Put back what held before."""
    return _go_on(_change_all([(one, find_former(one)) for one in read_chosen()], UNDONE))


def find_former(chosen: Chosen) -> Decision:
    """What held of a review before the step that made it what whoever undoes that has seen."""
    with current_desk().database.read() as session:
        step = find_entry(session, chosen.key, chosen.version) if session else None
    if step is None:
        raise UnprocessableEntity("There is no such step to undo.")
    return step.old or Decision(Judgement.WITHDRAWN)


def _change_all(wanted: Sequence[tuple[Chosen, Decision]], why: str) -> Outcome:
    """Have all of it kept at once; where the database fails on the way, nothing is."""
    if not wanted:
        raise UnprocessableEntity("Nothing was chosen. Tick what the decision is about.")
    outcome = Outcome()
    with current_desk().database.write():
        for chosen, decision in wanted:
            _change(chosen, decision, why, outcome)
    return outcome


def _change(chosen: Chosen, decision: Decision, why: str, outcome: Outcome) -> None:
    bench, who = current_desk(), demand_session().person
    try:
        outcome.done.append(bench.change(chosen.key, chosen.version, decision, who, why))
    except LostUpdateError as error:
        outcome.lost.append(Lost(_show(error.current), decision, why))
    except UnfitError as error:
        outcome.unfit.append(Unfit(_show(bench.find(chosen.key)), str(error)))
    except UnknownReviewError as error:
        raise UnprocessableEntity(str(error)) from None


def _go_on(outcome: Outcome) -> Response | tuple[str, int]:
    """Back to the worklist, at what comes next; or to what could not be done."""
    back = keep_filters(request.form.get("back", ""))
    if outcome.lost or outcome.unfit:
        return render("conflict.html", outcome=outcome, back=back), 412 if outcome.lost else 422
    done = ",".join(f"{review.id}.{review.version}" for review in outcome.done)
    upcoming = request.form.get("next", "")
    anchor = f"r-{upcoming}" if upcoming.isalnum() and upcoming.isascii() else None
    return redirect(
        f"{url_for('desk.queue')}?{back}{'&' if back else ''}done={done}{f'#{anchor}' if anchor else ''}", 303
    )


def _show(review: Review) -> Shown:
    return show_review(review, current_engine().casefile)
