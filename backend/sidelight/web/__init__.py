"""The server: app factory, request checks, errors, one blueprint a resource."""

from sidelight.web.app import create_app

__all__ = ["create_app"]
