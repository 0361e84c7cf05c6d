"""The words of the review pages, in every language of the interface."""

import re
from importlib.resources import files

import pytest

from sidelight.annotation import Relation, Verdict
from sidelight.reviews.applying import Misfit
from sidelight.reviews.model import Judgement, Kind, Scope
from sidelight.reviews.worklist import Pile
from sidelight.web.desk.reader import ROOM
from sidelight.web.desk.statements import HEAPS
from sidelight.web.pages.words import LOCALES, _read, load_words

GAP = re.compile(r"\{\w+\}")
SAID = re.compile(r"""say\(\s*["'](\w+)["']""")
ENGLISH = _read("en", ROOM)


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_language_says_everything_with_the_same_gaps(locale):
    own = _read(locale, ROOM)
    assert own.keys() == ENGLISH.keys()
    differing = [key for key, text in own.items() if sorted(GAP.findall(text)) != sorted(GAP.findall(ENGLISH[key]))]
    assert not differing
    same = [key for key, text in own.items() if text == ENGLISH[key] and key not in {"token", "kappa", "version_of"}]
    assert not same


def test_whatever_a_page_may_name_has_a_word():
    wanted = {
        "judgement": Judgement,
        "scope": Scope,
        "kind": Kind,
        "pile": Pile,
        "heap": HEAPS,
        "reason": Misfit,
        "verdict": Verdict,
        "relation": Relation,
    }
    assert [f"{kind}_{one}" for kind, names in wanted.items() for one in names if f"{kind}_{one}" not in ENGLISH] == []


def test_whatever_a_page_says_has_a_word():
    folder = files(ROOM).joinpath("templates", "desk")
    said = {key for path in folder.iterdir() for key in SAID.findall(path.read_text(encoding="utf-8"))}
    assert len(said) > 60
    known = {*ENGLISH, *load_words("en")}
    assert [key for key in sorted(said) if key not in known and not key.endswith("_")] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_speak_the_language_that_is_asked_for(office, ada, locale):
    office.put()
    for path in ("/review", "/review/statements", "/review/history", "/review/moderators"):
        page = ada.get(f"{path}?lang={locale}")
        assert page.status == 200
        assert f'<html lang="{locale}">' in page.html
    assert load_words(locale, ROOM)["pile_stale"] in ada.get(f"/review?lang={locale}").text


def test_a_language_that_was_asked_for_is_kept(office):
    office.put()
    ada = office.visit()
    page = ada.get("/review?verdict=differs&lang=fi")
    assert '<html lang="fi">' in ada.get("/review/history").html
    assert any("verdict=differs" in link and "lang=pl" in link for link in page.links)
    done = ada.send(page.form("/review/decisions"), decision="right")
    assert (done.status, '<html lang="fi">' in done.html) == (200, True)
    assert '<html lang="pl">' in ada.get("/review?lang=pl").html
    assert '<html lang="pl">' in ada.get("/review?lang=xx").html
    assert '<html lang="en">' in office.visit("Ben").get("/review").html
