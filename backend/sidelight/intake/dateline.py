"""The dateline of an article: the date in its header or its byline, above its text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

LONGEST_DATELINE = 120
"""A paragraph with more characters is text, and a date in it may be that of anything."""

_CHANGE = re.compile("updated|modified", re.IGNORECASE)
_PUBLICATION = re.compile("publish", re.IGNORECASE)


def find_dateline(tree: HtmlElement, *, is_change: bool) -> str | None:
    """What the first `time` element of the dateline gives: the day of publication, or that of a change."""
    article = _find_article(tree)
    if article is None:
        return None
    times = [time for time in _list_times(article) if _is_change(time) is is_change]
    marked = next((time for time in times if time.get("pubdate") is not None), next(iter(times), None))
    return None if marked is None else str(marked.get("datetime"))


def _find_article(tree: HtmlElement) -> HtmlElement | None:
    """The one article that the page is, none where it lists several; `main` where nothing is called an article."""
    articles = [article for article in tree.iter("article") if _holder(article) is None]
    headed = next((article for article in articles if article.find(".//h1") is not None), None)
    if headed is not None or len(articles) > 1:
        return headed
    return articles[0] if articles else tree.find(".//main")


def _holder(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("article"), None)


def _list_times(article: HtmlElement) -> list[HtmlElement]:
    """Its own times above the text, and those that are marked as the publication's wherever they stand."""
    found, above = [], True
    for element in article.iter("p", "time"):
        if element.tag == "p":
            above = above and len("".join(element.itertext()).strip()) <= LONGEST_DATELINE
        elif _holder(element) in (article, None) and (above or element.get("pubdate") is not None):
            found.append(element)
    return [time for time in found if time.get("datetime") is not None]


def _is_change(time: HtmlElement) -> bool:
    name = time.get("class") or ""
    return bool(_CHANGE.search(name)) and not _PUBLICATION.search(name)
