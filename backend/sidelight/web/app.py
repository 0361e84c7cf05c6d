"""The app factory."""

from __future__ import annotations

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from sidelight.access.codes import Codes
from sidelight.access.opening import find_database
from sidelight.access.sessions import Sessions
from sidelight.access.tokens import Clock, Tokens, tell_time
from sidelight.settings import Settings
from sidelight.storage.database import Database
from sidelight.web.admission import Admission, install_admission
from sidelight.web.checks import install_checks
from sidelight.web.desk.membership import find_voucher, open_doors
from sidelight.web.desk.rooms import desk
from sidelight.web.desk.sessions import Entrance, install_entrance
from sidelight.web.engine import Engine, install_engine
from sidelight.web.errors import install_errors
from sidelight.web.headers import install_headers
from sidelight.web.journal import install_journal
from sidelight.web.loading import start_engine
from sidelight.web.openapi import install_api
from sidelight.web.origins import list_origins
from sidelight.web.pages.blueprint import pages
from sidelight.web.reviewing import install_reviews
from sidelight.web.site import install_site


class OrderedJson(DefaultJSONProvider):
    """JSON in the order that answers are built in, without spaces; beyond ASCII all is escaped."""

    sort_keys = False
    compact = True


class App(Flask):
    """A Flask app that answers in ordered JSON."""

    json_provider_class = OrderedJson


def create_app(
    settings: Settings, engine: Engine | None = None, database: Database | None = None, clock: Clock = tell_time
) -> Flask:
    """Return the server as a WSGI app, with `engine` or else one started for the settings' casefile.

    The database is that of the settings unless another is given. Raises CasefileError for a broken casefile.
    """
    app = App("sidelight", static_folder=None)
    install_journal(app)
    database = database or find_database(settings)
    tokens, codes = Tokens(database, clock), Codes(database, clock)
    origins = frozenset(list_origins(settings))
    install_admission(app, Admission(origins, tokens, codes, is_private=not settings.trusted_hosts))
    install_reviews(app, database, clock)
    is_secure = settings.site.startswith("https:")
    doors = open_doors(app, settings, is_secure=is_secure)
    sessions = Sessions(database, tokens, clock, find_voucher(settings))
    install_entrance(app, Entrance(sessions, is_secure, doors))
    install_checks(app, settings.host_names)
    install_headers(app)
    install_api(app)
    app.register_blueprint(pages)
    app.register_blueprint(desk)
    install_errors(app)
    install_site(app, settings)
    install_engine(app, engine or start_engine(settings))
    return app
