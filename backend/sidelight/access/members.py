"""Whom a team lets in by what its sign-in service says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sidelight.access.model import Right

GROUP = "group:"
LONGEST_NAME = 60


class NotLetInError(Exception):
    """Somebody signed in whom nobody lets in here; the message says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is let in: under which name they decide, and what they may."""

    person: str
    right: Right


@dataclass(frozen=True, slots=True)
class Members:
    """Who may what: addresses (`ada@example.org`), all of a domain (`@example.org`), groups (`group:moderators`).

    `name` is the claim by which somebody is known; it has to be one that nobody can choose for themselves.
    """

    review: Sequence[str]
    admin: Sequence[str]
    name: str = "email"

    def find(self, claims: Mapping[str, Any]) -> Member:
        """Whom the claims are about. Raises NotLetInError."""
        marks = set(_list_marks(claims))
        right = next((right for right, listed in self._levels() if marks & {one.casefold() for one in listed}), None)
        if right is None:
            raise NotLetInError("Nobody has let this account in. Ask whoever runs the server.")
        return Member(self._name(claims), right)

    def _levels(self) -> tuple[tuple[Right, Sequence[str]], ...]:
        return ((Right.ADMIN, self.admin), (Right.REVIEW, self.review))

    def _name(self, claims: Mapping[str, Any]) -> str:
        name = claims.get(self.name)
        if self.name == "email" and not _is_verified(claims):
            name = None
        if not isinstance(name, str) or not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
            raise NotLetInError(f"The sign-in service gives no name to decide under: the claim {self.name}.")
        return name.strip()


def _list_marks(claims: Mapping[str, Any]) -> list[str]:
    """What somebody may be listed by. An address that nobody has verified is no mark of anybody."""
    groups = claims.get("groups")
    marks = [f"{GROUP}{group}".casefold() for group in groups] if isinstance(groups, list) else []
    email = claims.get("email")
    if isinstance(email, str) and "@" in email and _is_verified(claims):
        marks += [email.casefold(), f"@{email.rpartition('@')[2]}".casefold()]
    return marks


def _is_verified(claims: Mapping[str, Any]) -> bool:
    return claims.get("email_verified") is True
