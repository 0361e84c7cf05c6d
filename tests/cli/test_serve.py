import http.client
import json
import signal
import socket
import subprocess

import pytest

from sidelight.web.checks import MOST_BYTES
from tests.pipelines.trained import build_pipeline, install
from tests.serving import CASEFILES, PATIENCE, SIDELIGHT, environment, serving

TEXT = "Yesterday Odo Marsk, keeper of the light, was sentenced to six years."


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


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server")) as served:
        yield served


@pytest.fixture
def line(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    yield connection
    connection.close()


def test_it_says_what_it_serves_and_where(server):
    assert "casefile lighthouse sha256:" in server.said
    assert "2 entities and 1 claims in " in server.said
    assert f"\nlistening on http://127.0.0.1:{server.port}\n" in server.said


def test_it_says_which_trained_pipelines_it_asks(tmp_path):
    (libraries := tmp_path / "libraries").mkdir()
    name = install(build_pipeline("de", names={"Odo": "PER"}), "light_sm", libraries)
    with serving(tmp_path, PYTHONPATH=str(libraries)) as served:
        assert f"\ndoubtful names are shown to {name}\n" in served.said
    with serving(tmp_path, PYTHONPATH=str(libraries), SIDELIGHT_PIPELINES="off") as served:
        assert name not in served.said


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
def test_it_ends_cleanly(tmp_path, number):
    with serving(tmp_path) as served:
        assert served.end(number) == 0
        assert served.said.splitlines()[-2:] == [f"listening on http://127.0.0.1:{served.port}", "stopped"]
        with socket.socket() as door:
            assert door.connect_ex(("127.0.0.1", served.port)) != 0


def test_a_request_leaves_one_line_without_text_or_address(tmp_path):
    with serving(tmp_path) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
        body = json.dumps({"url": "https://private.example", "blocks": [{"id": 0, "text": f"private {TEXT}"}]})
        connection.request("POST", "/v1/annotations", body, {"Content-Type": "application/json"})
        connection.getresponse().read()
        connection.close()
        served.end()
    entry, last = served.said.partition("listening on ")[2].splitlines()[1:]
    assert "event=request method=POST route=/v1/annotations status=200 count=" in entry
    assert "private" not in served.said
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
