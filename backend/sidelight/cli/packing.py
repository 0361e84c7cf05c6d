"""The extension as a browser or a store takes it: its files, with a manifest changed where that browser differs."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import yaml

from sidelight.cli.joining import join_scripts
from sidelight.cli.stripping import strip

MANIFEST = "manifest.json"
BROWSERS = ("chromium", "firefox")
STORE = "store"
ALL_SITES = "all-sites"
HOME = "worker/home.js"
"""The script that says which server a copy asks unless told otherwise."""
CONNECT = re.compile(r"connect-src [^;]+")
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


@dataclass(frozen=True, slots=True)
class Copy:
    """What sets one copy of the extension apart."""

    browser: str = BROWSERS[0]
    is_for_store: bool = False
    all_sites: bool = False
    """Whether it may read all sites from the beginning, without asking."""
    server: str | None = None
    """The origin of the one server that it asks; None for any port of this machine."""

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of the patches of its manifest."""
        more = {ALL_SITES: self.all_sites, STORE: self.is_for_store}
        return (self.browser, *(name for name, wanted in more.items() if wanted))


PLAIN = Copy()


def build_manifest(source: Path, copy: Copy = PLAIN) -> bytes:
    """Return a copy's manifest; byte for byte the source's where nothing differs."""
    written = (source / MANIFEST).read_bytes()
    original = json.loads(written)
    manifest: Any = original
    for variant in copy.variants:
        manifest = merge(manifest, load_patches()[variant])
    if copy.server:
        manifest = bind(manifest, copy.server)
    return written if manifest == original else (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def bind(manifest: Mapping[str, Any], server: str) -> dict[str, Any]:
    """Return the manifest with a policy that lets the extension talk to one server alone."""
    policy = manifest["content_security_policy"]["extension_pages"]
    bound = CONNECT.sub(f"connect-src {server}", policy)
    return {**manifest, "content_security_policy": {"extension_pages": bound}}


def list_contents(source: Path, copy: Copy = PLAIN) -> Mapping[str, bytes]:
    """Return the content of each file of a copy by its name, in order of names."""
    return join_scripts(dict(_each_content(source, copy)))


def _each_content(source: Path, copy: Copy) -> Iterator[tuple[str, bytes]]:
    for name in list_files(source):
        if name == MANIFEST:
            yield name, build_manifest(source, copy)
        elif name == HOME and copy.server:
            yield name, f"export const SERVER={json.dumps(copy.server)};".encode()
        else:
            yield name, strip(name, (source / name).read_bytes())


def identify(manifest: object) -> str | None:
    """Return what makes a manifest this extension's in one browser: its key, or else its id in Firefox."""
    known = _as_object(manifest)
    gecko = _as_object(_as_object(known.get("browser_specific_settings")).get("gecko"))
    identity = known.get("key") or gecko.get("id")
    return identity if isinstance(identity, str) else None


def _as_object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def write(source: Path, folder: Path, copy: Copy = PLAIN) -> None:
    """Write a copy to a folder, over the files of an earlier one."""
    for name, content in list_contents(source, copy).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def pack(source: Path, folder: Path, copy: Copy) -> Path:
    """Write the zip for the browser's store to a folder and return its path.

    The same source gives the same bytes, on any machine and at any time: order, times and permissions are fixed, and
    nothing is compressed, since compressors differ.
    """
    copy = replace(copy, is_for_store=True)
    version = json.loads(build_manifest(source, copy))["version"]
    path = folder / f"sidelight-{version}-{copy.browser}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_STORED) as packed:
        for name, content in list_contents(source, copy).items():
            entry = ZipInfo(name, NO_TIME)
            entry.create_system, entry.external_attr = UNIX, FILE_MODE
            packed.writestr(entry, content)
    return path


def list_files(source: Path) -> list[str]:
    """Return the paths of an extension's files, sorted, without what an operating system has left there."""
    paths = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
