import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from sidelight.access.model import (
    LIFE,
    TRIES,
    Grant,
    NoCodeError,
    PairingError,
    Right,
    TooManyTriesError,
    WrongCodeError,
)
from sidelight.storage.database import FILE
from sidelight.storage.errors import StorageError
from tests.access.pairings import Pairings
from tests.storage.databases import opened

FIREFOX = "moz-extension://0e1b6f2c-1111-2222-3333-444455556666"


class Clock:
    def __init__(self):
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pairings(database, clock):
    return Pairings(database, clock)


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_code_is_six_digits_and_gives_a_token_once(pairings, clock):
    code = pairings.offer()
    assert len(code) == 6
    assert code.isdecimal()
    grant = pairings.redeem(code, FIREFOX)
    assert len(grant.secret) >= 43
    assert (grant.token.name, grant.token.person, grant.token.origin) == ("firefox", "", FIREFOX)
    assert grant.token.rights == (Right.READ,)
    assert (grant.token.created, grant.token.last_used) == (clock.now, None)
    with pytest.raises(NoCodeError, match="sidelight pair"):
        pairings.redeem(code, FIREFOX)


def test_no_two_codes_or_tokens_are_foreseeable(pairings):
    codes, secrets = set(), set()
    for _ in range(8):
        codes.add(code := pairings.offer())
        secrets.add(pairings.redeem(code, FIREFOX).secret)
    assert len(codes) > 4
    assert len(secrets) == 8


def test_nothing_waits_at_first(pairings, database):
    assert pairings.list() == ()
    assert pairings.find("token") is None
    assert not pairings.knows(FIREFOX)
    assert database.file is None or not database.file.parent.exists()
    with pytest.raises(NoCodeError, match="No code waits"):
        pairings.redeem("123456", FIREFOX)


def test_a_code_is_good_for_two_minutes(pairings, clock):
    assert timedelta(minutes=2) == LIFE
    code = pairings.offer()
    clock.pass_(seconds=119)
    assert pairings.redeem(code, FIREFOX)
    code = pairings.offer()
    clock.pass_(seconds=120)
    with pytest.raises(NoCodeError, match="expired"):
        pairings.redeem(code, FIREFOX)


def test_a_clock_put_back_makes_no_code_live_longer(pairings, clock):
    code = pairings.offer()
    clock.pass_(hours=-1)
    with pytest.raises(NoCodeError, match="expired"):
        pairings.redeem(code, FIREFOX)


def test_the_fifth_wrong_try_voids_it(pairings):
    assert TRIES == 5
    code = pairings.offer()
    for left in ("4 more times", "3 more times", "2 more times", "1 more time"):
        with pytest.raises(WrongCodeError, match=f"{left}\\."):
            pairings.redeem(other_than(code), FIREFOX)
    for tried in (other_than(code), code):
        with pytest.raises(TooManyTriesError, match="void"):
            pairings.redeem(tried, FIREFOX)
    assert pairings.list() == ()
    assert pairings.redeem(pairings.offer(), FIREFOX)


@pytest.mark.parametrize("ended", ["late", "void", "used"])
def test_a_code_that_is_no_good_any_more_costs_nobody_anything(pairings, clock, monkeypatch, ended):
    code = pairings.offer()
    if ended == "late":
        clock.pass_(seconds=120)
    elif ended == "used":
        pairings.redeem(code, FIREFOX)
    for _ in range(TRIES if ended == "void" else 0):
        with pytest.raises(PairingError):
            pairings.redeem(other_than(code), FIREFOX)

    def refuse(*_):
        raise AssertionError("this is slow, or keeps others from writing")

    monkeypatch.setattr("sidelight.access.codes.digest_code", refuse)
    monkeypatch.setattr(pairings.database, "write", refuse)
    reason = {"late": "expired", "void": "void after 5", "used": "No code waits"}[ended]
    with pytest.raises(TooManyTriesError if ended == "void" else NoCodeError, match=reason):
        pairings.redeem(code, FIREFOX)


def test_the_fifth_try_may_still_be_right(pairings):
    code = pairings.offer()
    for _ in range(TRIES - 1):
        with pytest.raises(WrongCodeError):
            pairings.redeem(other_than(code), FIREFOX)
    assert pairings.redeem(code, FIREFOX)


