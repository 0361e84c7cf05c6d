"""The engine asked as the extension asks it: a request in, the answer's JSON out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sidelight.annotate import Annotator
from sidelight.contract import Offsets, read_request, render


def ask(
    annotator: Annotator, texts: Iterable[str] | Iterable[tuple[int, str]], language: str, unit: Offsets
) -> dict[str, Any]:
    """The answer for blocks of text, numbered from 0 unless they bring ids of their own."""
    numbered = [pair if isinstance(pair, tuple) else (number, pair) for number, pair in enumerate(texts)]
    blocks = [{"id": number, "text": text} for number, text in numbered]
    request = read_request({"blocks": blocks, "lang": language, "offsets": unit.value})
    return render(annotator.annotate(request.page), request)


def cut(text: str, start: int, end: int, unit: Offsets) -> str:
    """What a client gets that cuts `start` to `end` out of a text, counting in a unit."""
    if unit is Offsets.CODE_POINT:
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def same(left: str, right: str) -> bool:
    """Whether two texts are the same to JavaScript, to which two lone halves in a row are one character."""
    return left.encode("utf-16-le", "surrogatepass") == right.encode("utf-16-le", "surrogatepass")


def misplaced(answer: dict[str, Any], texts: Sequence[str], unit: Offsets) -> list[str]:
    """The quotes of an answer that do not stand where it says, or are empty or blank."""
    told = [(item["block"], part) for item in answer["highlights"] for part in (item, *item.get("values", ()))]
    return [
        part["quote"]
        for block, part in told
        if not part["quote"].strip() or not same(cut(texts[block], part["start"], part["end"], unit), part["quote"])
    ]
