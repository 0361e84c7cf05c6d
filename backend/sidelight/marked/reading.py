"""Gold pages from files: a header, a blank line, and marked blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from sidelight.casefile.faults import Fault, suggest
from sidelight.casefile.model import Casefile
from sidelight.casefile.values import PartialDate
from sidelight.marked.markup import MarkedBlock, read_marks
from sidelight.marked.pages import GoldError, GoldPage, Kind

HEADER = ("id", "lang", "published", "url", "kind", "note")
_BETWEEN_BLOCKS = re.compile(r"\n\s*\n")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def read_gold(folder: Path, casefile: Casefile) -> tuple[GoldPage, ...]:
    """Every page (*.txt) under `folder`, by name; raises GoldError with all faults, ids that lead nowhere included."""
    pages, faults = [], list[Fault]()
    lines_of_urls: dict[str, str] = {}
    for path in sorted(folder.rglob("*.txt")):
        reader = _PageReader(path.relative_to(folder).as_posix())
        page = reader.read(path)
        faults += reader.faults
        if page is None:
            continue
        pages.append(page)
        faults += _check_ids(reader.name, page, casefile)
        first = lines_of_urls.setdefault(page.url, reader.name)
        if first != reader.name:
            faults.append(Fault(reader.name, reader.line_of("url"), f"url: is that of {first} as well"))
    if not pages and not faults:
        faults.append(Fault(str(folder), 0, "the folder holds no gold page (*.txt)"))
    if faults:
        raise GoldError(faults)
    return tuple(pages)


def _check_ids(name: str, page: GoldPage, casefile: Casefile) -> Iterator[Fault]:
    for mention in page.mentions:
        if mention.entity not in casefile.entities:
            known = suggest(mention.entity, casefile.entities)
            yield Fault(name, mention.line, f"no entity '{mention.entity}' in the casefile{known}")
    for assertion in page.assertions:
        if assertion.claim not in casefile.claims:
            known = suggest(assertion.claim, casefile.claims)
            yield Fault(name, assertion.line, f"no claim '{assertion.claim}' in the casefile{known}")


class _PageReader:
    """Reads one file; what is wrong with it goes to `faults`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self._lines: dict[str, int] = {}

    def read(self, path: Path) -> GoldPage | None:
        """The page, or None where the file has a fault."""
        try:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self._complain(0, f"is not UTF-8 (byte {error.start})")
            return None
        head, blank, body = text.partition("\n\n")
        meta = self._read_header(head)
        published = self._read_date(meta.get("published", ""))
        self._check(meta, path.stem)
        blocks = self._read_blocks(body, head.count("\n") + blank.count("\n") + 1)
        return None if self.faults else _make_page(meta, published, blocks)

    def line_of(self, key: str) -> int:
        """The line of a key of the header; 1 where it has none."""
        return self._lines.get(key, 1)

    def _read_header(self, head: str) -> dict[str, str]:
        meta: dict[str, str] = {}
        for number, line in enumerate(head.splitlines(), start=1):
            key, colon, value = (part.strip() for part in line.partition(":"))
            if not colon:
                self._complain(number, f"'{line.strip()}' is no line of a header: write key: value")
            elif key in meta:
                self._complain(number, f"'{key}' is written twice")
            else:
                meta[key], self._lines[key] = value, number
        return meta

    def _read_date(self, written: str) -> PartialDate | None:
        if not written:
            return None
        found = _DATE.fullmatch(written)
        try:
            if not found:
                raise ValueError
            year, month, day = (int(part) if part else None for part in found.groups())
            date(year or 0, month or 1, day or 1)
        except ValueError:
            self._complain(self.line_of("published"), f"published: '{written}' is no date such as 2012-04-05")
            return None
        return PartialDate(year, month, day)

    def _check(self, meta: Mapping[str, str], stem: str) -> None:
        for key in HEADER:
            if key not in meta:
                self._complain(1, f"the header lacks '{key}:'")
        if meta.get("id", stem) != stem:
            self._complain(self.line_of("id"), f"id: '{meta['id']}' is not the file's name, {stem}")
        if not _LANGUAGE.fullmatch(meta.get("lang", "en")):
            self._complain(self.line_of("lang"), f"lang: '{meta['lang']}' is no language code such as en")
        if meta.get("kind", Kind.PLAIN) not in set(Kind):
            self._complain(self.line_of("kind"), f"kind: '{meta['kind']}' is none of {', '.join(Kind)}")

    def _read_blocks(self, body: str, first_line: int) -> list[MarkedBlock]:
        blocks: list[MarkedBlock] = []
        for start, raw in _cut(body):
            line = first_line + body.count("\n", 0, start)
            block = read_marks(len(blocks), raw, line)
            for place, message in block.faults:
                self._complain(line + raw.count("\n", 0, place), message)
            blocks.append(block)
        if not blocks:
            self._complain(0, "has no text below its header")
        return blocks

    def _complain(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.name, line, message))


def _cut(body: str) -> Iterator[tuple[int, str]]:
    """Each block with the place where it starts."""
    at, end = len(body) - len(body.lstrip("\n")), len(body.rstrip("\n"))
    for gap in _BETWEEN_BLOCKS.finditer(body, at, end):
        yield at, body[at : gap.start()]
        at = gap.end()
    if at < end:
        yield at, body[at:end]


def _make_page(meta: Mapping[str, str], published: PartialDate | None, blocks: list[MarkedBlock]) -> GoldPage:
    return GoldPage(
        id=meta["id"],
        language=meta["lang"],
        published=published,
        url=meta["url"],
        kind=Kind(meta["kind"]),
        note=meta["note"],
        blocks=tuple(block.text for block in blocks),
        mentions=tuple(mention for block in blocks for mention in block.mentions),
        assertions=tuple(assertion for block in blocks for assertion in block.assertions),
    )
