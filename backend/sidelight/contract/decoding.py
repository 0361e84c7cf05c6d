"""From the bytes of a message to the data it spells, or a plain reason why it spells none."""

from __future__ import annotations

import json


class UndecodableError(ValueError):
    """A body that is no JSON; the message says why and quotes nothing of the body."""


def decode(body: bytes | str) -> object:
    """Return the data of a JSON text in UTF-8 (RFC 8259). A key given twice counts as given last.

    Raises UndecodableError: no UTF-8, no JSON, NaN or an infinity, nesting or a number past all use.
    """
    try:
        text = body.decode("utf-8-sig") if isinstance(body, bytes) else body
        return json.loads(text, parse_constant=_refuse)
    except UnicodeDecodeError as fault:
        raise UndecodableError(f"The body is not UTF-8: byte {fault.start} cannot stand there.") from None
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise UndecodableError(f"The body is not JSON: {fault.msg} at {place}.") from None
    except RecursionError:
        raise UndecodableError("The body is nested too deeply.") from None
    except UndecodableError:
        raise
    except ValueError:
        raise UndecodableError("The body holds a number too long to read.") from None


def _refuse(constant: str) -> object:
    raise UndecodableError(f"The body is not JSON: {constant} is no JSON number.")
