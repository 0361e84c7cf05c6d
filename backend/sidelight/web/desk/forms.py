"""What the forms of the review pages send, read strictly: whoever changes a form by hand is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from flask import request
from werkzeug.exceptions import BadRequest, UnprocessableEntity

from sidelight.annotation import Relation
from sidelight.contract.request import make_well_formed
from sidelight.contract.reviews import LONGEST_NOTE, LONGEST_WORD
from sidelight.reviews.model import Correction, Decision, Judgement, Scope
from sidelight.web.desk.showing import QUICK

MOST_CHOSEN = 200
TYPED = {"statement": "draft_statement", "value": "right_value", "note": "note", "why": "why"}
"""The fields in which people write, each with the word by which it is called."""
SLOT = "slot-"
FILTERS = ("pile", "claim", "verdict", "site", "language", "after")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A review at the version that whoever decides has seen."""

    key: str
    version: int


def read_text(name: str, longest: int = LONGEST_NOTE) -> str:
    """A field's text, as any database keeps it; empty where there is none."""
    text = make_well_formed(request.form.get(name, "")).replace("\0", "\ufffd").strip()
    if len(text) > longest:
        raise UnprocessableEntity(f"{name} has {longest:,} characters at most.")
    return text


def read_choice(name: str, choices: type[Choice], default: Choice) -> Choice:
    """One of some choices."""
    try:
        return choices(request.form.get(name) or default)
    except ValueError:
        raise BadRequest(f"{name} is one of {', '.join(choices)}.") from None


def read_chosen() -> list[Chosen]:
    """The reviews that were chosen, each once."""
    given = dict.fromkeys(request.form.getlist("chosen"))
    if len(given) > MOST_CHOSEN:
        raise UnprocessableEntity(f"At most {MOST_CHOSEN} at once.")
    return [_split(one) for one in given]


def read_decision() -> Decision:
    """What was decided. What is right is told with what was wrong alone."""
    judgement = read_choice("decision", Judgement, Judgement.OPEN)
    scope = read_choice("scope", Scope, Scope.PAGE)
    relation = request.form.get("relation", "")
    if relation and relation not in set(Relation):
        raise BadRequest(f"relation is one of {', '.join(Relation)}.")
    given = Correction(relation=relation, slot=read_text("slot", LONGEST_WORD), value=read_text("value", LONGEST_WORD))
    return Decision(judgement, scope, read_text("note"), _keep_told(judgement, given))


def can_be_sent(decision: Decision) -> bool:
    """Whether the fields of a form say all of a decision, so that one can be sent that is just this."""
    sent = decision.judgement in {*QUICK, Judgement.WITHDRAWN}
    return sent and decision.correction == _keep_told(decision.judgement, decision.correction)


def list_typed() -> list[tuple[str, str, str]]:
    """What somebody wrote in the form, to be given back: a word for each field, the field's own name, the text."""
    written = [(name, text) for name, text in request.form.items() if text.strip()]
    slots = [("draft_slots", name.removeprefix(SLOT), text) for name, text in written if name.startswith(SLOT)]
    return [(TYPED[name], "", text) for name, text in written if name in TYPED] + slots


def keep_filters(query: str) -> str:
    """Of a query the part that says which worklist was looked at, to be led back there."""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name in FILTERS])


def _keep_told(judgement: Judgement, given: Correction) -> Correction:
    if judgement not in {Judgement.WRONG_RELATION, Judgement.WRONG_VALUE}:
        return Correction()
    slot = given.slot if judgement is Judgement.WRONG_VALUE else ""
    return Correction(relation=given.relation, slot=slot, value=given.value if slot else "")


def _split(text: str) -> Chosen:
    key, _, version = text.partition(".")
    if not (key.isascii() and key.isalnum() and version.isascii() and version.isdigit() and len(version) < 10):
        raise BadRequest("What was chosen can't be read.")
    return Chosen(key, int(version))
