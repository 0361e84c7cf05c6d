"""`sidelight pair` and a server in a process of its own, which meet in the state folder."""

import http.client
import json
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from sidelight.cli import main
from sidelight.storage.database import FILE
from tests.access.pairings import Pairings
from tests.serving import PATIENCE, environment, serving

FIREFOX = "moz-extension://9c1b6f2c-1111-2222-3333-444455556666"


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def run(state, *options):
    command = [sys.executable, "-m", "sidelight.cli", "pair", *options]
    env = environment(SIDELIGHT_STATE=str(state))
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def invoke(state, *options):
    return CliRunner().invoke(main, ["pair", *options], env={"SIDELIGHT_STATE": str(state)})


def post(server, path, body, **headers):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    line.request("POST", path, json.dumps(body), {"Content-Type": "application/json", "Origin": FIREFOX, **headers})
    response = line.getresponse()
    answer = json.load(response)
    line.close()
    return response.status, answer


def ask(server, token):
    return post(server, "/v1/annotations", {"blocks": []}, Authorization=f"Bearer {token}")


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_browser_is_paired_used_after_a_restart_and_revoked_while_the_server_runs(tmp_path, state):
    with serving(tmp_path, SIDELIGHT_STATE=str(state)) as server:
        assert post(server, "/v1/pairings", {"code": "123456"})[0] == 403
        done, printed, said = run(state, "--name", "Desk")
        code = printed.strip()
        assert (done, len(code)) == (0, 6)
        assert "2 minutes and 5 tries" in said
        status, answer = post(server, "/v1/pairings", {"code": wrong(code)})
        assert (status, "4 more times" in answer["detail"]) == (401, True)
        status, answer = post(server, "/v1/pairings", {"code": code})
        assert (status, answer["name"]) == (201, "Desk")
        token = answer["token"]
        assert ask(server, token)[0] == 200
        assert not [secret for secret in (code, token, FIREFOX) if secret in server.said]
    with serving(tmp_path, SIDELIGHT_STATE=str(state)) as server:
        assert ask(server, token)[0] == 200
        done, listed, _ = run(state, "--list")
        assert done == 0
        assert "Desk" in listed
        assert FIREFOX in listed
        assert token not in listed
        assert run(state, "--revoke", "Desk")[0] == 0
        status, answer = ask(server, token)
        assert (status, "revoked" in answer["detail"]) == (401, True)


def test_a_server_that_is_asked_to_prints_a_code_at_its_start(tmp_path, state):
    with serving(tmp_path, "--pair", SIDELIGHT_STATE=str(state)) as server:
        code = server.said.partition("pairing code ")[2].partition(":")[0]
        assert [post(server, "/v1/pairings", {"code": wrong(code)})[0] for _ in range(5)] == [401] * 4 + [429]
        assert post(server, "/v1/pairings", {"code": code})[0] == 429
        late = Pairings.in_folder(state, lambda: datetime.now(UTC) - timedelta(minutes=2)).offer()
        status, answer = post(server, "/v1/pairings", {"code": late})
        assert (status, "expired" in answer["detail"]) == (403, True)
    assert stat.S_IMODE((state / FILE).stat().st_mode) == 0o600


def test_a_server_that_is_not_asked_to_offers_none(tmp_path, state):
    with serving(tmp_path, SIDELIGHT_STATE=str(state)) as server:
        assert "pairing code" not in server.said
    assert not state.exists()


def test_who_is_paired_is_listed_with_when_and_how_lately(state):
    assert "Paired browsers: none" in invoke(state, "--list").output
    assert not state.exists()
    then = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    pairings = Pairings.in_folder(state, lambda: then)
    pairings.redeem(pairings.offer(), FIREFOX)
    used = pairings.redeem(pairings.offer(), FIREFOX)
    Pairings.in_folder(state, lambda: then + timedelta(hours=2)).find(used.secret)
    first, second = invoke(state, "--list").output.splitlines()[-2:]
    cells = ["2026-03-01 12:30", "never"]
    assert [cell.strip() for cell in first.strip(" |").split("|")] == ["firefox", "", FIREFOX, "read", *cells]
    cells = ["2026-03-01 12:30", "2026-03-01 14:30"]
    assert [cell.strip() for cell in second.strip(" |").split("|")] == ["firefox-2", "", FIREFOX, "read", *cells]


def test_what_cannot_be_revoked_is_told_with_what_can(state):
    pairings = Pairings.in_folder(state)
    pairings.redeem(pairings.offer("Desk"), FIREFOX)
    result = invoke(state, "--revoke", "Table")
    assert result.exit_code == 1
    assert "'Table'" in result.output
    assert "Desk" in result.output
    assert [one.name for one in pairings.list()] == ["Desk"]


@pytest.mark.parametrize(
    "options",
    [
        ["--list", "--revoke", "x"],
        ["--name", "x", "--list"],
        ["--person", "x", "--list"],
        ["--name", " "],
        ["--name", "a\nb"],
        ["--name", "x" * 61],
    ],
)
def test_a_wrong_call_offers_nothing(state, options):
    assert invoke(state, *options).exit_code == 2
    assert not state.exists()


def test_a_state_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").touch()
    done, _, said = run(tmp_path / "file" / "state")
    assert done == 1
    assert "cannot be kept" in said
