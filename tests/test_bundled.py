import pytest

from sidelight import bundled as module
from sidelight.bundled import bundled


def test_the_checkout_serves_its_own_folders():
    assert (bundled("extension") / "manifest.json").is_file()
    assert (bundled("shared") / "contract" / "openapi.json").is_file()


def test_an_installation_serves_what_came_with_it(tmp_path, monkeypatch):
    (tmp_path / "_bundled" / "shared").mkdir(parents=True)
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    assert bundled("shared") == tmp_path / "_bundled" / "shared"


def test_a_missing_folder_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    monkeypatch.setattr(module, "CHECKOUT", tmp_path)
    with pytest.raises(FileNotFoundError, match="extension"):
        bundled("extension")
