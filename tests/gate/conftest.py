"""The gate as the extension has it, in a real browser."""

from __future__ import annotations

import pytest

from sidelight.bundled import bundled
from tests.gate.collection import load_list

OPENS = """([list, pages]) => pages.map((blocks) => {
    const gate = new sidelight.Gate(list);
    for (const block of blocks) gate.sees(block);
    return gate.open;
})"""


@pytest.fixture(scope="module")
def gate_in_browser(browser):
    """Which of some pages open the gate: a list of true and false."""
    page = browser.new_page()
    for part in ("lib/verdicts.js", "content/gate.js"):
        page.add_script_tag(path=str(bundled("extension") / part))

    def opens(pages, listed=None):
        return page.evaluate(OPENS, [listed or load_list(), [list(blocks) for blocks in pages]])

    opens.page = page
    yield opens
    page.close()
