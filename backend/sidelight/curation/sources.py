"""Pages as sources: the one that a casefile has of a page, or the entry of a new one."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from sidelight.casefile.fields import CODE
from sidelight.casefile.model import Casefile, Source
from sidelight.curation.phrasing import make_id
from sidelight.reviews.addresses import UnfitAddressError, keep_address
from sidelight.reviews.model import Review

UNJUDGED = "F"
"""The letter of what cannot be judged; it does not count."""
UNKNOWN = "und"


def find_source(page: str, casefile: Casefile) -> Source | None:
    """The source whose address, or whose copy's, is that of a page as reviews keep it."""
    return next((source for source in casefile.sources.values() if page in _addresses(source)), None)


def name_source(review: Review) -> str:
    """The id of a page that is a new source: always the same, and nobody else's."""
    site, page = review.target.site, review.target.page
    return f"{make_id(site) or 'page'}-{sha256(page.encode()).hexdigest()[:6]}"


def describe_source(review: Review) -> dict[str, str]:
    """The entry of a page as a new source, which counts nothing before a curator has judged it."""
    target = review.target
    day = review.changed.date().isoformat()
    return {
        "id": name_source(review),
        "title": target.page.partition("://")[2],
        "publisher": target.site,
        "url": target.page,
        "checked": day,
        "language": target.language if CODE.fullmatch(target.language) else UNKNOWN,
        "kind": "aggregator",
        "grade": UNJUDGED,
        "reason": "Not judged yet.",
    }


def _addresses(source: Source) -> set[str]:
    kept = set()
    for address in filter(None, (source.url, source.archived)):
        with suppress(UnfitAddressError):
            kept.add(keep_address(address))
    return kept
