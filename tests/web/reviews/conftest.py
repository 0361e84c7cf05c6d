"""A server with either database, and the people who ask it."""

import pytest

from sidelight.access.tokens import Tokens
from tests.reviews.making import Clock
from tests.web.conftest import build_app
from tests.web.desk import PEOPLE, Desk


@pytest.fixture
def entity(casefile):
    return next(iter(casefile.entities.values()))


@pytest.fixture
def block(entity):
    return f"🐢 Long ago {entity.label} was lit, and nobody knows by whom or whether that was in spring."


@pytest.fixture
def client(casefile, database):
    return build_app(casefile, database=database, clock=Clock()).test_client()


@pytest.fixture
def bearers(database):
    """Headers of each person, by what they may."""
    tokens = Tokens(database)
    granted = {name: tokens.add(name, right) for name, right in PEOPLE.items()}
    return {name: {"Authorization": f"Bearer {grant.secret}"} for name, grant in granted.items()}


@pytest.fixture
def desk(client, bearers, entity, block):
    return Desk(client, bearers, entity, block)
