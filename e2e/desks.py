"""A moderator's desk as a test holds it: the panel of a paired browser, and the server's side."""

from __future__ import annotations

import json
import os
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from e2e.servers import SIDELIGHT


@dataclass(frozen=True)
class Bench:
    """A server with a state of its own, as a program asks it under a person's name."""

    address: str
    state: str

    def run(self, *arguments: str) -> str:
        """What a command prints beside the server."""
        environment = {**os.environ, "SIDELIGHT_STATE": self.state}
        done = subprocess.run([SIDELIGHT, *arguments], check=True, capture_output=True, text=True, env=environment)
        return done.stdout.strip()

    def token(self, person: str, scope: str = "review") -> str:
        return self.run("token", "add", person, "--scope", scope).split()[-1]

    def ask(self, token: str, path: str, body: Any = None, method: str | None = None, **headers: str) -> Any:
        given = {"Content-Type": "application/json", "Authorization": f"Bearer {token}", **headers}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/v1/{path}", data, given, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def history(self, token: str) -> list[dict[str, Any]]:
        return self.ask(token, "history?limit=200")["entries"]


def items(panel: Page, title: str = "") -> Locator:
    """The rows of the desk, or those under a heading."""
    return panel.locator(f"#desk h2:has-text('{title}') + ul [data-item]" if title else "#desk [data-item]")


def current(panel: Page) -> Locator:
    return panel.locator("#desk [data-item][aria-current]")


def said(panel: Page) -> Locator:
    return panel.locator("#desk .bar [role=status]")
