"""A page's address as it is kept: enough to know the page again, without what only tells who came by which way."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|ref_src|ref_url|spm"
    r"|at_(medium|campaign|link.*)|cmpid|ncid|smid|ocid|xtor|wt_.*|mtm_.*|pk_.*",
    re.IGNORECASE,
)
"""Parameters by which senders follow readers; no page is another without them."""


class UnfitAddressError(ValueError):
    """An address that no page of the web has."""


def keep_address(address: str) -> str:
    """Return the address without account, fragment and tracking; empty for an empty one. Raises UnfitAddressError."""
    if not address:
        return ""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UnfitAddressError("Not an address of the web.") from None
    if parts.scheme not in PORTS or not host:
        raise UnfitAddressError("Not an address of the web; it begins with http or https.")
    named = f"[{host}]" if ":" in host else host
    place = named if port in {None, PORTS[parts.scheme]} else f"{named}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", _keep_query(parts.query), ""))


def site_of(address: str) -> str:
    """The host of an address as kept, by which reviews are filtered; empty for none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _keep_query(query: str) -> str:
    given = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if not TRACKING.fullmatch(name)]
    # What is left as it was keeps its own spelling.
    return query if kept == given else urlencode(kept)
