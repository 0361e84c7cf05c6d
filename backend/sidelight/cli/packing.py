"""The extension as a browser or a store takes it: its files, with a manifest changed where that browser differs."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import yaml

MANIFEST = "manifest.json"
BROWSERS = ("chromium", "firefox")
STORE = "store"
# The earliest time that a zip can bear.
NO_TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3
FILE_MODE = (stat.S_IFREG | 0o644) << 16


@cache
def load_patches() -> Mapping[str, Any]:
    """Return what differs by browser, and for stores, as merge patches of the manifest."""
    text = files("sidelight.cli").joinpath("manifests.yaml").read_text(encoding="utf-8")
    patches: Mapping[str, Any] = yaml.safe_load(text)
    return patches


def merge(target: Any, patch: Any) -> Any:  # noqa: ANN401 - any JSON value may stand on either side
    """Return `target` with a JSON merge patch (RFC 7396) applied: null removes, objects merge, all else replaces."""
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for key, change in patch.items():
        if change is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), change)
    return merged


def build_manifest(source: Path, *variants: str) -> bytes:
    """Return the manifest with the patches of these variants; byte for byte the source's where nothing differs."""
    written = (source / MANIFEST).read_bytes()
    original = json.loads(written)
    manifest = original
    for variant in variants:
        manifest = merge(manifest, load_patches()[variant])
    return written if manifest == original else (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def identify(manifest: object) -> str | None:
    """Return what makes a manifest this extension's in one browser: its key, or else its id in Firefox."""
    known = _as_object(manifest)
    gecko = _as_object(_as_object(known.get("browser_specific_settings")).get("gecko"))
    identity = known.get("key") or gecko.get("id")
    return identity if isinstance(identity, str) else None


def _as_object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def pack(source: Path, folder: Path, browser: str) -> Path:
    """Write the zip for the browser's store to a folder and return its path.

    The same source gives the same bytes, on any machine and at any time: order, times and permissions are fixed, and
    nothing is compressed, since compressors differ.
    """
    manifest = build_manifest(source, browser, STORE)
    path = folder / f"sidelight-{json.loads(manifest)['version']}-{browser}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_STORED) as packed:
        for name in list_files(source):
            entry = ZipInfo(name, NO_TIME)
            entry.create_system, entry.external_attr = UNIX, FILE_MODE
            packed.writestr(entry, manifest if name == MANIFEST else (source / name).read_bytes())
    return path


def list_files(source: Path) -> list[str]:
    """Return the paths of an extension's files, sorted, without what an operating system has left there."""
    paths = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
