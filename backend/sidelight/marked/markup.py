"""The marks of gold pages: `[[entity|words]]` and `{{claim:relation/value,claim:relation|words}}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sidelight.annotation import Relation
from sidelight.marked.pages import GoldAssertion, GoldMention

_TOKEN = re.compile(
    r"\[\[(?P<entity>[a-z0-9-]+)\|"
    r"|\{\{(?P<claims>[^|{}]+)\|"
    r"|(?P<unread>\[\[(?!\[)|\{\{(?!\{))"
    r"|(?P<closing>\]\]|\}\})"
)
_SIGN = re.compile(r"\[\[|\]\]|\{\{|\}\}")
_FORMS = {"[[": "write [[entity|words]]", "{{": "write {{claim:relation|words}}"}
_CLOSED_BY = {"[[": "]]", "{{": "}}"}


@dataclass(slots=True)
class MarkedBlock:
    """One block: its text without marks, the marks in the order in which they close, and (place, fault) pairs.

    Places are code points of the marked text that was read; those of the marks are of the text without marks.
    """

    number: int
    text: str = ""
    mentions: list[GoldMention] = field(default_factory=list)
    assertions: list[GoldAssertion] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    token: re.Match[str]
    start: int
    line: int

    @property
    def sign(self) -> str:
        return self.token[0][:2]


def read_marks(number: int, raw: str, first_line: int) -> MarkedBlock:
    """Read a block as it stands in its file, from line `first_line` on; its lines are joined by spaces."""
    shown = raw.replace("\n", " ").rstrip()
    lead = len(shown) - len(shown.lstrip())
    block, opened, at = MarkedBlock(number), list[_Open](), lead
    for token in _TOKEN.finditer(shown):
        block.text += shown[at : token.start()]
        at = token.end()
        if token["closing"]:
            _close(block, opened, token)
        else:
            opened.append(_Open(token, len(block.text), first_line + raw.count("\n", 0, token.start())))
            if token["unread"]:
                block.faults.append((token.start(), f"'{_near(token)}' opens no mark: {_FORMS[token[0]]}"))
    block.text += shown[at:]
    _check_rest(block, opened, lead)
    return block


def _near(token: re.Match[str]) -> str:
    return token.string[token.start() : token.start() + 30]


def _check_rest(block: MarkedBlock, opened: Iterable[_Open], lead: int) -> None:
    block.faults += [
        (left.token.start(), f"'{left.token[0]}' is never closed") for left in opened if not left.token["unread"]
    ]
    if not block.faults and (left_over := _SIGN.search(block.text)):
        block.faults.append((lead, f"'{left_over[0]}' is left over when the marks are taken out"))


def _close(block: MarkedBlock, opened: list[_Open], token: re.Match[str]) -> None:
    if not opened:
        block.faults.append((token.start(), f"'{token[0]}' closes no mark"))
        return
    mark = opened.pop()
    if _CLOSED_BY[mark.sign] != token[0]:
        block.faults.append((token.start(), f"'{token[0]}' closes '{mark.token[0]}': marks must not cross"))
    elif mark.start == len(block.text):
        block.faults.append((token.start(), f"'{mark.token[0]}' marks no words"))
    elif mark.token["entity"]:
        block.mentions.append(GoldMention(block.number, mark.start, len(block.text), mark.token["entity"], mark.line))
    elif mark.token["claims"]:
        block.assertions += _read_claims(block, mark)


def _read_claims(block: MarkedBlock, mark: _Open) -> Iterator[GoldAssertion]:
    for part in mark.token["claims"].split(","):
        claim, colon, told = part.strip().partition(":")
        relation, _, value = told.partition("/")
        if not colon or relation not in set(Relation):
            known = ", ".join(Relation)
            block.faults.append((mark.token.start(), f"'{part.strip()}' is no claim:relation; relations are {known}"))
            continue
        yield GoldAssertion(block.number, mark.start, len(block.text), claim, Relation(relation), value, mark.line)
