from pathlib import Path

import pytest

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.settings import Settings
from sidelight.storage.database import Database
from sidelight.web.app import create_app
from tests.reviews.making import Clock
from tests.web.review_pages.visitor import Visitor

HARBOUR = Path(__file__).parents[2] / "casefiles" / "harbour"
PAGE = "https://news.example/harbour"
ARREST = "Tomas Kivi, the shipping agent of Norrhavn, was arrested on 14 March 2016, the harbour police said."
ELSEWHERE = ARREST.replace("2016", "2015")
MISSED = "Tomas Kivi bought a lighthouse tender for 3 million dollars in May 2009."


class Office:
    """A server with its moderators."""

    def __init__(self, app, database, clock):
        self.app, self.database, self.clock = app, database, clock
        tokens = Tokens(database, clock)
        granted = (("Ada", Right.REVIEW), ("Ben", Right.ADMIN), ("Rea", Right.READ))
        self.secrets = {name: tokens.add(name, right).secret for name, right in granted}
        self.revoke = tokens.revoke

    def visit(self, who="Ada"):
        visitor = Visitor(self.app)
        if who:
            visitor.sign_in(self.secrets[who])
        return visitor

    def put(self, *texts, url=PAGE, lang="en"):
        """Put a page under review, as the side panel does."""
        blocks = [{"id": number, "text": text} for number, text in enumerate(texts or (ELSEWHERE, MISSED))]
        headers = {"Authorization": f"Bearer {self.secrets['Ada']}"}
        body = {"url": url, "lang": lang, "blocks": blocks}
        return self.app.test_client().post("/v1/reviews/pages", json=body, headers=headers).get_json()

    def read(self, *texts, url=PAGE):
        """What a reader's browser is told of a page."""
        blocks = [{"id": number, "text": text} for number, text in enumerate(texts)]
        return self.app.test_client().post("/v1/annotations", json={"url": url, "blocks": blocks}).get_json()


@pytest.fixture(scope="session")
def harbour_engine():
    return create_app(Settings(casefile=HARBOUR)).extensions["sidelight"].engine


@pytest.fixture
def office(harbour_engine, tmp_path):
    database, clock = Database.in_folder(tmp_path), Clock()
    return Office(create_app(Settings(casefile=HARBOUR), harbour_engine, database, clock), database, clock)


@pytest.fixture
def ada(office):
    return office.visit("Ada")
