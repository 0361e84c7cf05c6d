"""The days on which a page says that it was published and last changed.

Only what stands in metadata and in the dateline is read, never a guess from the text. The extension reads the same, in
`content/dates.js`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from sidelight.casefile.values import PartialDate
from sidelight.intake.dateline import find_dateline

Json = dict[str, Any]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = (
    re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d/-])", re.ASCII),
    re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)", re.ASCII),
)
_SPELLED = (
    re.compile(r"(?:[a-z]{3,9},? +)?(?P<day>\d{1,2}) (?P<month>[a-z]{3})[a-z]*,? (?P<year>\d{4})(?!\d)", re.I | re.A),
    re.compile(r"(?:[a-z]{3,9},? +)?(?P<month>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2}), (?P<year>\d{4})(?!\d)", re.I | re.A),
)
_ARTICLE = re.compile(r"(.*[a-z])?Article|(Blog|LiveBlog|SocialMedia|DiscussionForum)Posting|Report")
_PAGE = re.compile(r"[A-Za-z]*Page|CreativeWork|ClaimReview")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where one of the two dates stands: a property of schema.org, and names of meta elements, the surest first."""

    item: str
    names: tuple[str, ...]
    is_change: bool


_PUBLISHED = _Wanted(
    "datePublished",
    (
        "article:published_time", "og:article:published_time", "og:published_time", "article:published",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued",
        "citation_publication_date", "citation_date", "publication_date", "publication-date", "publish-date",
        "publish_date", "publishdate", "pubdate", "article_date_original", "originalpublicationdate",
        "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date",
    ),
    is_change=False,
)  # fmt: skip
_MODIFIED = _Wanted(
    "dateModified",
    (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time",
        "article:modified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified",
    ),
    is_change=True,
)  # fmt: skip


def read_dates(tree: HtmlElement) -> tuple[PartialDate | None, PartialDate | None]:
    """The days on which a page was published and last changed, as far as it says so."""
    things = list(_list_things(tree))
    published, modified = (
        _read_linked_data(things, wanted)
        or _read_meta(tree, wanted)
        or _read_microdata(tree, wanted)
        or read_day(find_dateline(tree, is_change=wanted.is_change))
        for wanted in (_PUBLISHED, _MODIFIED)
    )
    return published, modified


def read_day(text: object) -> PartialDate | None:
    """The date that a text begins with, if it is one of the calendar and can mean but one day."""
    written = text.strip() if isinstance(text, str) else ""
    for form in _NUMERIC:
        if found := form.match(written):
            return _check(*(int(part) if part else None for part in found.groups()))
    for form in _SPELLED:
        if (found := form.match(written)) and found["month"].lower() in MONTHS:
            return _check(int(found["year"]), MONTHS.index(found["month"].lower()) + 1, int(found["day"]))
    return None


def _check(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day) if 1900 <= (year or 0) <= 2100 else None


def _list_things(tree: HtmlElement) -> Iterator[Json]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                yield from _describe(json.loads(script.text or "", parse_constant=_refuse))
            except (ValueError, RecursionError):
                continue


def _describe(data: object, depth: int = 0) -> Iterator[Json]:
    """The things that a page's JSON-LD says it is: not those that it merely holds, as comments or other articles."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _describe(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _describe(data.get(key), depth + 1)


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _read_linked_data(things: Iterable[Json], wanted: _Wanted) -> PartialDate | None:
    """Of several articles that do not agree, which are a list of articles, none."""
    for is_kind in (_ARTICLE.fullmatch, _PAGE.fullmatch):
        days = {_read_value(thing.get(wanted.item)) for thing in things if _is(thing, is_kind)} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _is(thing: Json, is_kind: Callable[[str], object]) -> bool:
    types = thing.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and is_kind(re.split("[/:]", name)[-1]) for name in named)


def _read_value(value: object) -> PartialDate | None:
    first = next(iter(value), None) if isinstance(value, list) else value
    return read_day(first.get("@value") if isinstance(first, dict) else first)


def _read_meta(tree: HtmlElement, wanted: _Wanted) -> PartialDate | None:
    found: dict[str, PartialDate] = {}
    for meta in tree.iter("meta"):
        named = meta.get("property") if meta.get("property") is not None else meta.get("name")
        if day := read_day(meta.get("content")):
            found.setdefault((named or "").strip().lower(), day)
    return next((found[name] for name in wanted.names if name in found), None)


def _read_microdata(tree: HtmlElement, wanted: _Wanted) -> PartialDate | None:
    for element in tree.iterfind(".//*[@itemprop]"):
        if wanted.item not in element.get("itemprop").split():
            continue
        written = element.get("content") if element.get("content") is not None else element.get("datetime")
        kind = _type_of(element)
        if (day := read_day(written)) and (_ARTICLE.fullmatch(kind) or _PAGE.fullmatch(kind)):
            return day
    return None


def _type_of(element: HtmlElement) -> str:
    """The kind of thing that an element's property belongs to; an article where none is named."""
    around = (element, *element.iterancestors())
    holder = next((one for one in around if one.get("itemscope") is not None), element)
    named = holder.get("itemtype")
    return "Article" if named is None else str(named.strip().split("/")[-1])
