"""All figures of an evaluation, and the records that other programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from sidelight.casefile.model import Casefile, Standing
from sidelight.casefile.standing import assess
from sidelight.evaluation.alignment import Alignment
from sidelight.evaluation.calibration import Calibration, calibrate, judge_assertions, judge_mentions
from sidelight.evaluation.findings import Finding
from sidelight.evaluation.scores import Confusion, Tally, confuse_verdicts, sum_up

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Figures:
    """What some gold pages show of the engine. `tallies` are by group: `all`, languages, `kind:...`."""

    tallies: Mapping[str, Tally]
    verdicts: Confusion
    mentions: Calibration
    claims: Calibration


def measure(alignments: Sequence[Alignment], casefile: Casefile) -> Figures:
    """Work the figures out."""

    @cache
    def standing(claim: str) -> Standing:
        return assess(casefile.claims[claim], casefile).standing

    return Figures(
        sum_up(alignments),
        confuse_verdicts(alignments, standing),
        calibrate(judge_mentions(alignments)),
        calibrate(judge_assertions(alignments)),
    )


def list_records(figures: Figures, findings: Iterable[Finding]) -> Iterator[Record]:
    """Everything as flat maps of JSON's types; `record` says what each is."""
    for group, tally in figures.tallies.items():
        yield {
            "record": "figures",
            "group": group,
            **asdict(tally),
            "mentions": asdict(tally.mentions),
            "claims": asdict(tally.claims),
            "relation": tally.relation,
        }
    for (expected, given), count in figures.verdicts.items():
        yield {"record": "verdicts", "expected": expected, "given": given, "count": count}
    for of, calibration in (("mentions", figures.mentions), ("claims", figures.claims)):
        yield {"record": "calibration", "of": of, "error": calibration.error, "bins": [*map(asdict, calibration.bins)]}
    for finding in findings:
        yield {"record": "finding", **asdict(finding)}
