"""The addresses of the casefile's pages."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import NotFound

from sidelight.casefile.model import Prominence
from sidelight.casefile.standing import assess, chain
from sidelight.contract.links import link_passage, web_address
from sidelight.web.engine import current_engine
from sidelight.web.pages import search, views
from sidelight.web.pages.reader import Reader
from sidelight.web.pages.timeline import draw_timeline
from sidelight.web.pages.words import choose_locale, list_languages

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
LONGEST_SEARCH = 200

pages = Blueprint("pages", __name__, url_prefix="/casefile", template_folder="templates", static_folder="static")


@pages.route("")
def front() -> str:
    """The front page: search, and the claims by chapter."""
    reader = _meet_reader()
    asked = request.args.get("q", "")[:LONGEST_SEARCH]
    entries = {entry.id: entry for entry in search.list_entries(reader.casefile)}
    found = {entry.id for entry in search.find_entries(entries, asked)}
    chapters = views.group_claims(reader.casefile)
    return _render("front.html", reader, asked=asked, entries=entries, found=found, chapters=chapters)


@pages.route("/timeline")
def timeline() -> str:
    """What happened when."""
    reader = _meet_reader()
    return _render("timeline.html", reader, timeline=draw_timeline(reader.casefile))


@pages.route("/sources")
def sources() -> str:
    """All sources by publisher."""
    reader = _meet_reader()
    return _render("sources.html", reader, publishers=views.group_by_publisher(reader.casefile))


@pages.route("/claims/<name>")
def claim(name: str) -> str:
    """A claim: how it stands and why, and everybody's evidence."""
    reader = _meet_reader()
    one = reader.casefile.claims.get(name) or _miss(name)
    assessment = assess(one, reader.casefile)
    return _render(
        "claim.html",
        reader,
        claim=one,
        parties=views.list_parties(one, reader.casefile),
        assessment=assessment,
        sides=views.list_sides(one, assessment, reader.casefile),
        values=views.list_values(one, reader.casefile),
        link_passage=link_passage,
    )


@pages.route("/entities/<name>")
def entity(name: str) -> str:
    """Somebody or something of the case: names, and what is claimed."""
    reader = _meet_reader()
    one = reader.casefile.entities.get(name)
    if one is None or one.prominence is Prominence.VALUE:
        _miss(name)
    return _render("entity.html", reader, entity=one, claims_of=views.list_claims_of(one, reader.casefile))


@pages.route("/sources/<name>")
def source(name: str) -> str:
    """A document: what it says, what it repeats, how far it is trusted."""
    reader = _meet_reader()
    one = reader.casefile.sources.get(name) or _miss(name)
    return _render(
        "source.html",
        reader,
        source=one,
        address=web_address(one.url),
        chain=chain(name, reader.casefile)[1:],
        copies=[other for other in reader.casefile.sources.values() if other.origin == name],
        testimonies=views.list_testimonies(one, reader.casefile),
        link_passage=link_passage,
    )


@pages.errorhandler(NotFound)
def show_missing(_: NotFound) -> tuple[str, int]:
    """A page that says that there is no such thing."""
    return _render("missing.html", _meet_reader()), 404


@pages.after_request
def guard(response: Response) -> Response:
    """Pages run nothing but their own scripts and styles."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Vary"] = "Accept-Language"
    return response


def _meet_reader() -> Reader:
    locale = choose_locale(request)
    return Reader(current_engine().casefile, locale, asked=request.args.get("lang") == locale)


def _render(template: str, reader: Reader, **shown: object) -> str:
    return render_template(
        template, reader=reader, say=reader.say, tell=reader.tell, languages=list_languages(), **shown
    )


def _miss(name: str) -> NoReturn:
    raise NotFound(name)
