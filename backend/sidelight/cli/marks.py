"""Highlights set into the text that they belong to, by signs and colours, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from sidelight.export import telling

Json = Mapping[str, Any]

STYLES = {
    "contradicted": "bold red",
    "differs": "bold yellow",
    "disputed": "bold magenta",
    "unsupported": "bold red",
    "single-origin": "bold cyan",
    "supported": "bold green",
}
VERDICTS = {verdict: (words, STYLES[verdict]) for verdict, words in telling.VERDICTS.items()}
"""What each verdict is called and how it is coloured, those first that a reader most needs to see."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def mark_text(text: str, highlights: Sequence[Json], numbers: Mapping[str, int]) -> Text:
    """A block's text, names between ‹ and ›, statements between ⟦ and ⟧ with the number of their note.

    `highlights` have offsets in code points of the text, `numbers` the number of a highlight by its id.
    """
    marked = Text()
    seen = 0
    shown = clean(text)
    for place, sign in _order_signs(highlights, numbers):
        _append_styled(marked, shown, seen, place, highlights)
        marked.append(sign, style="bold")
        seen = place
    _append_styled(marked, shown, seen, len(text), highlights)
    return marked


def clean(text: str) -> str:
    """The text, as long as before, without the signs that a terminal obeys or cannot take."""
    return _CONTROLS.sub("\ufffd", text)


def _order_signs(highlights: Sequence[Json], numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Each sign with its place; what opens last closes first, and a name stands inside a statement."""
    signs = []
    for one in highlights:
        claim = one["kind"] == "claim"
        start, end = one["start"], one["end"]
        opening, closing = ("⟦", f"⟧({numbers[one['id']]})") if claim else ("‹", "›")
        signs.append(((start, 1, -end, not claim), opening))
        signs.append(((end, 0, -start, claim), closing))
    for (place, *_), sign in sorted(signs):
        yield place, sign


def _append_styled(marked: Text, text: str, start: int, end: int, highlights: Sequence[Json]) -> None:
    covering = [one for one in highlights if one["start"] <= start and end <= one["end"]]
    colours = [VERDICTS[one["verdict"]][1] for one in covering if one["kind"] == "claim"]
    underline = ["underline"] if any(one["kind"] == "entity" for one in covering) else []
    marked.append(text[start:end], style=" ".join([*colours[:1], *underline]))
