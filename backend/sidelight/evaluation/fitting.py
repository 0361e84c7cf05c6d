"""Fitting the judgement: which weights of evidence tell marked assertions best from all else that was weighed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sidelight.annotate import Annotator
from sidelight.annotation import EntityHighlight, Relation, Span
from sidelight.casefile.examples import Example, Says, write_heading
from sidelight.casefile.model import Casefile, Strength
from sidelight.marked.overlap import ENOUGH, share
from sidelight.marked.pages import GoldAssertion, GoldPage
from sidelight.matching.assertions import Assertion
from sidelight.matching.evidence import Evidence
from sidelight.matching.judgement import Judge
from sidelight.text.page import Block, Page

_RIDGE = 30.0
_STEPS = 30
_ACCEPT = 0.2
"""Log-odds: likelier than not is not enough, for a wrong highlight costs more than one that is missed."""
_RAREST = 8
"""Evidence that was seen less often says nothing reliable."""
_FOLDS = 8
EXAMPLE = "example"
"""Evidence that only examples have: it takes up how much oftener they assert their claim than a page does."""
_STRANGERS = ("Oliver Kent", "Павел Горин")
"""Somebody whom no casefile knows, in either script."""
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was weighed on one page: the evidence for each claim and place, whether it is marked, and marks missed."""

    page: str
    evidence: tuple[Evidence, ...]
    marked: tuple[bool, ...]
    never_weighed: int
    denial: tuple[Evidence, ...] = ()
    """Of the marked ones, the evidence for denying, and whether each is marked so."""
    denied: tuple[bool, ...] = ()
    claims: tuple[str, ...] = ()
    """The claim that each evidence is for; empty where nobody asks."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A judge, and how well judges do on pages that they were not fitted on: precision, recall, F1."""

    judge: Judge
    precision: float
    recall: float
    f1: float


class FitError(Exception):
    """There is too little to fit to; the message says what is missing."""


def weigh_page(page: GoldPage, annotator: Annotator) -> Weighed:
    """The evidence of everything that a gold page may assert."""
    weighed = annotator.weigh(page.as_page())
    rows = [item for _, item in weighed]
    marks = [_marks_of(item, span, page) for span, item in weighed]
    found = {id(mark) for some in marks for mark in some}
    told = [(item, some[0]) for item, some in zip(rows, marks, strict=True) if some]
    return Weighed(
        page.id,
        evidence=tuple(item.evidence for item in rows),
        marked=tuple(bool(some) for some in marks),
        never_weighed=sum(id(mark) not in found for mark in page.assertions),
        denial=tuple(item.denial for item, _ in told),
        denied=tuple(mark.relation is Relation.DENIES for _, mark in told),
        claims=tuple(item.claim.id for item in rows),
    )


def _marks_of(assertion: Assertion, span: Span, page: GoldPage) -> list[GoldAssertion]:
    return [
        mark
        for mark in page.assertions
        if mark.claim == assertion.claim.id and mark.block == span.block and share(mark, span) >= ENOUGH
    ]


def weigh_examples(examples: Iterable[Example], annotator: Annotator) -> list[Weighed]:
    """The evidence for each example's own claim, for of others nobody has said whether it asserts them.

    What names an actor of its claim is weighed again, told of somebody whom the casefile does not know and of another
    person of it: then it asserts nothing.
    """
    weighed = []
    for example in examples:
        says = example.relation is not Says.NEAR
        weighed.append(_weigh_own(example, example.text, annotator, says=says))
        if says:
            others = _choose_others(example, annotator.casefile)
            weighed += [_weigh_renamed(example, name, annotator) for name in others]
    return weighed


def _weigh_renamed(example: Example, name: str, annotator: Annotator) -> Weighed:
    actors = annotator.casefile.claims[example.claim].actors
    page = _page_of(example, example.text, annotator)
    named = [
        item.span
        for item in annotator.annotate(page).highlights
        if isinstance(item, EntityHighlight) and item.span.block == 1 and item.entity in actors
    ]
    text = example.text
    for span in reversed(named):
        text = text[: span.start] + name + text[span.end :]
    return _weigh_own(example, text, annotator, says=False) if named else Weighed("", (), (), 0)


def _choose_others(example: Example, casefile: Casefile) -> Iterator[str]:
    """Somebody whom the casefile does not know, and a person of it with whom the claim has nothing to do."""
    cyrillic = any("а" <= letter <= "я" for letter in example.text.lower())
    yield _STRANGERS[cyrillic]
    claim = casefile.claims[example.claim]
    meant = {*claim.actors, *(value for slot in claim.slots if isinstance(slot.value, tuple) for value in slot.value)}
    names = [
        alias.text
        for entity in casefile.entities.values()
        if entity.kind == "Person" and entity.id not in meant
        for alias in entity.aliases
        if alias.strength is Strength.STRONG and " " in alias.text and ("а" <= alias.text.lower()[1] <= "я") == cyrillic
    ]
    if names:
        yield names[crc32(example.text.encode()) % len(names)]


