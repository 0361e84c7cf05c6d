"""The rule of docs/corroboration.md on invented sources: wires, papers that copy them, and people who deny."""

import pytest

from sidelight.casefile.model import Stance, Standing
from sidelight.casefile.standing import assess, chain, counts

SOURCES = """
  wire: {kind: press-wire, grade: B}
  paper: {kind: newspaper, grade: C, origin: wire}
  digest: {kind: aggregator, grade: D, origin: paper}
  garbled: {kind: aggregator, grade: E, origin: wire}
  court: {kind: court-record, grade: A}
  blog: {kind: newspaper, grade: E}
  echo: {kind: newspaper, grade: B, origin: blog}
  unknown: {kind: book, grade: F}
  portal: {kind: aggregator, grade: C}
  interview: {kind: own-statement, grade: C}
"""


def source_file() -> str:
    entries = []
    for line in SOURCES.strip().splitlines():
        name, keys = line.strip().split(": ", 1)
        rest = "title: T, language: en, reason: R, url: ''"
        entries.append(f"  - {{id: {name}, publisher: {name.title()}, {rest}, {keys[1:-1]}}}")
    return "sources:\n" + "\n".join(entries)


@pytest.fixture
def assess_evidence(load_files, files):
    """Assess a claim about Ada Brook in the court's slot, from evidence written as `source stance [by]`."""

    def assess_lines(*lines: str, variants: str = "[]"):
        evidence = []
        for line in lines:
            source, stance, *by = line.split()
            evidence.append(f"{{source: {source}, stance: {stance}" + (f", by: {by[0]}" if by else "") + "}")
        claim = f"""\
chapter: trial
claims:
  - id: claim
    subject: ada-brook
    frame: sentence
    statement: {{en: S.}}
    note: {{en: N.}}
    slots:
      court: {{type: entity, value: high-court}}
      date: {{type: date, value: 2008, variants: {variants}}}
    evidence: [{", ".join(evidence)}]
"""
        entities = files["entities/all.yaml"].replace("    sources: [gazette]\n", "")
        texts = {
            "casefile.yaml": files["casefile.yaml"],
            "entities.yaml": entities,
            "sources.yaml": source_file(),
            "claims.yaml": claim,
        }
        casefile = load_files(texts)
        return assess(casefile.claims["claim"], casefile)

    return assess_lines


