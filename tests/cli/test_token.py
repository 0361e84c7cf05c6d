"""`sidelight token`, and a server in a process of its own that takes what it gives."""

import http.client
import json

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.cli import main
from sidelight.storage.database import FILE, Database
from tests.serving import PATIENCE, Served, serving


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def invoke(state, *options, **environment):
    return CliRunner().invoke(main, ["token", *options], env={"SIDELIGHT_STATE": str(state), **environment})


def ask(server, method, path, token, body=None, **headers):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}", **headers}
    line.request(method, path, json.dumps(body) if body else None, headers)
    response = line.getresponse()
    answer = json.load(response)
    line.close()
    return response.status, answer


def test_a_token_is_given_used_listed_and_revoked_while_the_server_runs(tmp_path, state):
    with serving(tmp_path, SIDELIGHT_STATE=str(state)) as server:
        given = invoke(state, "add", "Ada")
        token = given.stdout.strip()
        assert (given.exit_code, len(token) >= 43) == (0, True)
        assert "not shown again" in given.stderr
        passage = {"url": "https://a.example/", "kind": "passage", "block": "A lamp.", "start": 0, "end": 7}
        status, review = ask(server, "POST", "/v1/reviews", token, {**passage, "decision": "open"})
        assert (status, review["reviewer"]) == (201, "Ada")
        put = {"decision": "new-claim-draft", "correction": {"statement": "There was a lamp."}}
        assert ask(server, "PUT", f"/v1/reviews/{review['id']}", token, put, **{"If-Match": '"1"'})[0] == 200
        assert ask(server, "PUT", f"/v1/reviews/{review['id']}", token, put, **{"If-Match": '"1"'})[0] == 412
        listed = invoke(state, "list").output
        assert "Ada" in listed
        assert token not in listed
        assert invoke(state, "revoke", "Ada").exit_code == 0
        assert ask(server, "GET", "/v1/reviews", token)[0] == 401
        assert not [secret for secret in (token, "Ada", "a.example", "A lamp") if secret in server.said]


def test_a_server_whose_database_is_broken_says_so_and_is_read(tmp_path, state):
    state.mkdir()
    (state / FILE).write_bytes(b"no database, but longer than its header would be" * 9)
    with serving(tmp_path, SIDELIGHT_STATE=str(state)) as server:
        assert "out of reach until it can be" in server.said
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        line.request("POST", "/v1/annotations", '{"blocks": []}', {"Content-Type": "application/json"})
        response = line.getresponse()
        assert (response.status, json.load(response)["reviews"]["fresh"]) == (200, False)
        line.close()
        assert ask(server, "GET", "/v1/reviews", "x")[0] == 503
    assert invoke(state, "list").exit_code == 1


def test_a_database_of_a_newer_program_is_left_alone(tmp_path, state):
    invoke(state, "add", "Ada")
    with Database.in_folder(state).write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    server = Served(tmp_path, SIDELIGHT_STATE=str(state))
    assert server.process.wait(PATIENCE) == 1
    assert "newer Sidelight" in server.said
    assert "newer Sidelight" in invoke(state, "list").output


@pytest.mark.parametrize("scope", Right)
def test_the_scope_is_chosen(state, scope):
    invoke(state, "add", "Ada", "--scope", scope.value)
    (token,) = Tokens(Database.in_folder(state)).list()
    assert token.rights[-1] is scope


def test_what_cannot_be_revoked_is_told_with_what_can(state):
    invoke(state, "add", "Ada")
    result = invoke(state, "revoke", "Ben")
    assert result.exit_code == 1
    assert "'Ben'" in result.output
    assert "Ada" in result.output


@pytest.mark.parametrize(
    "options", [["add"], ["add", " "], ["add", "a\nb"], ["add", "Ada", "--scope", "all"], ["revoke"]]
)
def test_a_wrong_call_gives_nothing(state, options):
    assert invoke(state, *options).exit_code == 2
    assert not state.exists()


def test_nobody_is_listed_where_nobody_is_let_in(state):
    assert "Tokens: none" in invoke(state, "list").output
    assert not state.exists()


def test_the_database_may_be_elsewhere(state, address):
    elsewhere = address.render_as_string(hide_password=False).replace("+psycopg", "")
    given = invoke(state, "add", "Ada", DATABASE_URL=elsewhere)
    assert given.exit_code == 0, given.output
    assert "Ada" in invoke(state, "list", DATABASE_URL=elsewhere).output
    assert not state.exists()


def test_a_database_that_is_none_is_told_without_its_password(state):
    for address in ("mysql://ada:secret@host/x", "postgresql://", "sqlite://", "secret"):
        result = invoke(state, "list", DATABASE_URL=address)
        assert result.exit_code == 1
        assert "DATABASE_URL is no address" in result.output
        assert "secret" not in result.output
    away = invoke(state, "list", DATABASE_URL="postgresql://ada:secret@127.0.0.1:1/x")
    assert away.exit_code == 1
    assert "cannot be used" in away.output
    assert "secret" not in away.output
