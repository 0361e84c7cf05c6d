"""The scripts of a page, loaded into a real browser without the rest of the extension."""

import pytest

from sidelight.bundled import bundled

READING = ["pace", "skipped", "glance", "blocks", "walk", "sections", "flows", "stale", "changes", "anchors"]
PARTS = [*READING, "dates", "page", "tone"]
# The whole of a page at once.
COLLECT = """
sidelight.atOnce = (work) => {
    for (;;) {
        const {done, value} = work.next();
        if (done) return value;
    }
};
sidelight.collect = (root, limits) => {
    const tree = new sidelight.Flows({}, limits);
    sidelight.atOnce(tree.open(root));
    return {tree, blocks: tree.blocks(), complete: tree.complete};
};
"""


@pytest.fixture(scope="session")
def reading_page(browser):
    """A page that has the parts that read; its document is replaced by every test, its window stays."""
    page = browser.new_page()
    for part in ["lib/verdicts", *(f"content/{part}" for part in PARTS)]:
        page.add_script_tag(path=str(bundled("extension") / f"{part}.js"))
    page.add_script_tag(content=COLLECT)
    yield page
    page.close()


@pytest.fixture
def load(reading_page):
    """Open a document made of this markup."""

    def load(markup, lang="en"):
        reading_page.set_content(f"<!doctype html><html lang='{lang}'>{markup}")
        return reading_page

    return load
