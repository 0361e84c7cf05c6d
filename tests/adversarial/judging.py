"""What the engine makes of one item of the suite, and what is wrong with that."""

from __future__ import annotations

from functools import singledispatch

from sidelight.annotate import Annotator
from sidelight.annotation import ClaimHighlight, EntityHighlight, Highlight
from sidelight.text.page import Block, Page
from tests.adversarial.reading import Case, Form, Homograph

HIM = "viktor-bout"


@singledispatch
def find_faults(item: Case | Form | Homograph, annotator: Annotator) -> list[str]:  # noqa: ARG001 - of the others
    """What is wrong with the engine's answer, one sentence each; empty where it is right."""
    raise TypeError(item)


@find_faults.register
def _(case: Case, annotator: Annotator) -> list[str]:
    marked = _mark(annotator, case.language, case.heading, case.text)
    told = {item.claim: str(item.relation) for item in marked if isinstance(item, ClaimHighlight)}
    faults = case.compare(told)
    if case.kind == "namesake":
        names = {item.quote for item in marked if isinstance(item, EntityHighlight) and item.entity == HIM}
        faults += [f"taken for him: {name}" for name in sorted(names)]
    return faults


@find_faults.register
def _(form: Form, annotator: Annotator) -> list[str]:
    marked = _mark(annotator, form.language, form.heading, form.text)
    found = {(item.entity, item.span.start, item.span.end) for item in marked if isinstance(item, EntityHighlight)}
    wanted = (form.entity, form.start, form.end)
    more = [f"found as well: {entity} in {form.text[start:end]}" for entity, start, end in found - {wanted}]
    return more if wanted in found else [f"not found: {form.text[form.start : form.end]}", *more]


@find_faults.register
def _(homograph: Homograph, annotator: Annotator) -> list[str]:
    pages = {"alone": (homograph.text,), "on a page about the case": (homograph.heading, homograph.text)}
    return [
        f"{where}: {item.quote}"
        for where, texts in pages.items()
        for item in _mark(annotator, homograph.language, *texts)
    ]


def _mark(annotator: Annotator, language: str, *texts: str) -> list[Highlight]:
    """The highlights of the last text."""
    blocks = tuple(Block(number, text) for number, text in enumerate(texts))
    return [
        item
        for item in annotator.annotate(Page(blocks, language=language)).highlights
        if item.span.block == len(texts) - 1
    ]
