"""Where the casefile's pages are, as exports name it: the address of the settings, else the one that was called."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, current_app, request

from sidelight.export.site import Site
from sidelight.settings import Settings

EXTENSION = "sidelight-site"


def install_site(app: Flask, settings: Settings) -> None:
    """Tell `app` who publishes its casefile, and where."""
    app.extensions[EXTENSION] = Site(settings.site, settings.publisher)


def current_site() -> Site:
    """Return the site of the running request; its host was checked before."""
    site: Site = current_app.extensions[EXTENSION]
    return site if site.address else replace(site, address=request.url_root)
