"""Which text of a page is read, in which blocks."""

import pytest

pytestmark = pytest.mark.browser

COLLECT = "(limits) => sidelight.collect(document.body, limits ?? undefined).blocks.map((block) => block.text.trim())"


def texts(page, limits=None):
    return page.evaluate(COLLECT, limits)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>One</h1><p>Two <b>bold</b> words</p>", ["One", "Two bold words"]),
        ("<div>Loose <p>inner</p> tail</div>", ["Loose", "inner", "tail"]),
        ("<p>First<br>second</p>", ["First\nsecond"]),
        ("<table><tr><td>Viktor</td><td>Bout</td></tr></table>", ["Viktor", "Bout"]),
        ("<ul><li>a one<li>a two</ul>", ["a one", "a two"]),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", ["Term", "Meaning"]),
        ("<div style='display:flex'><span>left</span><span>right</span></div>", ["left", "right"]),
        ("<p><span style='display:block'>up</span><span style='display:block'>down</span></p>", ["up", "down"]),
        ("<p><span style='float:left;font-size:40px'>V</span>iktor</p>", ["Viktor"]),
        ("<div style='display:contents'>kept</div>", ["kept"]),
        ("<details><summary>Head</summary>hidden body</details>", ["Head"]),
        ("<details open><summary>Head</summary>seen body</details>", ["Head", "seen body"]),
        ("<figure><figcaption>Caption</figcaption></figure>", ["Caption"]),
        ("<form><p>Asked</p><input name='firstChild'><input name='localName'></form>After", ["Asked", "After"]),
        ("<x-box><template shadowrootmode='open'><slot name='a'></slot></template>Unseen<p slot=a>Seen", ["Seen"]),
        ("<x-box><template shadowrootmode='open'><slot></slot></template>Slotted</x-box>", ["Slotted"]),
        ("<p>Viktor\n        <b> Bout</b>", ["Viktor  Bout"]),
        ("<p>漢<ruby>字<rt>zi</rt></ruby></p>", ["漢字"]),
    ],
)
def test_blocks_are_what_a_reader_takes_for_one(load, markup, expected):
    assert texts(load(f"<body>{markup}")) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<input value='typed'>",
        "<textarea>typed</textarea>",
        "<div contenteditable>typed <b>text</b></div>",
        "<div contenteditable='plaintext-only'>typed</div>",
        "<div role='textbox'>typed</div>",
        "<select><option>choice</option></select>",
        "<script>var secret</script>",
        "<style>p { color: red }</style>",
        "<noscript>no script</noscript>",
        "<template>later</template>",
        "<pre>code block</pre>",
        "<svg><text>drawn</text></svg>",
        "<p hidden>hidden</p>",
        "<p style='display:none'>hidden <b>too</b></p>",
        "<p style='visibility:hidden'>hidden</p>",
        "<p style='content-visibility:hidden'>hidden</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>for screen readers only</p>",
        "<p style='position:absolute;clip-path:inset(50%)'>for screen readers only</p>",
        "<sidelight-host>own</sidelight-host>",
    ],
)
def test_what_is_no_reading_matter_is_left_alone(load, markup):
    assert texts(load(f"<body><p>before</p>{markup}<p>after</p>")) == ["before", "after"]


def test_code_within_a_sentence_is_left_out(load):
    assert texts(load("<body><p>Run <code>rm -rf</code> never</p>")) == ["Run  never"]


def test_a_visible_part_of_hidden_text_is_read(load):
    page = load("<body><p style='visibility:hidden'>gone <b style='visibility:visible'>here</b></p>")
    assert texts(page) == ["here"]


def test_line_ends_of_the_source_are_spaces_but_not_where_they_are_shown(load):
    page = load("<body><p>one\n  two</p><p style='white-space:pre-line'>one\ntwo</p>")
    assert texts(page) == ["one two", "one\ntwo"]


def test_a_lone_surrogate_becomes_a_replacement_of_the_same_length(load):
    page = load("<body><p id=p>x</p>")
    page.evaluate("document.getElementById('p').firstChild.data = 'a\\ud800b'")
    assert texts(page) == ["a\ufffdb"]


def test_limits_cut_long_blocks_at_spaces_and_stop_long_pages(load):
    page = load("<body><p>one two three four five</p><p>six</p>")
    limits = {"blocks": 10, "characters": 12, "bytes": 1000}
    assert texts(page, limits) == ["one two", "three four", "five", "six"]
    assert texts(page, {**limits, "blocks": 2}) == ["one two", "three four"]
    complete = "(limits) => sidelight.collect(document.body, limits).complete"
    assert page.evaluate(complete, limits) is True
    assert page.evaluate(complete, {**limits, "blocks": 2}) is False
    assert page.evaluate(complete, {**limits, "bytes": 15}) is False


def test_nothing_of_the_page_changes(load):
    page = load("<body><h1>One</h1><p>Two <b>bold</b></p>")
    before = page.content()
    texts(page)
    assert page.content() == before
