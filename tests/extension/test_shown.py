"""What is shown of the notes: an arrangement that is overtaken paints nothing more."""

import pytest

from sidelight.bundled import bundled

pytestmark = pytest.mark.browser

SCRIPTS = [
    "lib/verdicts.js",
    *(f"content/{part}.js" for part in ("pace", "skipped", "glance", "blocks", "walk", "sections", "flows")),
    *(f"content/{part}.js" for part in ("stale", "anchors", "tone", "notes", "lines", "paint", "shown")),
]
VIEW = "{kinds: {claims: true, names: true}, marking: 'all'}"
# Three blocks with a name each, painted one slice at a time; `meanwhile` happens after the first slice.
ARRANGE = f"""(meanwhile) => {{
    const tree = new sidelight.Flows();
    for (const _ of tree.open(document.body));
    const blocks = tree.blocks();
    for (const [number, block] of blocks.entries()) {{
        const place = {{id: `n${{number}}`, start: 0, end: 4, quote: "Name"}};
        const highlight = {{...place, kind: "entity", entity: "who", prominence: "core"}};
        block.notes = sidelight.notesOn(block, [highlight], {{entities: {{who: {{label: "Who"}}}}, claims: {{}}}});
    }}
    const shown = new sidelight.Shown(new sidelight.Painter());
    const due = sidelight.isDue;
    sidelight.isDue = () => true;
    const work = shown.arrange(blocks, {VIEW}, true);
    work.next();
    work.next();
    new Function("shown", meanwhile)(shown);
    for (const _ of work);
    sidelight.isDue = due;
    const painted = [...CSS.highlights.values()].reduce((sum, {{size}}) => sum + size, 0);
    const notes = shown.notes.length;
    shown.clear();
    return {{painted, notes}};
}}"""


@pytest.fixture
def page_with_names(browser):
    page = browser.new_page()
    page.set_content("<!doctype html><html lang=en><body><p>Name one</p><p>Name two</p><p>Name three</p></body>")
    for script in SCRIPTS:
        page.add_script_tag(path=str(bundled("extension") / script))
    yield page
    page.close()


def test_all_notes_are_painted_in_slices(page_with_names):
    assert page_with_names.evaluate(ARRANGE, "") == {"painted": 3, "notes": 3}


def test_nothing_is_painted_once_all_was_cleared(page_with_names):
    assert page_with_names.evaluate(ARRANGE, "shown.clear()") == {"painted": 0, "notes": 0}
