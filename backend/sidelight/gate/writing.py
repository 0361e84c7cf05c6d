"""The list as a browser gets it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from sidelight.casefile.model import Casefile
from sidelight.gate.names import build_gate


@dataclass(frozen=True, slots=True)
class WrittenGate:
    """JSON in UTF-8, and a tag that changes with it."""

    body: bytes
    tag: str


def write_gate(casefile: Casefile) -> WrittenGate:
    """The list of a casefile, with the casefile's name; it takes a good part of a second."""
    listed = {"casefile": {"id": casefile.id, "version": casefile.version}, **build_gate(casefile)}
    body = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
    return WrittenGate(body, hashlib.sha256(body).hexdigest()[:32])