def test_tries_at_the_same_time_are_all_counted(pairings):
    code = pairings.offer()

    def attempt(tried):
        try:
            return pairings.redeem(tried, FIREFOX)
        except PairingError as error:
            return type(error)

    with ThreadPoolExecutor(8) as pool:
        wrong = list(pool.map(attempt, [other_than(code)] * 8))
        assert (wrong.count(WrongCodeError), wrong.count(TooManyTriesError)) == (4, 4)
        code = pairings.offer()
        right = list(pool.map(attempt, [code] * 4))
    assert len([one for one in right if isinstance(one, Grant)]) == 1
    assert right.count(NoCodeError) == 3


def test_a_new_code_voids_the_one_before(pairings):
    first = pairings.offer()
    second = pairings.offer()
    while second == first:
        second = pairings.offer()
    with pytest.raises(WrongCodeError):
        pairings.redeem(first, FIREFOX)
    assert pairings.redeem(second, FIREFOX)


def test_a_token_outlives_the_process_and_is_revoked_at_once(pairings, address, clock):
    grant = pairings.redeem(pairings.offer(), FIREFOX)
    with opened(address) as other:
        anew = Pairings(other, clock)
        assert anew.find(grant.secret).name == "firefox"
        assert anew.knows(FIREFOX)
        assert anew.revoke("firefox")
        assert not anew.revoke("firefox")
    assert pairings.find(grant.secret) is None
    assert not pairings.knows(FIREFOX)


def test_use_is_noted_by_the_minute(pairings, clock):
    grant = pairings.redeem(pairings.offer(), FIREFOX)
    first = clock.now
    for seconds, noted in ((0, 0), (59, 0), (1, 60)):
        clock.pass_(seconds=seconds)
        pairings.find(grant.secret)
        assert pairings.list()[0].last_used == first + timedelta(seconds=noted)


def test_names_are_chosen_or_told_by_the_browser_and_never_shared(pairings):
    origins = (FIREFOX, FIREFOX, "chrome-extension://abc", "safari-web-extension://abc")
    for origin in origins:
        pairings.redeem(pairings.offer(), origin)
    for _ in range(2):
        pairings.redeem(pairings.offer("Desk"), FIREFOX)
    assert {one.name for one in pairings.list()} == {"firefox", "firefox-2", "chromium", "browser", "Desk", "Desk-2"}


def test_a_code_for_a_person_gives_a_token_to_review_with(pairings):
    grant = pairings.redeem(pairings.offer(person="Ada"), FIREFOX)
    assert (grant.token.name, grant.token.person, grant.token.origin) == ("Ada", "Ada", FIREFOX)
    assert grant.token.rights == (Right.READ, Right.REVIEW)
    assert pairings.find(grant.secret).may(Right.REVIEW)
    assert not pairings.find(grant.secret).may(Right.ADMIN)
    second = pairings.redeem(pairings.offer("Desk", "Ada"), FIREFOX)
    assert (second.token.name, second.token.person) == ("Desk", "Ada")


@pytest.mark.parametrize("right", Right)
def test_a_token_may_be_had_without_a_code(pairings, right):
    grant = pairings.add("Ada", right)
    assert pairings.find(grant.secret) == grant.token
    assert (grant.token.name, grant.token.person, grant.token.origin) == ("Ada", "Ada", "")
    assert [one for one in Right if grant.token.may(one)] == list(Right)[: list(Right).index(right) + 1]
    assert pairings.add("Ada", right).token.name == "Ada-2"
    assert pairings.revoke("Ada")
    assert pairings.find(grant.secret) is None


def test_the_file_is_its_owners_alone_and_holds_neither_code_nor_token(tmp_path, clock):
    folder = tmp_path / "state"
    pairings = Pairings.in_folder(folder, clock)
    code = pairings.offer()
    assert code.encode() not in read_all(folder)
    (folder / FILE).chmod(0o644)
    anew = Pairings.in_folder(folder, clock)
    grant = anew.redeem(code, FIREFOX)
    anew.find(grant.secret)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert grant.secret.encode() not in read_all(folder)


def read_all(folder):
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_folder_that_cannot_be_used_is_told(tmp_path, clock):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be kept"):
        Pairings.in_folder(tmp_path / "file" / "state", clock).offer()
    (tmp_path / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
    with pytest.raises(StorageError, match="cannot be used"):
        Pairings.in_folder(tmp_path, clock).list()
