"""The resources of the API, a blueprint each."""

from sidelight.web.resources.annotations import blueprint as annotations
from sidelight.web.resources.casefile import blueprint as casefile
from sidelight.web.resources.health import blueprint as health

BLUEPRINTS = (annotations, casefile, health)
