"""Targets and decisions for tests, about the lighthouse of the invented casefile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sidelight.reviews.addresses import site_of
from sidelight.reviews.anchors import make_anchor
from sidelight.reviews.model import Correction, Decision, Judgement, Kind, Scope, Seen, SeenValue, Target

PAGE = "https://news.example/lamp"
TEXT = "On Monday the keeper lit the lamp of Skerry Point for the last time, in 1987, before a crowd of forty."
WORDS = "the keeper lit the lamp of Skerry Point for the last time, in 1987"
RIGHT = Decision(Judgement.RIGHT)
WRONG = Decision(Judgement.WRONG_MATCH, note="another lamp")


class Clock:
    """A clock that goes a second further each time it is looked at."""

    def __init__(self):
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def make_target(words=WORDS, text=TEXT, kind=Kind.CLAIM, subject="lamp-out", page=PAGE, **seen):
    start = text.index(words)
    if kind is Kind.CLAIM:
        seen.setdefault("relation", "agrees")
    values = tuple(SeenValue(*value) for value in seen.pop("values", ()))
    return Target(
        page=page,
        site=site_of(page),
        language="en",
        kind=kind,
        subject=subject,
        anchor=make_anchor(text, start, start + len(words)),
        seen=Seen("lighthouse", "sha256:1", values=values, **seen),
    )


def decide(judgement, scope=Scope.PAGE, note="", **correction):
    return Decision(Judgement(judgement), scope, note, Correction(**correction))


def vary(target, **changes):
    return replace(target, **changes)
