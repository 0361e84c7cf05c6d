"""The reasons of an assertion in words, each with what it adds to the log-odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sidelight.matching.evidence import Grounds
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit
from sidelight.matching.scores import Reason, Score
from sidelight.matching.slots import Outcome, SlotReading

_WORDING = ("says", "trigger", "hint", "hits", "several-hits", "claim-unless", "frame-unless")
LIKENESS = (
    *("own", "common", "both", "squared", "rank", "rank-log", "first", "rank-own", "rank-common", "lead", "highest"),
    *("learned", "says*own", "hit*own"),
)
AROUND = ("before", "after", "elsewhere", "chapter-before", "chapter-after", "chapter-elsewhere")


def explain(weights: Mapping[str, float], hit: Hit[Meaning], grounds: Grounds) -> Score:
    """The score that the weights of the evidence add up to, told by what each group of them rests on."""
    actor, facts = grounds.actor, grounds.facts
    groups = {
        _name_hit(hit, facts): _sum(weights, _WORDING),
        "worded like the examples of this claim": _sum(weights, LIKENESS),
        "the sentences around it": _sum(weights, AROUND),
        actor.reason if actor else "names nobody of the claim": _sum(
            weights, [name for name in weights if "actor-" in name or name.startswith("nobody")]
        ),
    }
    told = [Reason(text, weight) for text, weight in groups.items() if weight]
    told += [
        Reason(_tell(reading, facts), weights.get(f"{reading.slot.need}-{reading.outcome}", 0.0))
        for reading in grounds.slots
        if reading.outcome is not Outcome.ABSENT
    ]
    rest = sum(weights.values()) - sum(reason.weight for reason in told)
    return Score((*told, Reason(grounds.mood_reason, 0.0), Reason("", rest)))


def _sum(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _name_hit(hit: Hit[Meaning], facts: SentenceFacts) -> str:
    if hit.payload.kind is Kind.LEARNED:
        return ""
    sentence = facts.reading.sentence
    return f"says '{facts.block.folded.plain[sentence.starts[hit.first] : sentence.ends[hit.last]]}'"


def _tell(reading: SlotReading, facts: SentenceFacts) -> str:
    if reading.outcome is Outcome.MEANT:
        return f"{reading.slot.name}: named right before"
    told = facts.block.folded.plain[reading.start : reading.end]
    return f"{reading.slot.name}: {told} {'fits' if reading.outcome is Outcome.AGREES else 'differs'}"
