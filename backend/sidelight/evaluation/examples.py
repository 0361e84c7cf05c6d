"""A casefile's own examples, put to the engine: it should find what they say, and nothing in the near-misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sidelight.annotate import Annotator
from sidelight.annotation import ClaimHighlight, Relation
from sidelight.casefile.examples import Example, Says, write_heading
from sidelight.text.page import Block, Page

EXPECTED: Mapping[Says, Relation | None] = {
    Says.ASSERTS: Relation.AGREES,
    Says.DIFFERS: Relation.DIFFERS,
    Says.DENIES: Relation.DENIES,
    Says.NEAR: None,
}
"""The relation that the engine must find; None: it must not find the claim."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine found in an example: the relations to its claim, in reading order, and why the first."""

    example: Example
    found: tuple[Relation, ...]
    because: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether what the example says is found, and nothing else. A denial may tell first what it denies."""
        expected, found = EXPECTED[self.example.relation], set(self.found)
        if expected is Relation.DENIES:
            found.discard(Relation.AGREES)
        return found == (set() if expected is None else {expected})


@dataclass(frozen=True, slots=True)
class Passes:
    """How many of how many examples pass."""

    passed: int = 0
    total: int = 0

    def __add__(self, other: Passes) -> Passes:
        return Passes(self.passed + other.passed, self.total + other.total)

    def __str__(self) -> str:
        return f"{self.passed}/{self.total}"


Group = tuple[str, Says, bool]
"""Language, what the examples do to their claims, whether they are held out."""


def try_examples(examples: Iterable[Example], annotator: Annotator) -> Iterator[Outcome]:
    """Annotate each example as a page of two blocks: a heading that names the claim's actors, and the text."""
    for example in examples:
        heading = write_heading(annotator.casefile.claims[example.claim], annotator.casefile)
        blocks = (Block(0, heading), Block(1, example.text))
        found = [
            one
            for one in annotator.annotate(Page(blocks, language=example.language)).highlights
            if isinstance(one, ClaimHighlight) and one.span.block == 1 and one.claim == example.claim
        ]
        yield Outcome(example, tuple(one.relation for one in found), found[0].because if found else ())


def sum_up_outcomes(outcomes: Iterable[Outcome]) -> Mapping[Group, Passes]:
    """The passes by group, languages sorted by code."""
    groups: dict[Group, Passes] = {}
    for outcome in outcomes:
        example = outcome.example
        key = (example.language, example.relation, example.held_out)
        groups[key] = groups.get(key, Passes()) + Passes(int(outcome.passed), 1)
    order = list(Says)
    return dict(sorted(groups.items(), key=lambda item: (item[0][0], order.index(item[0][1]), item[0][2])))
