"""The extension for each browser, and for their stores."""

import json
import os
import re
import shutil
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from sidelight.bundled import bundled
from sidelight.cli import main
from sidelight.cli.packing import BROWSERS, Copy, build_manifest, identify, list_contents, list_files, merge, pack

SOURCE = bundled("extension")
OURS = json.loads((SOURCE / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
def elsewhere(tmp_path):
    """The same source as another machine has it: other times, permissions and order, and what systems leave behind."""
    copy = tmp_path / "elsewhere"
    for name in reversed(list_files(SOURCE)):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCE / name, copy / name)
        os.utime(copy / name, (1_000_000_000, 1_000_000_000))
        (copy / name).chmod(0o600)
    (copy / ".DS_Store").write_bytes(b"left behind")
    (copy / "popup" / ".popup.js.swp").write_bytes(b"left behind")
    return copy


@pytest.mark.parametrize(
    ("target", "patch", "merged"),
    [
        ({"a": 1}, {}, {"a": 1}),
        ({"a": 1, "b": 2}, {"a": None}, {"b": 2}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": None, "d": 3}}, {"a": {"c": 2, "d": 3}}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": "text"}, {"a": {"b": {"c": None}}}, {"a": {"b": {}}}),
        ({"a": 1}, {"b": None}, {"a": 1}),
    ],
)
def test_merges_as_the_standard_says(target, patch, merged):
    before = json.dumps(target)
    assert merge(target, patch) == merged
    assert json.dumps(target) == before


def test_chromium_gets_the_manifest_as_it_stands():
    assert build_manifest(SOURCE) == (SOURCE / "manifest.json").read_bytes()


def test_firefox_gets_an_event_page_an_id_and_nothing_of_chromium():
    manifest = json.loads(build_manifest(SOURCE, Copy("firefox")))
    assert manifest["background"] == {"scripts": ["worker/main.js"], "type": "module"}
    assert not {"key", "minimum_chrome_version"} & set(manifest)
    gecko = manifest["browser_specific_settings"]["gecko"]
    assert re.fullmatch(r"\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", gecko["id"])
    assert gecko["data_collection_permissions"] == {"required": ["websiteContent"]}


def test_firefox_must_be_able_to_draw_the_lines_that_tell_verdicts_apart():
    gecko = json.loads(build_manifest(SOURCE, Copy("firefox")))["browser_specific_settings"]["gecko"]
    assert "text-decoration" in (SOURCE / "content" / "highlights.css").read_text(encoding="utf-8")
    assert float(gecko["strict_min_version"]) >= 149


def test_all_else_is_the_same_in_both_browsers():
    firefox = json.loads(build_manifest(SOURCE, Copy("firefox")))
    apart = {"key", "minimum_chrome_version", "background", "browser_specific_settings", "permissions"}
    apart |= {"side_panel", "sidebar_action", "storage"}
    assert set(OURS["permissions"]) - set(firefox["permissions"]) == {"sidePanel"}
    assert set(firefox["permissions"]) <= set(OURS["permissions"])
    assert {key: firefox[key] for key in firefox.keys() - apart} == {key: OURS[key] for key in OURS.keys() - apart}


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_same_source_gives_the_same_bytes(browser, elsewhere, tmp_path):
    first = pack(SOURCE, tmp_path / "first", Copy(browser))
    second = pack(elsewhere, tmp_path / "second", Copy(browser))
    assert first.name == second.name == f"sidelight-{OURS['version']}-{browser}.zip"
    assert first.read_bytes() == second.read_bytes()
    assert pack(SOURCE, tmp_path / "first", Copy(browser)).read_bytes() == second.read_bytes()


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_zip_holds_every_file_and_no_key(browser, tmp_path):
    with ZipFile(pack(SOURCE, tmp_path, Copy(browser))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == list(list_contents(SOURCE, Copy(browser)))
        for name, content in list_contents(SOURCE, Copy(browser)).items():
            assert name == "manifest.json" or packed.read(name) == content
        assert json.loads(packed.read("manifest.json")) == merge(
            json.loads(build_manifest(SOURCE, Copy(browser))), {"key": None}
        )
        assert {(entry.date_time[0], entry.external_attr >> 16) for entry in packed.infolist()} == {(1980, 0o100644)}


def test_it_is_known_by_key_or_id():
    assert identify(OURS) == OURS["key"]
    assert identify(json.loads(build_manifest(SOURCE, Copy("firefox")))).startswith("{")
    for other in ([1], {}, {"key": 1}, {"browser_specific_settings": 1}, {"browser_specific_settings": {"gecko": []}}):
        assert identify(other) is None


def test_the_command_writes_a_zip_and_says_where(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = CliRunner().invoke(main, ["extension", "--zip", "--browser", "firefox", str(tmp_path)])
    assert result.exit_code == 0
    name = f"sidelight-{OURS['version']}-firefox.zip"
    assert str(tmp_path / name) in result.output
    assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", name}


def test_the_command_writes_a_folder_for_firefox(tmp_path):
    for _ in range(2):
        result = CliRunner().invoke(main, ["extension", "--browser", "firefox", str(tmp_path)])
        assert result.exit_code == 0
    assert "about:debugging" in result.output
    assert (tmp_path / "manifest.json").read_bytes() == build_manifest(SOURCE, Copy("firefox"))
    assert list_files(tmp_path) == list(list_contents(SOURCE))


def test_a_copy_for_one_browser_is_not_written_over_for_another(tmp_path):
    CliRunner().invoke(main, ["extension", str(tmp_path)])
    result = CliRunner().invoke(main, ["extension", "--browser", "firefox", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds something else than the extension for Firefox" in result.output
    assert (tmp_path / "manifest.json").read_bytes() == (SOURCE / "manifest.json").read_bytes()
