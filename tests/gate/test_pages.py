"""No page about the case is missed, no ordinary one is sent; the extension and the twin decide alike."""

from __future__ import annotations

import pytest

from sidelight.languages.language import CODES
from tests.gate.collection import (
    TESTS,
    all_forms,
    homographs,
    load_list,
    marked_pages,
    ordinary_pages,
    written_forms,
)
from tests.gate.twin import opens

ORDINARY = TESTS.parent / "benchmarks" / "ordinary.txt"
KNOWN = {"trap-en-pub-quiz-answers"}
"""Has a namesake in a form of a strong name, whom the engine takes for him, too."""
COLLECTIONS = {
    "marked": marked_pages,
    "ordinary": ordinary_pages,
    "homographs": homographs,
    "written": written_forms,
    "all": all_forms,
}
MOST_MILLISECONDS = 5
PATIENCE = 8_000
TIME = """([list, blocks, enough, patience]) => {
    let least = Infinity;
    const begun = performance.now();
    for (let run = 0; run < 20 || (least >= enough && performance.now() - begun < patience); run += 1) {
        const fresh = structuredClone(list);
        const start = performance.now();
        const gate = new sidelight.Gate(fresh);
        for (const block of blocks) gate.sees(block);
        least = Math.min(least, performance.now() - start);
        if (gate.open) throw new Error("it opened");
    }
    return least;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_opens_it_in_a_browser(gate_in_browser, name):
    pages = COLLECTIONS[name]()
    decided = gate_in_browser(page.blocks for page in pages)
    wrong = [page.name for page, opened in zip(pages, decided, strict=True) if opened != page.opens]
    assert set(wrong) - KNOWN == set()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["marked", "ordinary", "homographs", "written"])
def test_the_twin_decides_alike(gate_in_browser, name):
    pages = COLLECTIONS[name]()
    decided = gate_in_browser(page.blocks for page in pages)
    other = [
        page.name for page, opened in zip(pages, decided, strict=True) if opened != opens(page.blocks, load_list())
    ]
    assert other == []


@pytest.mark.parametrize("language", CODES)
def test_every_language_has_ordinary_pages(language):
    assert sum(page.language == language and not page.opens for page in ordinary_pages()) >= 10


@pytest.mark.browser
def test_5000_ordinary_words_take_next_to_no_time(gate_in_browser):
    """The least of some runs, each with a list that was never looked into: what a machine with time to spare needs."""
    lines = [line for line in ORDINARY.read_text(encoding="utf-8").splitlines() if line.strip()]
    blocks = []
    while sum(len(block.split()) for block in blocks) < 5_000:
        blocks.append(lines[len(blocks) % len(lines)])
    took = gate_in_browser.page.evaluate(TIME, [load_list(), blocks, MOST_MILLISECONDS, PATIENCE])
    assert took < MOST_MILLISECONDS