def _weigh_own(example: Example, text: str, annotator: Annotator, *, says: bool) -> Weighed:
    weighed = [
        assertion
        for span, assertion in annotator.weigh(_page_of(example, text, annotator))
        if span.block == 1 and assertion.claim.id == example.claim
    ]
    rows = [{**assertion.evidence, EXAMPLE: 1.0} for assertion in weighed]
    denials = tuple(assertion.denial for assertion in weighed if says)
    denied = (example.relation is Says.DENIES,) * len(denials)
    return Weighed(example.place, tuple(rows), (says,) * len(rows), 0, denials, denied)


def _page_of(example: Example, text: str, annotator: Annotator) -> Page:
    heading = write_heading(annotator.casefile.claims[example.claim], annotator.casefile)
    return Page((Block(0, heading), Block(1, text)), language=example.language)


def fit(pages: Sequence[Weighed], examples: Sequence[Weighed] = (), folds: int = 0) -> Fit:
    """The judge for all pages, with figures from judges that were each fitted without the pages they are tried on.

    Examples teach what pages seldom show, such as the same words about somebody else; none of the figures is theirs.
    Raises FitError where what is left without a part of the pages has no marks, or nothing but marks.
    """
    names = _names([*pages, *examples])
    tried = []
    folds = min(folds or _FOLDS, len(pages))
    for fold in range(folds):
        rest = [page for number, page in enumerate(pages) if number % folds != fold]
        judge = _fit([*rest, *examples], names, _ACCEPT)
        tried += [(page, _log_odds(page, judge)) for number, page in enumerate(pages) if number % folds == fold]
    whole = _fit([*pages, *examples], names, _ACCEPT)
    return Fit(whole, *_score(tried, whole.accept))


def fit_denials(weighed: Sequence[Weighed]) -> Judge:
    """The judge that tells what denies a claim from what asserts it, among all that is known to speak of it.

    Raises FitError where nothing denies, or nothing asserts.
    """
    rows = [Weighed(one.page, evidence=one.denial, marked=one.denied, never_weighed=0) for one in weighed if one.denial]
    return _fit(rows, _names(rows))


def _names(pages: Iterable[Weighed]) -> list[str]:
    seen: dict[str, int] = {}
    for page in pages:
        for evidence in page.evidence:
            for name in evidence:
                seen[name] = seen.get(name, 0) + 1
    return sorted(name for name, times in seen.items() if times >= _RAREST)


def _log_odds(page: Weighed, judge: Judge) -> Array:
    return np.array([sum(judge.weigh(evidence).values()) for evidence in page.evidence])


def _score(tried: Iterable[tuple[Weighed, Array]], threshold: float) -> tuple[float, float, float]:
    right = taken = wanted = 0
    for page, odds in tried:
        marked, accepted = np.array(page.marked, dtype=bool), odds > threshold
        right += int((marked & accepted).sum())
        taken += int(accepted.sum())
        wanted += int(marked.sum()) + page.never_weighed
    precision, recall = right / max(taken, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _fit(pages: Sequence[Weighed], names: Sequence[str], accept: float = 0.0) -> Judge:
    """Logistic regression by Newton's method on standardised evidence, told in the evidence's own units."""
    marked = np.array([mark for page in pages for mark in page.marked], dtype=float)
    _demand_both(marked)
    values = np.array([[evidence.get(name, 0.0) for name in names] for page in pages for evidence in page.evidence])
    middle, scale = values.mean(axis=0), values.std(axis=0)
    scale[scale == 0] = 1.0
    design = np.hstack([np.ones((len(values), 1)), (values - middle) / scale])
    weights = _regress(design, marked)
    own = weights[1:] / scale
    base = float(weights[0] - (own * middle).sum())
    kept = zip(names, own, strict=True)
    return Judge(round(base, 4), accept, {name: round(float(weight), 4) for name, weight in kept if name != EXAMPLE})


def _demand_both(marked: Array) -> None:
    """Without names to tell them apart by there is still a base; without both kinds there is nothing to tell apart."""
    if not 0 < marked.sum() < len(marked):
        raise FitError(f"{int(marked.sum())} of {len(marked)} places to fit to are marked: some must be, and some not")


def _regress(design: Array, marked: Array) -> Array:
    penalty = np.full(design.shape[1], _RIDGE)
    penalty[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (marked - likely) - penalty * weights
        curve = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
