"""What changes on a page makes some flows stale, and only these are read again."""

import pytest

pytestmark = pytest.mark.browser

PAGE = (
    "<body><h1>Head</h1><p id=one>First words</p><p id=two>Second <b>bold</b> words</p>"
    "<ul id=list><li>a</li><li>b</li></ul><p id=shut hidden>Shut away</p></body>"
)
RENDER_ANEW = """list.replaceChildren(...["a", "b", "x"].map(
    (textContent) => Object.assign(document.createElement("li"), {textContent})))"""
# Does something to the page, reads what is stale, and tells what was read and which blocks are the same as before.
AFTER = """async (change) => {
    const tree = new sidelight.Flows({gone: (block) => gone.push(block.text.trim())});
    const stale = new sidelight.Stale(tree);
    const gone = [];
    sidelight.atOnce(tree.open(document.body));
    const before = new Set(tree.blocks());
    const observer = new MutationObserver(() => {});
    observer.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    new Function(change)();
    const touched = stale.take(observer.takeRecords());
    stale.mark(touched);
    stale.dropGone(touched);
    stale.settleStyles();
    const read = [...tree.stale].map(({element}) => element.id || element.localName);
    sidelight.atOnce(tree.refresh());
    const texts = tree.blocks().map(({text}) => text.trim());
    const fresh = tree.blocks().filter((block) => !before.has(block)).map(({text}) => text.trim());
    observer.disconnect();
    const whole = sidelight.collect(document.body).blocks.map(({text}) => text.trim());
    return {texts, fresh, gone, read, same: String(texts) === String(whole), left: tree.stale.size};
}"""


@pytest.mark.parametrize(
    ("change", "fresh", "gone"),
    [
        ("one.firstChild.data = 'Other words'", ["Other words"], ["First words"]),
        ("one.textContent = 'Other words'", ["Other words"], ["First words"]),
        ("one.textContent = 'First words'", [], []),
        ("two.querySelector('b').firstChild.data = 'thin'", ["Second thin words"], ["Second bold words"]),
        ("list.insertAdjacentElement('beforeend', document.createElement('li')).textContent = 'c'", ["c"], []),
        ("list.firstChild.remove()", [], ["a"]),
        ("list.append(list.firstChild)", [], []),
        ("document.body.prepend('Loose ')", ["Loose"], []),
        ("one.replaceWith('now inline')", ["now inline"], ["First words"]),
        ("shut.hidden = false", ["Shut away"], []),
        ("shut.style.display = 'block'", ["Shut away"], []),
        ("two.hidden = true", [], ["Second bold words"]),
        ("two.style.display = 'none'", [], ["Second bold words"]),
        ("list.style.opacity = '.5'", [], []),
        ("document.body.className = 'dark'", [], []),
        ("two.querySelector('b').style.display = 'block'", ["Second", "bold", "words"], ["Second bold words"]),
        ("two.contentEditable = 'true'", [], ["Second bold words"]),
        ("one.append(two)", [], []),
        (RENDER_ANEW, ["x"], []),
    ],
)
def test_only_what_changed_is_new(load, change, fresh, gone):
    page = load(PAGE)
    found = page.evaluate(AFTER, change)
    assert found["same"], found
    assert found["fresh"] == fresh
    assert [text for text in found["gone"] if text not in found["texts"]] == gone
    assert found["left"] == 0


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("one.firstChild.data = 'Other words'", ["one"]),
        ("list.append(document.createElement('li'))", ["list"]),
        ("list.style.opacity = '.5'", []),
        ("list.style.transform = 'none'; one.style.color = 'red'", []),
        ("document.title = 'Other'", []),
    ],
)
def test_nothing_else_is_looked_at(load, change, read):
    assert load(PAGE).evaluate(AFTER, change)["read"] == read


def test_shadow_roots_are_read_as_they_are_shown(load):
    page = load(
        "<body><x-card><template shadowrootmode=open><p>Above</p><slot name=a></slot><p>Below</p></template>"
        "<b slot=a>Slotted</b><i>Unseen</i></x-card></body>"
    )
    texts = page.evaluate("() => sidelight.collect(document.body).blocks.map((block) => block.text.trim())")
    assert texts == ["Above", "Slotted", "Below"]


def test_a_change_within_a_shadow_root_is_found(load):
    page = load("<body><x-card><template shadowrootmode=open><p>Above</p></template></x-card><p>After</p></body>")
    change = "document.querySelector('x-card').shadowRoot.querySelector('p').textContent = 'Other'"
    watch = AFTER.replace("observer.observe(document,", "observer.observe(document.querySelector('x-card').shadowRoot,")
    found = page.evaluate(watch, change)
    assert (found["fresh"], found["texts"]) == (["Other"], ["Other", "After"])


def test_sections_are_told_by_headings_and_parts(load):
    page = load("<body><p>a</p><h2>b</h2><p>c</p><article><p>d</p><section><p>e</p></section></article><p>f</p></body>")
    sections = page.evaluate("() => sidelight.collect(document.body).blocks.map(({text, section}) => [text, section])")
    numbers = dict(sections)
    assert numbers["b"] == numbers["c"]
    assert len({numbers[text] for text in "abdef"}) == 5


# Whether and when changes are read, with a page that nobody sees for a while.
UNSEEN = """async () => {
    const calls = [];
    const tree = new sidelight.Flows({});
    sidelight.atOnce(tree.open(document.body));
    const changes = new sidelight.Changes(document, tree, {
        doubted: () => calls.push("doubted"), again: async () => { calls.push("again"); }, turned: () => {},
    });
    let hidden = true;
    Object.defineProperty(document, "hidden", {get: () => hidden, configurable: true});
    changes.start();
    changes.release();
    one.firstChild.data = "Other words";
    await new Promise((go) => setTimeout(go, 1500));
    const before = [...calls];
    hidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    while (!calls.includes("again")) await new Promise((go) => setTimeout(go, 10));
    changes.end();
    delete document.hidden;
    return [before, calls, tree.blocks().some(({text}) => text === "Other words")];
}"""


def test_in_a_tab_that_nobody_sees_nothing_is_read(load):
    page = load(PAGE)
    assert page.evaluate(UNSEEN) == [["doubted"], ["doubted", "again"], True]
