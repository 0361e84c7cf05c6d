import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from sidelight.web.checks import MOST_BYTES

CASEFILES = Path(__file__).parents[1] / "casefiles"
SIDELIGHT = [sys.executable, "-m", "sidelight.cli", "serve"]
PATIENCE = 60
TEXT = "Yesterday Odo Marsk, keeper of the light, was sentenced to six years."


def environment(**settings):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SIDELIGHT_")}
    return {**clean, **settings}


@contextmanager
def serving(*options, **settings):
    command = [*SIDELIGHT, "--port", "0", "--casefile", str(CASEFILES / "lighthouse"), *options]
    process = subprocess.Popen(command, env=environment(**settings), stderr=subprocess.PIPE, text=True)
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        said = []
        while not said or not said[-1].startswith("listening on "):
            line = process.stderr.readline()
            assert line, "".join(said)
            said.append(line)
        yield process, said
    finally:
        timer.cancel()
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=PATIENCE)


def run(*options, **settings):
    done = subprocess.run(
        [*SIDELIGHT, *options],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def read_port(said):
    return int(said[-1].strip().rpartition(":")[2])


@pytest.fixture(scope="module")
def server():
    with serving() as (process, said):
        drain = threading.Thread(target=process.stderr.read, daemon=True)
        drain.start()
        yield said


@pytest.fixture
def line(server):
    connection = http.client.HTTPConnection("127.0.0.1", read_port(server), timeout=PATIENCE)
    yield connection
    connection.close()


def test_it_says_what_it_serves_and_where(server):
    said = "".join(server)
    assert "casefile lighthouse sha256:" in said
    assert "2 entities and 1 claims in " in said
    assert server[-1] == f"listening on http://127.0.0.1:{read_port(server)}\n"


def test_it_answers_a_page(line):
    body = json.dumps({"blocks": [{"id": 0, "text": TEXT}]})
    line.request("POST", "/v1/annotations", body, {"Content-Type": "application/json"})
    response = line.getresponse()
    answer = json.load(response)
    assert response.status == 200
    assert "odo-marsk" in answer["entities"]
    for item in answer["highlights"]:
        assert TEXT[item["start"] : item["end"]] == item["quote"]


def test_it_does_not_name_its_software(line):
    line.request("GET", "/health")
    assert line.getresponse().getheader("Server") is None


def test_a_foreign_host_is_refused(line):
    line.request("GET", "/health", headers={"Host": "evil.example"})
    assert line.getresponse().status == 400


def test_too_large_a_body_in_pieces_is_refused(line):
    pieces = (b" " * 65_536 for _ in range(MOST_BYTES // 65_536 + 1))
    line.request("POST", "/v1/annotations", pieces, {"Content-Type": "application/json"}, encode_chunked=True)
    response = line.getresponse()
    assert response.status == 413
    assert response.getheader("Content-Type") == "application/problem+json"


def test_a_page_in_pieces_is_answered(line):
    pieces = iter([b'{"blocks": [{"id": 0, ', b'"text": "Odo Marsk"}]}'])
    line.request("POST", "/v1/annotations", pieces, {"Content-Type": "application/json"}, encode_chunked=True)
    assert line.getresponse().status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(number):
    with serving() as (process, said):
        process.send_signal(number)
        _, rest = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert rest == "stopped\n"
        with socket.socket() as door:
            assert door.connect_ex(("127.0.0.1", read_port(said))) != 0


def test_a_request_leaves_one_line_without_text_or_address():
    with serving() as (process, said):
        connection = http.client.HTTPConnection("127.0.0.1", read_port(said), timeout=PATIENCE)
        body = json.dumps({"url": "https://private.example", "blocks": [{"id": 0, "text": f"private {TEXT}"}]})
        connection.request("POST", "/v1/annotations", body, {"Content-Type": "application/json"})
        connection.getresponse().read()
        connection.close()
        process.terminate()
        _, written = process.communicate(timeout=PATIENCE)
    entry, last = written.splitlines()
    assert "route=/v1/annotations status=200" in entry.replace("method=POST ", "")
    assert "private" not in written
    assert last == "stopped"


def test_a_taken_port_is_told_before_anything_is_loaded():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = run("--port", str(port))
    assert code == 1
    assert f"port {port} on 127.0.0.1 is taken" in said
    assert "--port" in said


def test_an_address_open_to_others_needs_names():
    code, said = run("--host", "0.0.0.0", "--port", "0")  # noqa: S104 - it is refused
    assert code == 1
    assert "SIDELIGHT_TRUSTED_HOSTS" in said


def test_a_broken_casefile_is_told_fault_by_fault(tmp_path):
    whole = (CASEFILES / "lighthouse" / "casefile.yaml").read_text(encoding="utf-8")
    broken = whole.replace("subject: odo-marsk", "subject: nobody").replace("frame: sentence", "frame: dance")
    (tmp_path / "casefile.yaml").write_text(broken, encoding="utf-8")
    code, said = run("--port", "0", "--casefile", str(tmp_path))
    assert code == 1
    assert "nobody" in said
    assert "dance" in said
    assert "casefile.yaml:" in said


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"SIDELIGHT_PORT": "many"}, "SIDELIGHT_PORT"),
        ({"SIDELIGHT_EXTENSION_ORIGINS": "*"}, "SIDELIGHT_EXTENSION_ORIGINS"),
    ],
)
def test_a_wrong_setting_is_named(settings, word):
    code, said = run(**settings)
    assert code == 1
    assert word in said
