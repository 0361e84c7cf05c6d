"""From decisions to proposals: what each says of the casefile, as far as that does not say it already.

A pure function of reviews and casefile, so that an export that was merged proposes nothing again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sidelight.annotation import Relation
from sidelight.casefile.examples import Example, Says
from sidelight.casefile.model import Casefile, Claim, Prominence, Stance, Strength
from sidelight.curation.model import LeftOut, NewClaim, NewEvidence, NewExample, NewName, Proposal, Proposals
from sidelight.curation.phrasing import LONGEST_EXAMPLE, cut_phrase, fold_text, join_lines, strip_name
from sidelight.curation.sources import find_source
from sidelight.languages.language import CODES
from sidelight.reviews.anchors import plain
from sidelight.reviews.drafts import check_references
from sidelight.reviews.model import Judgement, Kind, Review, State, UnfitError

SAYS = {Relation.AGREES: Says.ASSERTS, Relation.DIFFERS: Says.DIFFERS, Relation.DENIES: Says.DENIES}
Outcome = Proposal | LeftOut | None
Key = tuple[str, str, str]


def propose(reviews: Iterable[Review], casefile: Casefile, examples: Sequence[Example]) -> Proposals:
    """What the decisions in force propose; nothing that the casefile holds, and nothing that they disagree on."""
    wanted = sorted((one for one in reviews if one.decision.state is State.DONE), key=lambda one: one.serial)
    outcomes = [outcome for review in wanted if (outcome := _propose(review, casefile))]
    agreed = [*_settle(outcomes, {_key_of(one): one.relation for one in examples})]
    proposals = [outcome for outcome in agreed if not isinstance(outcome, LeftOut)]
    left_out = [outcome for outcome in agreed if isinstance(outcome, LeftOut)]
    return Proposals(tuple(proposals), tuple(left_out))


def _propose(review: Review, casefile: Casefile) -> Outcome:
    if review.target.seen.casefile != casefile.id:
        return LeftOut(review, f"is about another casefile, '{review.target.seen.casefile}'")
    if review.target.kind is Kind.PASSAGE:
        return _draft_claim(review, casefile)
    if review.target.kind is Kind.ENTITY:
        return _name(review, casefile)
    if review.target.subject not in casefile.claims:
        return LeftOut(review, f"the casefile has no claim '{review.target.subject}'")
    if review.decision.judgement is Judgement.NEW_EVIDENCE:
        return _testify(review, casefile)
    return _exemplify(review)


def _exemplify(review: Review) -> Outcome:
    says = _read_says(review)
    text, language = join_lines(review.target.anchor.quote), review.target.language.lower().partition("-")[0]
    if says is None:
        return LeftOut(review, "does not tell what would be right")
    if language not in CODES:
        return LeftOut(review, f"there are no examples in the language '{language}'")
    if len(text) > LONGEST_EXAMPLE:
        return LeftOut(review, f"is longer than an example of {LONGEST_EXAMPLE} characters")
    return NewExample(review, review.target.subject, language, says, text)


def _read_says(review: Review) -> Says | None:
    """What the passage does to its claim, as the decision has it."""
    if review.decision.judgement is Judgement.WRONG_MATCH:
        return Says.NEAR
    return SAYS[Relation(review.relation)] if review.relation else None


def _name(review: Review, casefile: Casefile) -> Outcome:
    entity = casefile.entities.get(review.target.subject)
    if entity is None:
        return LeftOut(review, f"the casefile has no entity '{review.target.subject}'")
    if review.decision.judgement is Judgement.WRONG_MATCH:
        return LeftOut(review, "names have no near misses; make the name weak, or say by `near` when it is meant")
    if review.decision.judgement is Judgement.RIGHT:
        return None
    text = strip_name(review.target.anchor.quote)
    if not text:
        return LeftOut(review, "is no name, but perhaps a role of the entity")
    if fold_text(text) in {fold_text(name) for alias in entity.aliases for name in (alias.text, *alias.forms)}:
        return None
    language = review.target.language.lower().partition("-")[0]
    return NewName(review, entity.id, text, language if language in CODES else "")


def _testify(review: Review, casefile: Casefile) -> Outcome:
    claim, stance = review.target.subject, Stance(review.decision.correction.stance)
    source = find_source(review.target.page, casefile)
    if source and any((one.source, one.stance) == (source.id, stance) for one in casefile.claims[claim].evidence):
        return None
    return NewEvidence(review, claim, stance, cut_phrase(review.target.anchor.quote))


def _draft_claim(review: Review, casefile: Casefile) -> Outcome:
    correction, quote = review.decision.correction, review.target.anchor.quote
    subject = correction.subject or find_subject((correction.statement, quote), casefile)
    draft = NewClaim(review, subject, join_lines(correction.statement or quote), cut_phrase(quote))
    if proven := _list_proven(draft, casefile):
        told = any(_says_the_same(claim, draft) for claim in proven)
        return None if told else LeftOut(review, f"its passage is already evidence of claim '{proven[0].id}'")
    if subject not in casefile.entities:
        return LeftOut(review, f"the casefile has no entity '{subject}'")
    try:
        check_references(correction, casefile)
    except UnfitError as error:
        return LeftOut(review, f"does not fit any more: {error}")
    return draft


def _list_proven(draft: NewClaim, casefile: Casefile) -> list[Claim]:
    """The claims that have the draft's passage as evidence."""
    source = find_source(draft.review.target.page, casefile)
    cited = (source.id, draft.phrase) if source else None
    return [claim for claim in casefile.claims.values() if any((e.source, e.phrase) == cited for e in claim.evidence)]


