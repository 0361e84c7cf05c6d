"""What one would build instead: names by alias lists, claims by the likeness of whole sentences to texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.compare.aliases import AliasFinder
from benchmarks.compare.likeness import Likeness, Matrix
from sidelight.annotation import Annotation, ClaimHighlight, EntityHighlight, Highlight, Relation, Span
from sidelight.casefile.model import UNTOLD, Casefile, Claim, Prominence
from sidelight.casefile.standing import assess
from sidelight.matching.verdicts import reach_verdict
from sidelight.text.page import Page
from sidelight.text.sentences import cut_sentences


@dataclass(frozen=True, slots=True)
class Setting:
    """From which cosine on a sentence is taken to assert a claim, and how many claims it can assert at most."""

    threshold: float
    most: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's names and sentences, and how like each sentence (row) is to each claim (column)."""

    page: Page
    mentions: tuple[EntityHighlight, ...]
    sentences: tuple[tuple[Span, str], ...]
    likeness: Matrix


class Baseline:
    """Annotates as Sidelight does, with whole sentences that always agree; needs a setting."""

    def __init__(
        self, casefile: Casefile, finder: AliasFinder, likeness: Likeness, setting: Setting | None = None
    ) -> None:
        self.setting = setting or Setting(threshold=1.0, most=1)
        self.finder = finder
        self.likeness = likeness
        self._casefile = casefile
        self._claims = [casefile.claims[key] for key in likeness.claims]
        self._standing = {key: assess(claim, casefile).standing for key, claim in casefile.claims.items()}

    def annotate(self, page: Page) -> Annotation:
        """The page's names and, if it has any, the sentences that are like enough to a claim."""
        return self.decide(self.read(page), self.setting)

    def read(self, page: Page) -> Reading:
        """All that does not depend on the setting. Sentences are cut as Sidelight cuts them."""
        mentions = tuple(self.finder.find(page))
        sentences = tuple(_cut(page)) if mentions else ()
        likeness = self.likeness.score([text for _, text in sentences], page.language)
        return Reading(page, mentions, sentences, likeness)

    def decide(self, reading: Reading, setting: Setting) -> Annotation:
        """The highlights of a page at a setting: names first, then sentences in reading order."""
        highlights: list[Highlight] = list(reading.mentions)
        order = np.argsort(-reading.likeness, axis=1, kind="stable")[:, : setting.most]
        for (span, text), cosines, best in zip(reading.sentences, reading.likeness, order, strict=True):
            chosen = [int(column) for column in best if cosines[column] >= setting.threshold]
            highlights += [
                self._highlight(span, text, self._claims[column], float(cosines[column])) for column in chosen
            ]
        about = any(mention.prominence is Prominence.CORE for mention in reading.mentions)
        return Annotation(self._casefile, reading.page.language, about, tuple(highlights))

    def _highlight(self, span: Span, text: str, claim: Claim, cosine: float) -> ClaimHighlight:
        return ClaimHighlight(
            id=f"c-{span.block}-{span.start}-{span.end}-{claim.id}",
            span=span,
            quote=text,
            claim=claim.id,
            relation=Relation.AGREES,
            verdict=reach_verdict(Relation.AGREES, self._standing[claim.id]),
            timing=UNTOLD,
            confidence=min(max(cosine, 0.0), 1.0),
            values=(),
            because=(f"cosine {cosine:.2f}",),
        )


def _cut(page: Page) -> list[tuple[Span, str]]:
    return [
        (Span(block.id, start, end), block.text[start:end])
        for block in page.blocks
        for start, end in cut_sentences(block.text, page.language)
    ]
