"""The app factory."""

from __future__ import annotations

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from sidelight.pairing.store import Pairings
from sidelight.settings import Settings
from sidelight.web.admission import install_admission
from sidelight.web.checks import install_checks
from sidelight.web.engine import Engine, install_engine
from sidelight.web.errors import install_errors
from sidelight.web.headers import install_headers
from sidelight.web.journal import install_journal
from sidelight.web.loading import start_engine
from sidelight.web.openapi import install_api
from sidelight.web.origins import list_origins
from sidelight.web.pages.blueprint import pages
from sidelight.web.site import install_site


class OrderedJson(DefaultJSONProvider):
    """JSON in the order that answers are built in, without spaces; beyond ASCII all is escaped."""

    sort_keys = False
    compact = True


class App(Flask):
    """A Flask app that answers in ordered JSON."""

    json_provider_class = OrderedJson


def create_app(settings: Settings, engine: Engine | None = None, pairings: Pairings | None = None) -> Flask:
    """Return the server as a WSGI app, with `engine` or else one started for the settings' casefile.

    `pairings` are those of the settings' state folder unless others are given. Raises CasefileError for a broken
    casefile.
    """
    app = App("sidelight", static_folder=None)
    install_journal(app)
    pairings = pairings or Pairings(settings.state)
    install_admission(app, list_origins(settings), pairings, is_private=not settings.trusted_hosts)
    install_checks(app, settings.host_names)
    install_headers(app)
    install_api(app)
    app.register_blueprint(pages)
    install_errors(app)
    install_site(app, settings)
    install_engine(app, engine or start_engine(settings))
    return app
