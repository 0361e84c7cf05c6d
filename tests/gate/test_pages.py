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
MOST_READ = 0.4
"""These pages are full of words like the names of the case; of others it is next to none."""
TIME = """([list, blocks, enough, patience]) => {
    let least = Infinity;
    const begun = performance.now();
    for (let run = 0; run < 20 || (least >= enough && performance.now() - begun < patience); run += 1) {
        const fresh = structuredClone(list);
        const start = performance.now();
        const opened = sidelight.opensGate(blocks, fresh);
        least = Math.min(least, performance.now() - start);
        if (opened) throw new Error("it opened");
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


# Blocks as a page's bare words have them: each on its own, run into the next, with every word or every letter apart.
BARE = {
    "apart": "blocks.join(' ')",
    "run together": "blocks.join('\\0')",
    "word by word": "blocks.map((text) => text.split(/(?<=\\s)/).join('\\0')).join(' ')",
    "words without spaces": "blocks.map((text) => text.replace(/ /g, ' \\0 ')).join('\\0')",
    "letter by letter": "blocks.map((text) => [...text].join('\\0')).join(' ')",
}


@pytest.mark.browser
@pytest.mark.parametrize("cut", BARE)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_bare_words_are_never_passed_by_where_it_opens(gate_in_browser, name, cut):
    pages = COLLECTIONS[name]()
    blocks = [list(page.blocks) for page in pages]
    passed_by = gate_in_browser.page.evaluate(
        "([list, pages]) => pages.map((blocks) => sidelight.opensGate(blocks, list)"
        f" && !sidelight.mayOpen({BARE[cut]}, list))",
        [load_list(), blocks],
    )
    assert [page.name for page, passed in zip(pages, passed_by, strict=True) if passed] == []


@pytest.mark.browser
def test_few_ordinary_pages_are_read_for_their_bare_words(gate_in_browser):
    pages = [page for page in ordinary_pages() if not page.opens]
    read = gate_in_browser.page.evaluate(
        "([list, pages]) => pages.filter((blocks) => sidelight.mayOpen(blocks.join(' '), list)).length",
        [load_list(), [list(page.blocks) for page in pages]],
    )
    assert read <= len(pages) * MOST_READ


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
