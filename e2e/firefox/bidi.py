"""A line to a browser over WebDriver BiDi: commands one at a time, and what the browser tells meanwhile."""

from __future__ import annotations

import json
import time
from typing import Any

from websockets.sync.client import ClientConnection

PATIENCE = 60


class RefusedError(AssertionError):
    """What the browser says of a command that it cannot carry out."""


class Line:
    """One session, with a pause in seconds before each command.

    `told` holds the events that came, oldest first, as `(method, params)`.
    """

    def __init__(self, socket: ClientConnection, pause: float = 0) -> None:
        self.socket = socket
        self.pause = pause
        self.sent = 0
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command. Raises RefusedError, TimeoutError after a silent minute."""
        time.sleep(self.pause)
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message["type"] == "event":
                self.told.append((message["method"], message["params"]))
            elif message["id"] == self.sent:
                if message["type"] == "error":
                    raise RefusedError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]

    def evaluate(self, function: str, target: dict[str, Any], *values: Any) -> Any:
        """What a JavaScript function returns or promises, given plain values; both go as JSON."""
        result = self.call(
            "script.callFunction",
            functionDeclaration=f"async (values) => JSON.stringify(await ({function})(...JSON.parse(values)))",
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target=target,
            awaitPromise=True,
        )
        if result["type"] == "exception":
            raise AssertionError(result["exceptionDetails"]["text"])
        return json.loads(result["result"].get("value", "null"))
