"""The gate as the extension has it, in a real browser."""

from __future__ import annotations

import pytest

from sidelight.bundled import bundled
from tests.gate.collection import load_list

OPENS = "([list, pages]) => pages.map((blocks) => sidelight.opensGate(blocks, list))"


@pytest.fixture(scope="module")
def gate_in_browser(browser):
    """Which of some pages open the gate: a list of true and false."""
    page = browser.new_page()
    page.add_script_tag(path=str(bundled("extension") / "lib/gate.js"))

    def opens(pages, listed=None):
        return page.evaluate(OPENS, [listed or load_list(), [list(blocks) for blocks in pages]])

    opens.page = page
    yield opens
    page.close()
