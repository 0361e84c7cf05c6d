"""Comments and indentation go, what a script or sheet says stays."""

import re

import pytest

from sidelight.bundled import bundled
from sidelight.cli.stripping import SHEET, strip

EXTENSION = bundled("extension")
SHEETS = sorted(EXTENSION.rglob("*.css"))
RULES = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    // A custom property keeps its value as it was written.
    return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/,\\s+/g, ","));
}"""


def stripped(text, name="a.js"):
    return strip(name, text.encode()).decode()


def test_comments_and_indentation_go():
    assert stripped("// why\nconst a = 1;\n/* and\n   this */\n    const b = a;\n") == "const a=1;const b=a;"
    assert stripped("/* why */\na  >  b {\n  color : red ;\n}\n", "a.css") == "a>b{color:red}"


@pytest.mark.parametrize(
    "kept",
    [
        '"//  no comment"',
        "'/* nor  this */'",
        "`//  ${a}  /* nor this */\n  second line`",
        r"/[/]  \/\/ /u",
        "`\n:host { all: initial !important; }\n`",
        "a.replaceSync(`b { color: ${c}; }`)",
    ],
)
def test_what_is_written_in_quotes_stays(kept):
    assert kept in stripped(f"const a = 1;\nconst b = {kept};\n")


def test_a_sheet_in_a_script_is_stripped_as_a_sheet():
    assert stripped("a.replaceSync(`\n/* why */\nb {\n  color: red;\n}\n`);") == "a.replaceSync(`b{color:red}`);"


def test_no_semicolon_is_made_up_or_lost():
    assert stripped("const a = b\n[1].map(c)") == "const a=b\n[1].map(c)"
    assert stripped("return\n  a") == "return\na"
    assert stripped("a = b + +c - -d") == "a=b+ +c- -d"


def test_all_else_stands_as_it_is():
    content = b'{\n  "a": "// no comment"\n}\n'
    assert strip("manifest.json", content) is content


@pytest.mark.parametrize("script", sorted(EXTENSION.rglob("*.js")), ids=lambda path: path.name)
def test_strings_of_the_extension_survive(script):
    """What is said in quotes on one line is found again, in its order; e2e runs the rest."""
    text = script.read_text(encoding="utf-8")
    code = re.sub(r"^\s*(//|\*|/\*).*$", "", text, flags=re.MULTILINE)
    said = re.findall(r'"(?:[^"\\\n]|\\.)*"', code)
    written = stripped(text)
    at = 0
    for words in said:
        at = written.index(words, at) + len(words)


@pytest.mark.browser
def test_the_sheet_of_the_card_means_the_same(page):
    text = (EXTENSION / "content/card/style.js").read_text(encoding="utf-8")
    before, after = (SHEET.search(script)[0] for script in (text, stripped(text)))
    assert len(after) < len(before)
    assert page.evaluate(RULES, after) == page.evaluate(RULES, before)


@pytest.mark.browser
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_of_the_extension_mean_the_same(page, sheet):
    text = sheet.read_text(encoding="utf-8")
    rules = page.evaluate(RULES, text)
    assert rules
    assert page.evaluate(RULES, stripped(text, "a.css")) == rules
