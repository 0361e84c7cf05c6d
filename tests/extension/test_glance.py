"""A glance takes all words that may ever be read, in their order, and none that somebody types."""

import pytest

pytestmark = pytest.mark.browser

GLANCE = """() => {
    const roots = [];
    const text = sidelight.atOnce(sidelight.glance(document.body, (root) => roots.push(root)));
    return {apart: text.replaceAll("\\0", "|"), roots: roots.length};
}"""


def glance(page):
    return page.evaluate(GLANCE)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b> three</p>", " |One |two| three"),
        ("<p>One</p><p>two</p>", " |One |two"),
        ("one<br>two", "|one |two"),
        ("<b>V</b>iktor", "|V|iktor"),
        ("<p hidden>Not shown yet</p>", " |Not shown yet"),
        ("<details><summary>More</summary>of it</details>", "  |More|of it"),
    ],
)
def test_words_stand_in_their_order(load, markup, text):
    assert glance(load(f"<body>{markup}"))["apart"] == text


@pytest.mark.parametrize(
    "markup",
    [
        "<textarea>typed</textarea>",
        "<div contenteditable>typed <b>here</b></div>",
        "<div role=textbox>typed</div>",
        "<select><option>chosen</select>",
        "<script>let code</script>",
        "<style>b { color: red }</style>",
        "<code>code</code>",
    ],
)
def test_what_somebody_types_and_what_is_no_prose_is_passed_by(load, markup):
    assert glance(load(f"<body>{markup}"))["apart"].strip() == ""


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_shadow_roots_are_glanced_into_and_told_of(load, mode):
    page = load("<body><div id=host>Light</div>")
    page.evaluate(
        """(mode) => {
            const root = host.attachShadow({mode});
            const shadow = document.createElement("p");
            shadow.textContent = "Shadow";
            root.append(shadow);
            host.openOrClosedShadowRoot = root;
        }""",
        mode,
    )
    found = glance(page)
    assert found["roots"] == 1
    assert {"Shadow", "Light"} <= set(found["apart"].replace("|", " ").split())


def test_all_that_a_reading_finds_is_glanced_at(load):
    page = load(
        "<body><h1>Head</h1><p>First <i>words</i> of\n  it</p><ul><li>a<li>b</ul><div style='display:inline'>in</div>"
        "<table><tr><td>c<td>d</table><form><input name=localName>form</form><svg><text>drawn</text></svg></body>"
    )
    read = page.evaluate(
        "() => sidelight.collect(document.body).blocks.flatMap(({text}) => text.split(/\\s+/)).filter(Boolean)"
    )
    glanced = glance(page)["apart"].replace("|", " ")
    assert read
    assert [word for text in read for word in text.split() if word not in glanced] == []
