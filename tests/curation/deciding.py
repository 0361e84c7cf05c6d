"""Decisions about whatever casefile, as moderators would make them."""

from sidelight.reviews.deciding import Desk
from sidelight.reviews.model import Kind, Seen
from tests.reviews.making import PAGE, Clock, decide, make_target, vary

TEXTS = {
    "right": "On that day nobody doubted any more that it had come to pass, whatever the papers wrote.",
    "wrong-match": "It was another one altogether whom they had meant.",
    "new-assertion": "Never has it been shown to be so, said the spokesman of the port.",
    "wrong-value": "It was given as the twelfth, which is not what the roll says: “no” – 7%.",
    "new-evidence": "It is so, said the harbour master on the quay, and wrote it down.",
    "new-mention": "Aldo Quillan",
    "new-claim-draft": "The harbour master kept a second set of books.",
}
STATEMENT = "There was a second set of books: two."


class Moderator:
    """Opens reviews about the first claim of a casefile and whom that is about."""

    def __init__(self, casefile, database):
        self.casefile, self.claim = casefile, next(iter(casefile.claims))
        self.entity = casefile.claims[self.claim].subject
        self.desk = Desk(database, Clock())

    def decide(self, judgement, seen="", text="", page=PAGE, language="en", subject=None, **correction):
        kind = {"new-mention": Kind.ENTITY, "new-claim-draft": Kind.PASSAGE}.get(judgement, Kind.CLAIM)
        named = {Kind.ENTITY: self.entity, Kind.PASSAGE: "", Kind.CLAIM: self.claim}[kind]
        text = text or TEXTS[judgement]
        target = make_target(text, text, kind, named if subject is None else subject, page)
        target = vary(target, language=language, seen=Seen(self.casefile.id, self.casefile.version, seen))
        return self.desk.open(target, decide(judgement, **correction), "Ada")

    def decide_all(self):
        """One decision of each sort that a casefile has room for."""
        return [
            self.decide("right", "agrees"),
            self.decide("wrong-match", "agrees"),
            self.decide("new-assertion", relation="denies"),
            self.decide("wrong-value", "agrees", relation="differs", slot="date"),
            self.decide("new-evidence", page="https://news.example/second", stance="supports"),
            self.decide("new-mention"),
            self.decide("new-claim-draft", statement=STATEMENT),
        ]