@pytest.mark.parametrize(
    ("evidence", "standing", "documents", "origins"),
    [
        (["wire supports", "court supports"], Standing.CORROBORATED, 2, 2),
        (["wire supports"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "wire supports"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "paper supports", "digest supports"], Standing.SINGLE_ORIGIN, 3, 1),
        (["paper supports", "digest supports"], Standing.SINGLE_ORIGIN, 2, 1),
        (["wire supports", "court contradicts"], Standing.DISPUTED, 1, 1),
        (["court contradicts"], Standing.REFUTED, 0, 0),
        (["court mentions"], Standing.UNSUPPORTED, 0, 0),
        # Grades.
        (["blog supports", "unknown supports"], Standing.UNSUPPORTED, 2, 0),
        (["blog supports", "court contradicts"], Standing.REFUTED, 1, 0),
        (["wire supports", "blog contradicts", "unknown contradicts"], Standing.SINGLE_ORIGIN, 1, 1),
        (["echo supports"], Standing.UNSUPPORTED, 1, 0),
        (["garbled supports", "court supports"], Standing.SINGLE_ORIGIN, 2, 1),
        (["portal supports", "court supports"], Standing.SINGLE_ORIGIN, 2, 1),
        # What is neither for nor against.
        (["wire supports", "court qualifies"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "court mentions"], Standing.SINGLE_ORIGIN, 1, 1),
        # One origin that says both: the nearest to it speaks.
        (["wire supports", "digest contradicts"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire contradicts", "digest supports"], Standing.REFUTED, 1, 0),
        (["wire supports", "wire contradicts"], Standing.UNSUPPORTED, 1, 0),
        (["wire supports", "wire contradicts", "court supports"], Standing.SINGLE_ORIGIN, 2, 1),
        # Denials.
        (["wire supports", "court supports", "paper denies"], Standing.CORROBORATED, 2, 2),
        (["wire supports", "paper denies ada-brook"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "paper denies high-court"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "paper denies market-square"], Standing.DISPUTED, 1, 1),
        (["wire supports", "blog denies market-square"], Standing.SINGLE_ORIGIN, 1, 1),
        (["paper denies market-square"], Standing.UNSUPPORTED, 0, 0),
        (["wire supports", "interview contradicts"], Standing.SINGLE_ORIGIN, 1, 1),
        (["wire supports", "interview contradicts market-square"], Standing.DISPUTED, 1, 1),
        (["interview supports"], Standing.SINGLE_ORIGIN, 1, 1),
    ],
    ids=lambda value: " + ".join(value) if isinstance(value, list) else None,
)
def test_standing(assess_evidence, evidence, standing, documents, origins):
    assessment = assess_evidence(*evidence)
    assert (assessment.standing, assessment.documents, assessment.origins) == (standing, documents, origins)


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (
            ["wire supports", "paper supports", "court supports"],
            "3 sources, 2 origins: Wire and Court; no usable source disagrees.",
        ),
        (["wire supports", "court contradicts"], "1 source, 1 origin: Wire; contradicted by Court."),
        (
            ["wire supports", "paper denies"],
            "1 source, 1 origin: Wire; the denial by Ada Brook is a position and does not count.",
        ),
        (["wire supports", "paper denies market-square"], "1 source, 1 origin: Wire; denied by Market Square."),
        (["blog supports", "court contradicts"], "1 source, 0 origins that can count; contradicted by Court."),
        (["court contradicts"], "No source supports it; contradicted by Court."),
        (["court mentions"], "No source supports it."),
        (
            ["wire supports", "digest contradicts", "blog contradicts"],
            "1 source, 1 origin: Wire; the contradiction by Digest and Blog does not count.",
        ),
        (
            ["wire supports", "wire contradicts"],
            "1 source, 0 origins that can count; the contradiction by Wire does not count.",
        ),
    ],
)
def test_the_reason_is_a_sentence_for_the_reader(assess_evidence, evidence, reason):
    assert assess_evidence(*evidence).reason == reason


def test_no_position_is_left_out(assess_evidence):
    evidence = ["wire supports", "paper supports", "court contradicts", "blog qualifies", "unknown mentions"]
    denials = ["digest denies", "wire denies market-square", "interview contradicts"]
    positions = assess_evidence(*evidence, *denials).positions
    assert [(position.stance, position.by, [item.source for item in position.evidence]) for position in positions] == [
        (Stance.SUPPORTS, "", ["wire", "paper"]),
        (Stance.CONTRADICTS, "", ["court"]),
        (Stance.QUALIFIES, "", ["blog"]),
        (Stance.DENIES, "ada-brook", ["digest", "interview"]),
        (Stance.DENIES, "market-square", ["wire"]),
        (Stance.MENTIONS, "", ["unknown"]),
    ]
    assert positions[0].origins == ("wire",)
    assert positions[3].origins == ("wire", "interview")


def test_variants_are_positions_and_do_not_count(assess_evidence):
    evidence = "[{source: paper, stance: supports}, {source: court, stance: contradicts}]"
    assessment = assess_evidence("wire supports", variants=f"[{{value: 2007, note: {{en: V.}}, evidence: {evidence}}}]")
    assert assessment.standing is Standing.SINGLE_ORIGIN
    assert [
        (position.stance, position.slot, position.value, position.origins) for position in assessment.positions
    ] == [
        (Stance.SUPPORTS, "", "", ("wire",)),
        (Stance.SUPPORTS, "date", "2007", ("wire",)),
        (Stance.CONTRADICTS, "date", "2007", ("court",)),
    ]


def test_a_chain_leads_to_its_origin(load_files, files):
    casefile = load_files(files)
    assert [source.id for source in chain("copyist", casefile)] == ["copyist", "gazette"]
    assert counts("copyist", casefile)