def _says_the_same(claim: Claim, draft: NewClaim) -> bool:
    statements = {fold_text(text) for text in claim.statement.values()}
    return claim.subject == draft.subject and fold_text(draft.statement) in statements


def find_subject(texts: Iterable[str], casefile: Casefile) -> str:
    """Whom texts name by a strong name, the longest of the first that names any; else whom most claims are about."""
    for text in texts:
        named = [(len(name), entity) for name, entity in _list_names(casefile) if _holds(plain(text), name)]
        if named:
            return max(named)[1]
    counted = Counter(claim.subject for claim in casefile.claims.values())
    return counted.most_common(1)[0][0] if counted else ""


def _list_names(casefile: Casefile) -> Iterator[tuple[str, str]]:
    for entity in casefile.entities.values():
        if entity.prominence is not Prominence.VALUE:
            yield from ((plain(a.text), entity.id) for a in entity.aliases if a.strength is Strength.STRONG)


def _holds(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _settle(outcomes: Iterable[LeftOut | Proposal], known: dict[Key, Says]) -> Iterator[LeftOut | Proposal]:
    """Each thing once; a text that is said to do two things to one claim is for a curator to look at."""
    listed = list(outcomes)
    said: dict[Key, set[Says]] = defaultdict(set)
    for one in listed:
        if isinstance(one, NewExample):
            said[_key_of(one)].add(one.says)
    told: set[object] = set()
    for one in listed:
        what = _identify(one)
        if isinstance(one, NewExample):
            yield from _settle_example(one, said[_key_of(one)], known.get(_key_of(one)), told)
        elif isinstance(one, LeftOut) or what not in told:
            yield one
        told.add(what)


def _settle_example(
    one: NewExample, said: set[Says], known: Says | None, told: set[object]
) -> Iterator[LeftOut | Proposal]:
    if len(said) > 1:
        yield LeftOut(one.review, "the same words were decided otherwise elsewhere: " + ", ".join(sorted(said)))
    elif known and known is not one.says:
        yield LeftOut(one.review, f"the casefile has these words as '{known}' of the claim")
    elif not known and _identify(one) not in told:
        yield one


def _identify(one: LeftOut | Proposal) -> object:
    if isinstance(one, NewExample):
        return _key_of(one)
    if isinstance(one, NewName):
        return one.entity, fold_text(one.text), "name"
    if isinstance(one, NewEvidence):
        return one.claim, one.stance, one.review.target.page
    return one.review.id


def _key_of(example: Example | NewExample) -> Key:
    return example.claim, example.language, fold_text(example.text)
