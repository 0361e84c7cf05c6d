"""What can be said of what: a decision that would mean nothing is refused before it is kept."""

from __future__ import annotations

from sidelight.annotation import Relation
from sidelight.casefile.model import Stance
from sidelight.reviews.drafts import check_draft
from sidelight.reviews.model import ABOUT, NEW, Decision, Judgement, Kind, Scope, Target, UnfitError


def check_fitness(target: Target, decision: Decision) -> None:
    """Raise UnfitError, with a sentence that says why, for a decision that can't be made about a target."""
    judgement, correction = decision.judgement, decision.correction
    if target.kind not in ABOUT[judgement]:
        raise UnfitError(f"{judgement.value} can't be said of {_name(target)}.")
    if decision.scope is Scope.EVERYWHERE and judgement in NEW:
        raise UnfitError(f"{judgement.value} is about one passage; its scope is page.")
    if decision.scope is Scope.PAGE and not target.page:
        raise UnfitError("A decision for a page needs the page's address; without one its scope is everywhere.")
    if correction.relation and correction.relation not in set(Relation):
        raise UnfitError(f"A relation is one of {', '.join(Relation)}.")
    if correction.stance and correction.stance not in set(Stance):
        raise UnfitError(f"A stance is one of {', '.join(Stance)}.")
    _check_need(target, decision)


def _check_need(target: Target, decision: Decision) -> None:
    """Whether what the decision can't do without is there."""
    judgement, correction = decision.judgement, decision.correction
    if judgement is Judgement.NEW_ASSERTION and not correction.relation:
        raise UnfitError("new-assertion needs correction.relation: what the passage does to the claim.")
    if judgement is Judgement.RIGHT and target.kind is Kind.CLAIM and not (correction.relation or target.seen.relation):
        raise UnfitError("right needs correction.relation here: nobody says yet what the passage does to the claim.")
    if judgement is Judgement.NEW_EVIDENCE and not correction.stance:
        raise UnfitError("new-evidence needs correction.stance: what the page says of the claim.")
    if judgement is Judgement.WRONG_RELATION and correction.relation == target.seen.relation != "":
        raise UnfitError("wrong-relation with the relation that was there is no correction.")
    check_draft(correction)


def _name(target: Target) -> str:
    return {"entity": "an entity", "claim": "a claim", "passage": "a passage"}[target.kind.value]
