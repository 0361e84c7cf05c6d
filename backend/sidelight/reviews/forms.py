"""Reviews as plain data and back: what the database keeps as JSON, and what is exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sidelight.reviews.model import (
    Anchor,
    Correction,
    Decision,
    Entry,
    Judgement,
    Kind,
    Review,
    Scope,
    Seen,
    SeenValue,
    Target,
)

Json = dict[str, Any]


def write_decision(decision: Decision) -> Json:
    """A decision as data; of the correction only what was given."""
    return {
        "decision": decision.judgement.value,
        "scope": decision.scope.value,
        "note": decision.note,
        "correction": write_correction(decision.correction),
    }


def read_decision(data: Mapping[str, Any]) -> Decision:
    """The decision that data tells."""
    correction = Correction(**data["correction"])
    return Decision(Judgement(data["decision"]), Scope(data["scope"]), data["note"], correction)


def write_correction(correction: Correction) -> Json:
    """What was corrected, by name."""
    return {name: text for name, text in asdict(correction).items() if text}


def write_target(target: Target) -> Json:
    """What a review is about, as data."""
    return {
        "page": target.page,
        "language": target.language,
        "kind": target.kind.value,
        "subject": target.subject,
        "anchor": asdict(target.anchor),
        "seen": {**asdict(target.seen), "values": write_values(target.seen.values)},
    }


def write_values(values: Iterable[SeenValue]) -> list[Json]:
    """Values as data; whether they agree only where that is told."""
    return [{name: told for name, told in asdict(value).items() if told is not None} for value in values]


def read_target(data: Mapping[str, Any], site: str) -> Target:
    """The target that data tells; the site follows from the page."""
    seen = data["seen"]
    values = tuple(SeenValue(**value) for value in seen["values"])
    return Target(
        page=data["page"],
        site=site,
        language=data["language"],
        kind=Kind(data["kind"]),
        subject=data["subject"],
        anchor=Anchor(**data["anchor"]),
        seen=Seen(**{**seen, "values": values}),
    )


def write_review(review: Review) -> Json:
    """A review as it is now, as data."""
    return {
        "id": review.id,
        "version": review.version,
        "state": review.decision.state.value,
        **write_decision(review.decision),
        "reviewer": review.reviewer,
        "opened": review.opened.isoformat(),
        "changed": review.changed.isoformat(),
        **write_target(review.target),
        "site": review.target.site,
    }


def write_entry(entry: Entry) -> Json:
    """A step of the history as data."""
    return {
        "number": entry.number,
        "review": entry.review,
        "version": entry.version,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "old": write_decision(entry.old) if entry.old else None,
        "new": write_decision(entry.new),
        "why": entry.why,
        **({"whose": entry.whose} if entry.whose else {}),
    }


def read_entry(data: Mapping[str, Any]) -> Entry:
    """The step that data tells."""
    return Entry(
        number=data["number"],
        review=data["review"],
        version=data["version"],
        at=datetime.fromisoformat(data["at"]),
        who=data["who"],
        old=read_decision(data["old"]) if data["old"] else None,
        new=read_decision(data["new"]),
        why=data["why"],
        whose=data.get("whose", ""),
    )
