"""A page with its answer: what every export of a page is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sidelight.annotation import Annotation
from sidelight.casefile.model import Casefile
from sidelight.contract.links import web_address
from sidelight.contract.offsets import Offsets
from sidelight.contract.render import render
from sidelight.contract.request import Request
from sidelight.export.site import Site
from sidelight.text.page import Page

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """`answer` is the contract's, with offsets in code points of the page's own texts and notes in `locale`."""

    page: Page
    answer: Json
    casefile: Casefile
    locale: str
    site: Site

    @property
    def address(self) -> str | None:
        """The page's address where it is one of the web."""
        return web_address(self.page.url)

    @property
    def highlights(self) -> Sequence[Json]:
        """What a reader is shown: names of the context only on a page that is about the case."""
        return [item for item in self.answer["highlights"] if self._is_shown(item)]

    @property
    def statements(self) -> Sequence[Json]:
        """The highlights that say something about a claim."""
        return [item for item in self.highlights if item["kind"] == "claim"]

    @property
    def names(self) -> Sequence[Json]:
        """The highlights that name an entity."""
        return [item for item in self.highlights if item["kind"] == "entity"]

    def _is_shown(self, item: Json) -> bool:
        return bool(self.answer["about"]) or item["kind"] == "claim" or item["prominence"] == "core"


def answer_page(annotation: Annotation, request: Request, site: Site) -> AnsweredPage:
    """The page of a request with its answer. Exports are well-formed: a lone surrogate of the page is U+FFFD."""
    page = request.page
    texts = {block.id: block.text for block in page.blocks}
    answer = render(annotation, Request(page, texts, request.locale, Offsets.CODE_POINT))
    return AnsweredPage(page, answer, annotation.casefile, request.locale, site)
