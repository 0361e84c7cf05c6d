"""The origin that a browser gives the extension, computed from the fixed key in its manifest."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from sidelight.bundled import bundled
from sidelight.settings import Settings

ID_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def compute_origin(manifest: Path) -> str | None:
    """Return `chrome-extension://<id>` of an extension with a fixed key; None where its manifest has none."""
    key = json.loads(manifest.read_text(encoding="utf-8")).get("key")
    if not key:
        return None
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()
    return f"chrome-extension://{digest[:32].translate(ID_LETTERS)}"


def list_origins(settings: Settings) -> tuple[str, ...]:
    """Return every origin that may ask: the bundled extension's, and those that the settings add."""
    own = compute_origin(bundled("extension") / "manifest.json")
    return (own, *settings.extension_origins) if own else settings.extension_origins
