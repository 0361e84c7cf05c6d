import pytest

from sidelight.reviews.deciding import Desk
from tests.reviews.making import Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(database, clock):
    return Desk(database, clock)
