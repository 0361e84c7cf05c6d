"""How many notes there are is told once a page, not at each of them."""

import pytest

from sidelight.bundled import bundled

EXTENSION = bundled("extension")
WORDS = """() => {
    globalThis.chrome = {i18n: {getMessage: (key, values = []) =>
        ({locale: "en", notes_here_other: "$1 notes", notes_here_one: "$1 note", keys_next: "press $1"}[key] ?? "")
            .replace("$1", values[0] ?? "")}};
    globalThis.sidelight = {};
}"""
TELL = """async (counts) => {
    const host = new sidelight.Host(document);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
    const said = [];
    for (const count of counts) {
        host.announce("");
        await pause();
        host.tell(count, "Alt+N");
        await pause();
        said.push(host.voice.textContent);
    }
    host.remove();
    return said;
}"""


@pytest.fixture(scope="module")
def host_page(browser):
    page = browser.new_page()
    page.evaluate(WORDS)
    for part in ("lib/words.js", "lib/elements.js", "content/card/style.js", "content/host.js"):
        page.add_script_tag(path=str(EXTENSION / part))
    yield page
    page.close()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([0, 0], ["", ""]),
        ([0, 1], ["", "1 note. press Alt+N"]),
        ([5, 5, 6, 12, 3], ["5 notes. press Alt+N", "", "", "", ""]),
        ([5, 13, 20], ["5 notes. press Alt+N", "13 notes. press Alt+N", ""]),
    ],
)
def test_it_tells_the_number_again_only_when_it_has_grown_much(host_page, counts, said):
    assert host_page.evaluate(TELL, counts) == said


def test_without_keys_it_names_none(host_page):
    assert host_page.evaluate(TELL.replace("Alt+N", ""), [2]) == ["2 notes"]
