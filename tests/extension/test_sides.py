"""The card shows both sides: built by the extension's own scripts for every claim of the case."""

import json

import pytest

from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.casefile.model import Stance
from sidelight.casefile.standing import assess
from sidelight.contract.notes import describe_claim, describe_source
from sidelight.languages.frames import frame_slots

EXTENSION = bundled("extension")
PARTS = [
    *(f"lib/{part}.js" for part in ("verdicts", "words", "elements")),
    *(f"lib/card/{part}.js" for part in ("groups", "sources", "claim")),
    "content/card/entity.js",
]
MESSAGES = json.loads((EXTENSION / "_locales" / "en" / "messages.json").read_text(encoding="utf-8"))
BROWSER = """messages => {
    globalThis.chrome = {i18n: {
        getMessage: (key, values = []) => {
            const gap = (_, number) => [values].flat()[number - 1] ?? "";
            return (messages[key]?.message ?? "").replace(/\\$(\\d)/g, gap);
        },
        getUILanguage: () => "en",
    }};
}"""
BUILD = """([note, answer]) => {
    const card = globalThis.sidelight.claimCard(note, answer);
    const root = document.createElement("div");
    root.append(...card.body.filter((part) => part));
    return root.textContent;
}"""


@pytest.fixture(scope="module")
def casefile():
    return load(bundled("shared") / "casefile" / "bout", frame_slots())


@pytest.fixture(scope="module")
def build_card(browser, casefile):
    """The words of a claim's card."""
    page = browser.new_page()
    page.evaluate(BROWSER, MESSAGES)
    for part in PARTS:
        page.add_script_tag(path=str(EXTENSION / part))
    sources = {name: describe_source(source, casefile) for name, source in casefile.sources.items()}

    def build(claim):
        subject = describe_claim(claim, assess(claim, casefile), casefile, "en")
        note = {
            "claim": claim.id,
            "verdict": "disputed",
            "relation": "agrees",
            "values": [],
            "because": [],
            "timing": "",
            "subject": subject,
        }
        return page.evaluate(BUILD, [note, {"entities": {}, "claims": {claim.id: subject}, "sources": sources}])

    yield build
    page.close()


def is_against(position):
    return position.stance in {Stance.CONTRADICTS, Stance.DENIES} or bool(position.slot)


def test_some_claims_have_another_side(casefile):
    sides = [claim.id for claim in casefile.claims.values() if any(map(is_against, assess(claim, casefile).positions))]
    assert len(sides) > 15


def test_no_card_hides_a_position_a_source_or_a_denier(build_card, casefile):
    hidden = []
    for claim in casefile.claims.values():
        words = build_card(claim)
        for position in assess(claim, casefile).positions:
            denier = casefile.entities[position.by].label if position.by else ""
            told = [denier, *(casefile.sources[item.source].title for item in position.evidence)]
            hidden += [(claim.id, text) for text in told if text not in words]
    assert not hidden


def test_documents_and_origins_are_counted_apart(build_card, casefile):
    words = build_card(casefile.claims["wsj-back-in-business"])
    assert "3 sources, 1 origin" in words
