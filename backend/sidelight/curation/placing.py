"""Proposals into the files of a casefile, each where a curator would look for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sidelight.casefile.documents import EXAMPLES
from sidelight.casefile.model import Casefile, Stance
from sidelight.curation.model import NewClaim, NewEvidence, NewExample, NewName, Proposal
from sidelight.curation.phrasing import join_lines, make_id
from sidelight.curation.shelf import Change, Shelf
from sidelight.curation.sources import describe_source, find_source, name_source
from sidelight.reviews.drafts import write_slots
from sidelight.reviews.model import Review

UNSORTED = "opinion"
"""A frame without triggers: a claim in draft is found by nothing but its wordings and examples."""
JUDGE = "Judge it, and complete it: title, publisher, published, kind, grade, reason."
UNCHECKED = "Proposed by a moderator; not checked yet."
COMPLETE = "A draft: give it a note, a frame, slots and sources, in words of your own."


def place(proposals: Iterable[Proposal], casefile: Casefile, folder: Path) -> tuple[Change, ...]:
    """What the proposals make of the files under a folder, which holds the casefile; nothing is written there."""
    work = _Work(casefile, Shelf(folder))
    for proposal in proposals:
        work.take(proposal)
    return work.finish()


class _Work:
    """One casefile while proposals are entered. Examples wait to be entered together, claim by claim."""

    def __init__(self, casefile: Casefile, shelf: Shelf) -> None:
        self._casefile, self._shelf = casefile, shelf
        self._sources: dict[str, str] = {}
        self._taken = set(casefile.claims)
        self._examples: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._takers: Mapping[type, Callable[[Any], None]] = {
            NewExample: self._take_example,
            NewName: self._take_name,
            NewEvidence: self._take_evidence,
            NewClaim: self._take_claim,
        }

    def take(self, proposal: Proposal) -> None:
        self._takers[type(proposal)](proposal)

    def finish(self) -> tuple[Change, ...]:
        for (language, claim), said in sorted(self._examples.items()):
            self._add_examples(language, claim, said)
        return tuple(self._shelf.list_changes())

    def _take_example(self, new: NewExample) -> None:
        self._examples[new.language, new.claim][new.says.value].append(new.text)

    def _take_name(self, new: NewName) -> None:
        name, where = self._shelf.find("entities", new.entity)
        alias: dict[str, Any] = {"text": new.text, "strength": "weak"}
        alias |= {"languages": [new.language]} if new.language else {}
        self._shelf.add(name, (*where, "names"), [alias])

    def _take_evidence(self, new: NewEvidence) -> None:
        name, where = self._shelf.find("claims", new.claim)
        self._shelf.add(name, (*where, "evidence"), [self._cite(new.review, new.stance, new.phrase)])

    def _take_claim(self, new: NewClaim) -> None:
        correction = new.review.decision.correction
        slots = write_slots(correction)
        claim = {
            "id": self._draw_id(new),
            "subject": new.subject,
            "frame": correction.frame or UNSORTED,
            "statement": {"en": new.statement},
            "note": {"en": UNCHECKED},
            **({"slots": slots} if slots else {}),
            "evidence": [self._cite(new.review, Stance(correction.stance or Stance.SUPPORTS), new.phrase)],
        }
        noted = join_lines(new.review.decision.note)
        name = self._find_drafts(self._choose_chapter(new.subject))
        self._shelf.add(name, ("claims",), [claim], f"{COMPLETE} Noted: {noted}" if noted else COMPLETE)

    def _cite(self, review: Review, stance: Stance, phrase: str) -> dict[str, str]:
        cited = {"source": self._find_source(review), "stance": stance.value}
        return {**cited, "locator": f"read on {review.changed.date().isoformat()}", "phrase": phrase}

    def _find_source(self, review: Review) -> str:
        page = review.target.page
        if page not in self._sources:
            known = find_source(page, self._casefile)
            self._sources[page] = known.id if known else name_source(review)
            if not known:
                name = self._shelf.find_fullest("sources") or "sources/reviewed.yaml"
                self._shelf.add(name, ("sources",), [describe_source(review)], JUDGE)
        return self._sources[page]

    def _choose_chapter(self, subject: str) -> str:
        """The chapter with most claims about somebody, else with most claims, else the first."""
        claims = self._casefile.claims.values()
        about = Counter(claim.chapter for claim in claims if claim.subject == subject)
        counted = about or Counter(claim.chapter for claim in claims)
        return counted.most_common(1)[0][0] if counted else next(iter(self._casefile.chapters))

    def _find_drafts(self, chapter: str) -> str:
        """The file that has the claims of a chapter; a new one where none has any."""
        name = self._shelf.find_fullest("claims", chapter)
        if not name:
            name = f"claims/{chapter}-drafts.yaml"
            if not self._shelf.holds(name):
                self._shelf.add(name, (), {"chapter": chapter})
        return name

    def _draw_id(self, new: NewClaim) -> str:
        wanted = make_id(new.statement) or f"draft-{new.review.id}"
        if wanted in self._taken:
            wanted = f"{wanted}-{new.review.id}"
        self._taken.add(wanted)
        return wanted

    def _add_examples(self, language: str, claim: str, said: Mapping[str, list[str]]) -> None:
        name, way = self._find_examples(language, claim), (EXAMPLES, claim)
        for says, texts in said.items():
            self._shelf.add(name, (*way, says), texts)

    def _find_examples(self, language: str, claim: str) -> str:
        """The file that has examples of a claim, else of its chapter, else a new one."""
        files = dict(self._shelf.list_exemplified(language))
        chapter = self._casefile.claims[claim].chapter
        alike = (files[one] for one in files if self._is_of(one, chapter))
        found = files.get(claim) or next(alike, "")
        if not found:
            found = f"{EXAMPLES}/{language}/reviewed.yaml"
            if not self._shelf.holds(found):
                self._shelf.add(found, (), {"language": language})
        return found

    def _is_of(self, claim: str, chapter: str) -> bool:
        return claim in self._casefile.claims and self._casefile.claims[claim].chapter == chapter
