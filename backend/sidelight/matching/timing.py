"""The page's date beside a claim's: what was still to come, what was over, what nobody had reported yet.

Nothing is said where the order of two dates is not sure, and nothing about an end or a beginning of which the casefile
does not say what it was.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import UNTOLD, Casefile, Claim, Texts
from sidelight.casefile.standing import chain, counts
from sidelight.casefile.values import PartialDate
from sidelight.languages.frames import load_frames
from sidelight.matching.telling import tell
from sidelight.text.page import Page


class Almanac:
    """Tells how pages' dates stand to the claims of one casefile."""

    def __init__(self, casefile: Casefile) -> None:
        self._casefile = casefile
        self._first_report = cache(self._find_first_report)

    def tell(
        self, claim: Claim, page: Page, relation: Relation, verdict: Verdict, stated: Collection[str] = ()
    ) -> Texts:
        """How the page's date stands to the claim, as a sentence by locale; empty where there is nothing sure to say.

        `stated` names the slots whose value the page gives as the casefile does: a page that knows the day of what
        came after it bears a wrong date, of which nothing follows.
        """
        if any(_is_before(page, date) for date in _list_dates(claim, stated)):
            return UNTOLD
        begins = claim.starts or _day_of(claim)
        if begins is not None and _is_before(page, begins):
            return tell("before", begins, claim.before or load_frames()[claim.frame].before, UNTOLD)
        is_right = relation is Relation.AGREES and verdict is Verdict.SUPPORTED
        return _tell_end(claim, page, is_right=is_right) or self._tell_report(claim, page)

    def _tell_report(self, claim: Claim, page: Page) -> Texts:
        first = self._first_report(claim.id)
        if first is None or not _is_before(page, first) or not _is_prompt(first, claim):
            return UNTOLD
        return tell("unreported", first, UNTOLD, UNTOLD)

    def _find_first_report(self, claim_id: str) -> PartialDate | None:
        """The date of the earliest usable origin of a claim's evidence; None where one of them may be earlier.

        A copy is no older than its origin, so origins alone matter.
        """
        sources = {item.source for item in self._casefile.claims[claim_id].evidence}
        usable = [source for source in sources if counts(source, self._casefile)]
        dates = {chain(source, self._casefile)[-1].published for source in usable}
        return next((date for date in dates if all(date == other or date.precedes(other) for other in dates)), None)


def _tell_end(claim: Claim, page: Page, *, is_right: bool) -> Texts:
    if claim.ends is None or not claim.ended:
        return UNTOLD
    if _is_after(page, claim.ends):
        return tell("over", claim.ends, UNTOLD, claim.ended)
    if not _is_before(page, claim.ends):
        return UNTOLD
    return tell("right" if is_right and _had_begun(claim, page) else "later", claim.ends, UNTOLD, claim.ended)


def _had_begun(claim: Claim, page: Page) -> bool:
    """Whether the page was surely written on the first day of a claim's period or later."""
    begins = claim.starts
    return begins is None or _is_after(page, begins) or (begins.day is not None and page.published == begins)


def _day_of(claim: Claim) -> PartialDate | None:
    """The day on which a claim's happening happened, where its frame is one that happens on a day."""
    return next(iter(_list_dates(claim, {load_frames()[claim.frame].happens})), None)


def _is_prompt(report: PartialDate, claim: Claim) -> bool:
    """Whether the first report on record followed the matter so soon that there was hardly one before it.

    What is on record of an old matter says when somebody looked it up; and a day that is known needs no report.
    """
    dates = [claim.starts, *_list_dates(claim, [slot.name for slot in claim.slots])]
    years = [date.year for date in dates if date is not None and date.year is not None]
    return _day_of(claim) is None and bool(years) and report.year is not None and report.year <= min(years) + 1


def _list_dates(claim: Claim, names: Collection[str]) -> list[PartialDate]:
    return [slot.value for slot in claim.slots if slot.name in names and isinstance(slot.value, PartialDate)]


def _is_before(page: Page, date: PartialDate) -> bool:
    """Whether the page was surely written before a date, whatever was changed on it later."""
    written = [moment for moment in (page.published, page.modified) if moment is not None]
    return bool(written) and all(moment.precedes(date) for moment in written)


def _is_after(page: Page, date: PartialDate) -> bool:
    """Whether the page was surely written after a date."""
    return page.published is not None and date.precedes(page.published)
