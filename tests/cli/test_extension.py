"""Writing the extension to a folder."""

import json

import pytest
from click.testing import CliRunner

from sidelight.bundled import bundled
from sidelight.cli import main
from sidelight.cli.packing import list_contents, list_files


def write(*arguments):
    return CliRunner().invoke(main, ["extension", *map(str, arguments)])


def test_writes_the_whole_extension_and_says_how_to_load_it(tmp_path):
    result = write(tmp_path / "deep" / "copy")
    assert result.exit_code == 0
    assert "chrome://extensions" in result.output
    assert str(tmp_path / "deep" / "copy") in result.output
    assert list_files(tmp_path / "deep" / "copy") == list(list_contents(bundled("extension")))


def test_brings_an_earlier_copy_up_to_date(tmp_path):
    write(tmp_path)
    manifest = tmp_path / "manifest.json"
    old = json.loads(manifest.read_text()) | {"version": "0.0.1"}
    manifest.write_text(json.dumps(old))
    assert write(tmp_path).exit_code == 0
    assert manifest.read_bytes() == (bundled("extension") / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("name", "text"),
    [("notes.txt", "mine"), ("manifest.json", '{"key": "another"}'), ("manifest.json", "[1]")],
)
def test_leaves_a_folder_with_something_else_alone(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    result = write(tmp_path)
    assert result.exit_code == 1
    assert "holds something else" in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_force_puts_it_beside_what_is_there(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert write("--force", tmp_path).exit_code == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "manifest.json").exists()


def test_never_writes_over_its_own_source():
    result = write(bundled("extension"))
    assert result.exit_code == 1
    assert "Choose another folder" in result.output


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    assert write(tmp_path / "file").exit_code == 2


def test_a_copy_can_be_bound_to_another_server(tmp_path):
    assert write("--server", "https://Sidelight.example:443/", tmp_path).exit_code == 0
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    rules = manifest["content_security_policy"]["extension_pages"].split("; ")
    assert [rule for rule in rules if rule.startswith("connect-src")] == ["connect-src https://sidelight.example"]
    assert "127.0.0.1" not in json.dumps(manifest["content_security_policy"])
    assert (tmp_path / "worker" / "home.js").read_text() == 'export const SERVER="https://sidelight.example";'


def test_a_server_that_would_get_pages_unencrypted_is_refused(tmp_path):
    result = write("--server", "http://sidelight.example", tmp_path / "copy")
    assert result.exit_code == 2
    assert "unencrypted" in result.output
    assert not (tmp_path / "copy").exists()


def test_fleets_may_have_all_sites_given(tmp_path):
    assert write("--all-sites", tmp_path).exit_code == 0
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["host_permissions"] == ["http://*/*", "https://*/*"]
    assert "optional_host_permissions" not in manifest


def test_it_says_what_is_left_to_do(tmp_path):
    told = {
        "plain": write(tmp_path / "plain").output,
        "firefox": write("--browser", "firefox", tmp_path / "firefox").output,
        "fleet": write("--all-sites", "--server", "https://sidelight.example", tmp_path / "fleet").output,
    }
    assert {name for name, text in told.items() if "sidelight serve" in text} == {"plain", "firefox"}
    assert {name for name, text in told.items() if "sidelight pair" in text} == {"firefox", "fleet"}
    assert {name for name, text in told.items() if "turns on all sites" in text} == {"plain", "firefox"}
    assert "It asks https://sidelight.example, and no other server." in told["fleet"]
