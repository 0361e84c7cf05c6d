"""The addresses of the review pages, and what each request to them must pass."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from sidelight.storage.errors import FullError, StorageError
from sidelight.web.desk.forms import FILTERS, keep_filters, list_typed
from sidelight.web.desk.reader import keep_language, meet_reader
from sidelight.web.desk.sessions import PATH, check_guard, current_entrance, find_session, guard, renew
from sidelight.web.errors import REASONS, RETRY_AFTER
from sidelight.web.pages.blueprint import POLICY
from sidelight.web.pages.words import list_languages

AT_THE_DOOR = frozenset({"desk.show_door", "desk.sign_in", "desk.static"})
"""What is shown to whoever has not signed in."""
LOSES_NOTHING = "desk.sign_out"
"""What may be sent when a session has ended, since nothing is lost by it."""

desk = Blueprint("desk", __name__, url_prefix=PATH, template_folder="templates", static_folder="static")


def render(template: str, **shown: object) -> str:
    """A page of the desk."""
    reader = meet_reader()
    return render_template(
        f"desk/{template}",
        reader=reader,
        say=reader.say,
        tell=reader.tell,
        languages=list_languages(),
        session=find_session(),
        filters={name: value for name, value in request.args.items() if name in FILTERS},
        guard=guard,
        **shown,
    )


@desk.before_request
def check_person() -> AnyResponse | None:
    """Lead whoever has not signed in to the door; refuse (403) a form that is not of a page of theirs.

    A form that was sent after its session had ended is given back (401).
    """
    if request.endpoint == "desk.static":
        return None
    if find_session() is None and request.endpoint not in AT_THE_DOOR:
        if request.method == "POST" and request.endpoint != LOSES_NOTHING:
            return _give_back()
        asked = request.full_path.rstrip("?") if request.method == "GET" else PATH
        return redirect(url_for("desk.show_door", next=asked), 303)
    if request.method == "POST":
        check_guard()
    return None


@desk.after_request
def protect(response: Response) -> Response:
    """Pages run nothing but their own scripts and styles, and tell no other site where a link was followed."""
    response.headers["Content-Security-Policy"] = POLICY
    # With no-referrer, forms would come from the origin "null".
    response.headers["Referrer-Policy"] = "same-origin"
    response.vary.update(("Accept-Language", "Cookie"))
    return renew(keep_language(response, path=PATH, secure=current_entrance().is_secure))


@desk.errorhandler(HTTPException)
def show_refusal(error: HTTPException) -> tuple[str, int]:
    """A page that says why something is refused."""
    status = error.code or 500
    stock = error.description is None or error.description == type(error).description
    return render(
        "refused.html", status=status, reason=REASONS.get(status, error.name) if stock else error.description
    ), status


@desk.errorhandler(StorageError)
def show_failure(error: StorageError) -> tuple[str, int, dict[str, str]]:
    """A page that says that nothing was kept, and why; it asks the database nothing."""
    reader = meet_reader()
    page = render_template("desk/unkept.html", reader=reader, say=reader.say, reason=str(error))
    return page, 507 if isinstance(error, FullError) else 503, {"Retry-After": RETRY_AFTER}


def _give_back() -> AnyResponse:
    """A page that says that nothing was kept, with what was typed, and the way to sign in beside it."""
    key = (request.view_args or {}).get("key")
    query = keep_filters(request.form.get("back", ""))
    way = url_for("desk.statement", key=key) if key else f"{PATH}?{query}" if query else PATH
    return make_response(render("ended.html", typed=list_typed(), door=url_for("desk.show_door", next=way)), 401)
