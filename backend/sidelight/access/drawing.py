"""Codes and tokens: how they are drawn, and what is kept of them instead."""

from __future__ import annotations

import hashlib
import hmac
import secrets

DIGITS = 6
TOKEN_BYTES = 32
SALT_BYTES = 16


def draw_code() -> str:
    """Return six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def draw_salt() -> bytes:
    """Return what makes two codes that are alike look different."""
    return secrets.token_bytes(SALT_BYTES)


def draw_token() -> str:
    """Return 32 random bytes in letters that fit an address or a header."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_code(code: str, salt: bytes) -> bytes:
    """Return what is kept of a code: slow to compute, since whoever reads it need only try a million codes."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1)


def digest_token(token: str) -> bytes:
    """Return what is kept of a token: sha256 is enough, since nobody can try all tokens."""
    return hashlib.sha256(token.encode()).digest()


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two digests are equal, told in a time that does not depend on where they differ."""
    return hmac.compare_digest(one, other)
