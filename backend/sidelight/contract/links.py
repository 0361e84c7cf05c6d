"""Links that land on the very passage: URL text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

DIRECTIVES = ":~:"


def web_address(url: str) -> str | None:
    """Return the address where a browser may safely follow it (http and https), else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def link_passage(url: str, phrase: str) -> str | None:
    """Return the address with a text fragment for `phrase`, beside any fragment of its own.

    None where there is no web address or no phrase.
    """
    address, words = web_address(url), " ".join(phrase.split())
    if address is None or not words:
        return None
    page, _, fragment = address.partition("#")
    own = fragment.partition(DIRECTIVES)[0]
    return f"{page}#{own}{DIRECTIVES}text={_escape(words)}"


def _escape(words: str) -> str:
    # A hyphen or comma would be read as syntax of the fragment, and quote() leaves the hyphen alone.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
