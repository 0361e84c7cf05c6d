import json
import re

from sidelight.bundled import bundled
from sidelight.settings import Settings
from sidelight.web.origins import compute_origin, list_origins


def write_manifest(folder, **fields):
    path = folder / "manifest.json"
    path.write_text(json.dumps({"manifest_version": 3, **fields}), encoding="utf-8")
    return path


def test_the_origin_is_the_first_half_of_the_keys_digest_in_letters(tmp_path):
    # sha256 of no bytes at all is e3b0c44298fc1c149afbf4c8996fb924...
    manifest = write_manifest(tmp_path, key="====")
    assert compute_origin(manifest) == "chrome-extension://odlameecjipmbmbejkplpemijjgpljce"


def test_no_key_no_origin(tmp_path):
    assert compute_origin(write_manifest(tmp_path)) is None


def test_the_bundled_extension_has_a_fixed_origin(tmp_path):
    own = compute_origin(bundled("extension") / "manifest.json")
    assert re.fullmatch(r"chrome-extension://[a-p]{32}", own)
    further = "moz-extension://abc"
    assert list_origins(Settings(casefile=tmp_path, extension_origins=(further,))) == (own, further)
