"""The worklist: what waits, what was decided, what is stale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from sidelight.casefile.model import Casefile
from sidelight.reviews.model import Review, UnknownReviewError
from sidelight.reviews.worklist import Choices, Cursor, Pile, Wanted, Worklist, count_piles, list_choices, list_work
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.forms import FILTERS
from sidelight.web.desk.sessions import demand_session
from sidelight.web.desk.showing import show_item
from sidelight.web.engine import current_engine
from sidelight.web.reviewing import current_desk

CURSOR = re.compile(r"([0-9]{1,9})\.([0-9]{1,15})")
LONGEST_DONE = 200


@dataclass(frozen=True, slots=True)
class Look:
    """What the queue's page shows."""

    wanted: Wanted
    work: Worklist
    counts: Mapping[Pile, int]
    choices: Choices

    @property
    def further(self) -> str:
        """The cursor of what follows, or empty."""
        return ".".join(map(str, self.work.next)) if self.work.next else ""


@desk.route("", endpoint="queue")
def show_queue() -> str:
    """A pile of the worklist, filtered as asked, with what was decided just now."""
    casefile, database = current_engine().casefile, current_desk().database
    wanted = read_wanted(casefile)
    look = Look(wanted, list_work(database, wanted), count_piles(database, wanted), list_choices(database))
    query = {name: value for name in FILTERS if (value := request.args.get(name))}
    return render(
        "queue.html",
        look=look,
        piles=list(Pile),
        items=[show_item(item, casefile) for item in look.work.items],
        done=_list_done(),
        query=query,
        casefile=casefile,
    )


def read_wanted(casefile: Casefile) -> Wanted:
    """Which part of the worklist the running request asks for; what makes no sense counts as not asked."""
    pile, asked = request.args.get("pile", ""), request.args
    return Wanted(
        pile=Pile(pile) if pile in set(Pile) else Pile.OPEN,
        who=demand_session().person,
        subjects=frozenset((*casefile.claims, *casefile.entities)),
        subject=asked.get("claim", ""),
        verdict=asked.get("verdict", ""),
        site=asked.get("site", ""),
        language=asked.get("language", ""),
        after=_read_cursor(asked.get("after", "")),
    )


def _read_cursor(text: str) -> Cursor | None:
    found = CURSOR.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def _list_done() -> list[Review]:
    """What was decided just now, as the address tells, as far as nobody has changed it since."""
    done = []
    for one in request.args.get("done", "").split(",")[:LONGEST_DONE]:
        key, _, version = one.partition(".")
        try:
            review = current_desk().find(key) if key else None
        except UnknownReviewError:
            continue
        if review and str(review.version) == version:
            done.append(review)
    return done
