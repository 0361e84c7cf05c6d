"""The whole API held against its own description: requests of every kind, made from it with a fixed seed.

Whatever is sent, the answer is one that is documented, as documented, and never a failure of the server.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.reviews.deciding import Desk
from sidelight.storage.database import Database
from sidelight.web.openapi import build_document
from tests.reviews.making import RIGHT, Clock, make_target
from tests.web.conftest import build_app

EXAMPLES = 8
"""Beside those that cover each edge of the description, of which there are far more."""
SAYS_MORE = {
    ("POST", "/v1/annotations"): "a date is one of the calendar",
    ("POST", "/v1/reviews/pages"): "as of annotations",
    ("POST", "/v1/reviews"): "ids are the casefile's, and start and end give words of the block",
    ("PUT", "/v1/reviews/{key}"): "ids are the casefile's, and not everything can be said of everything",
}
"""Where a description by types can't tell all that is asked of a request, and what that is."""
SCHEMA = schemathesis.openapi.from_dict(build_document())


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return Database.in_folder(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def app(casefile, database):
    return build_app(casefile, database=database, clock=Clock())


@pytest.fixture(scope="module")
def bearer(database):
    return {"Authorization": f"Bearer {Tokens(database).add('Ada', Right.ADMIN).secret}"}


@pytest.fixture(scope="module")
def key(database):
    """A review that there is; of all keys that could be made up there would be none."""
    return Desk(database, Clock()).open(make_target(), RIGHT, "Ada").id


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_every_answer_is_as_documented(case, app, bearer, key):
    case.operation.schema.app = app
    if "key" in case.path_parameters and case.meta.generation.mode is GenerationMode.POSITIVE:
        case.path_parameters["key"] = key
    says_more = (case.method, case.operation.path) in SAYS_MORE
    case.call_and_validate(app=app, headers=bearer, excluded_checks=[positive_data_acceptance] if says_more else [])
