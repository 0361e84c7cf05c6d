"""The scripts of pages, joined."""

import json
import posixpath
import re

from sidelight.bundled import bundled
from sidelight.cli.joining import join_scripts, read_lists
from sidelight.cli.packing import list_contents

SOURCE = bundled("extension")
LOADED = re.compile(r"""(?:from|import|import\(|src=|href=)\s*["']([\w./-]+\.(?:js|css))["']""")
CHROME = "globalThis.chrome = {runtime: {id: 'x', onMessage: {addListener() {}}, sendMessage: async () => null}}"
FILES = {
    "content/b.js": b"b();",
    "content/a.js": b"a();",
    "lib/words.js": b"words();",
    "worker/main.js": b"work();",
    "worker/scripts.js": b'export const LOOKING=["content/b.js","content/a.js"];export const READING=["lib/words.js"];',
}


def test_each_list_becomes_one_file_in_its_order():
    joined = join_scripts(FILES)
    assert joined["content/looking.js"] == b"b();\na();"
    assert joined["content/reading.js"] == b"words();"
    assert list(joined) == sorted(joined)


def test_what_only_pages_are_given_stands_nowhere_else():
    kept = {"lib/words.js", "worker/main.js", "worker/scripts.js", "content/looking.js", "content/reading.js"}
    assert set(join_scripts(FILES)) == kept


def test_the_lists_name_the_new_files():
    text = join_scripts(FILES)["worker/scripts.js"].decode()
    assert read_lists(text) == {"LOOKING": ["content/looking.js"], "READING": ["content/reading.js"]}


def test_nothing_of_a_script_is_lost_or_changed():
    lists = read_lists((SOURCE / "worker/scripts.js").read_text(encoding="utf-8"))
    assert set(lists) == {"LOOKING", "READING"}
    contents = list_contents(SOURCE)
    for name, parts in lists.items():
        text = contents[f"content/{name.lower()}.js"].decode()
        places = [text.index(f"sidelight.{mark}") for mark in ("ask", "Lookout")] if name == "LOOKING" else []
        assert places == sorted(places)
        assert text.count('"use strict"') == len(parts)
    assert json.loads(contents["manifest.json"])["background"]["service_worker"] == "worker/main.js"


def test_names_of_one_script_do_not_meet_those_of_another(browser):
    """Joined as apart, no script sees what another keeps to itself; a browser reads them without a fault."""
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.evaluate(CHROME)
    own = page.evaluate("Object.keys(globalThis).length")
    for name in ("looking", "reading"):
        page.add_script_tag(content=list_contents(SOURCE)[f"content/{name}.js"].decode())
    assert faults == []
    assert page.evaluate("Object.keys(globalThis).length") == own + 1
    page.close()


def test_whatever_a_file_loads_is_in_the_copy():
    contents = list_contents(SOURCE)
    loads = {name: LOADED.findall(text.decode()) for name, text in contents.items() if name.endswith((".js", ".html"))}
    asked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        for name, paths in loads.items()
        for path in paths
    }
    assert len(asked) > 40
    assert asked - set(contents) == set()
