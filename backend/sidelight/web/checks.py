"""What a request must pass before any view sees it, one step after the other.

A loopback server is in reach of every page that its owner opens. Such a page can send simple requests (so the
content type is checked), can name itself only truly (so Origin is checked), and can point its own host name
at this machine, which sends no Origin at all (so Host is checked, and first). A token is looked at last.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, request
from werkzeug.exceptions import Forbidden, RequestEntityTooLarge, SecurityError, UnsupportedMediaType

from sidelight.web.admission import admit, check_token, is_admitted, is_own

MOST_BYTES = 4 * 1024 * 1024
BODY_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
PAGES = frozenset({"pages", "desk", "oidc"})
"""The blueprints of the pages for people."""
DESK = "desk"
"""The blueprint of the review pages, which have forms."""
FORM = "application/x-www-form-urlencoded"


def check_host() -> None:
    """Refuse (400) a request that calls the server by a name that is not its own: DNS rebinding."""
    if isinstance(request.routing_exception, SecurityError) or not request.headers.get("Host"):
        raise SecurityError("The Host header is not a name of this server.")


def check_origin() -> None:
    """Refuse (403) any origin but the extension's, known or paired or about to be; a request without one passes.

    The review pages take forms from themselves alone: an extension's request would bear the cookie of whoever is there.
    """
    origin = request.headers.get("Origin")
    if request.blueprint == DESK:
        _check_own(origin)
        return
    if origin is not None and not admit(origin):
        raise Forbidden(
            "This origin may not use the server: only the Sidelight extension may. In a browser whose"
            " extension the server does not know, run sidelight pair and type the code there."
        )


def check_fetch_site() -> None:
    """Refuse (403) what another site's page makes the browser send without saying who asks."""
    cross_site = request.headers.get("Sec-Fetch-Site", "").lower() == "cross-site"
    if cross_site and not _is_visit() and not is_admitted():
        raise Forbidden("Pages of other sites may not use the server: only the Sidelight extension may.")


def check_content_type() -> None:
    """Refuse (415) a body that is not plain JSON; it also closes the way of requests without preflight.

    The review pages take forms, and nothing else.
    """
    if request.method not in BODY_METHODS or request.routing_exception:
        return
    wanted = FORM if request.blueprint == DESK else "application/json"
    if request.mimetype != wanted:
        raise UnsupportedMediaType(f"The body must be {wanted}.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("The body must not be compressed.")


def check_size() -> None:
    """Refuse (413) a body above the limit before it is read."""
    if (request.content_length or 0) > MOST_BYTES:
        raise RequestEntityTooLarge(f"The body may have {MOST_BYTES:,} bytes at most; send fewer blocks.")


STEPS: tuple[Callable[[], None], ...] = (
    check_host,
    check_origin,
    check_fetch_site,
    check_content_type,
    check_size,
    check_token,
)


def install_checks(app: Flask, hosts: tuple[str, ...]) -> None:
    """Make every request to `app` pass all steps in their order."""
    app.config["TRUSTED_HOSTS"] = list(hosts)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    for step in STEPS:
        app.before_request(step)


def _check_own(origin: str | None) -> None:
    sends = request.method in BODY_METHODS
    if (sends and origin is None) or (origin is not None and not is_own(origin)):
        raise Forbidden("The review pages take what is sent from themselves, and from no other page or program.")


def _is_visit() -> bool:
    """Whether somebody follows a link to a page for people, which whoever linked to it cannot read or frame."""
    headers = (request.headers.get(name, "").lower() for name in ("Sec-Fetch-Mode", "Sec-Fetch-Dest"))
    return request.method == "GET" and request.blueprint in PAGES and tuple(headers) == ("navigate", "document")
