"""The resources of the API, a blueprint each."""

from sidelight.web.resources.annotations import blueprint as annotations
from sidelight.web.resources.casefile import blueprint as casefile
from sidelight.web.resources.collecting import blueprint as collecting
from sidelight.web.resources.gate import blueprint as gate
from sidelight.web.resources.health import blueprint as health
from sidelight.web.resources.history import blueprint as history
from sidelight.web.resources.pairings import blueprint as pairings
from sidelight.web.resources.reviews import blueprint as reviews
from sidelight.web.resources.subjects import blueprint as subjects
from sidelight.web.resources.tokens import blueprint as tokens

BLUEPRINTS = (annotations, casefile, collecting, gate, health, history, pairings, reviews, subjects, tokens)
