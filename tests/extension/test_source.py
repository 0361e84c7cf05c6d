"""The extension's source: small, whole, and unable to parse markup. Checked without a build."""

import json
import re
import zlib
from pathlib import Path

import pytest

from sidelight.bundled import bundled
from sidelight.cli.joining import read_lists
from sidelight.cli.packing import list_contents

EXTENSION = bundled("extension")
SCRIPTS = sorted(EXTENSION.rglob("*.js"))
SHEETS = sorted(EXTENSION.rglob("*.css"))
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
LOCALES = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8"))
    for path in EXTENSION.glob("_locales/*/messages.json")
}
LISTS = read_lists((EXTENSION / "worker/scripts.js").read_text(encoding="utf-8"))
READERS = [*LISTS["LOOKING"], *LISTS["READING"], "content/highlights.css"]
NETWORK = re.compile(r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon")
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|parseFromString|createContextualFragment|document\.write"
    r"|\beval\b|new Function|srcdoc"
)
# What every page is given, what one about the case is given, what is loaded apart from pages: the worker, and the
# extension's own pages when opened. What moderators' desks are made of is loaded for them alone.
MOST_BYTES = {"every page": 14_000, "page": 80_000, "own": 84_000, "desk": 40_000}
# All of it, packed as stores deliver it.
MOST_BYTES_PACKED = 80_000
MOST_LINES = 320
ONLY_THE_WORKER = {"worker/server.js"}
VERDICTS = ["supported", "single-origin", "disputed", "contradicted", "differs", "unsupported"]
STANCES = ["supports", "contradicts", "denies", "qualifies", "mentions"]
PLURALS = {
    "en": {"one", "other"},
    "pl": {"one", "few", "many", "other"},
    "fi": {"one", "other"},
    "ru": {"one", "few", "many", "other"},
    "de": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
# Forms that stand for one number only may say it in a word.
SAID_IN_A_WORD = {"ar": {"zero", "one", "two"}}
MOST_CHARACTERS = {"name": 75, "description": 132}


def name(path):
    return path.relative_to(EXTENSION).as_posix()


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_no_script_can_parse_markup_or_text_as_code(script):
    assert not MARKUP.findall(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_only_the_worker_reaches_the_network(script):
    reaches = re.search(
        r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon", script.read_text(encoding="utf-8")
    )
    assert bool(reaches) == (name(script) in ONLY_THE_WORKER)


@pytest.mark.parametrize("file", SCRIPTS + SHEETS, ids=name)
def test_files_stay_short(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) < MOST_LINES


def test_all_that_is_written_of_it_stays_small():
    contents = list_contents(EXTENSION)
    written = {name: len(content) for name, content in contents.items() if name.endswith((".js", ".css"))}
    page = {name for name in written if name.startswith("content/")}
    desk = {name for name in written if name.startswith("desk/")}
    own = set(written) - page - desk
    given = {"every page": {"content/looking.js"}, "page": page, "desk": desk, "own": own}
    sizes = {where: sum(written[name] for name in names) for where, names in given.items()}
    assert {where: size for where, size in sizes.items() if size >= MOST_BYTES[where]} == {}
    assert sum(len(zlib.compress(contents[name])) for name in written) < MOST_BYTES_PACKED


def test_the_desk_is_loaded_by_nobody_but_who_may_review():
    """By the panel once it knows that, and by the worker into a page once the desk is open there."""
    named = {name(path) for path in SCRIPTS if re.search(r'["/]desk/', path.read_text(encoding="utf-8"))}
    assert {one for one in named if not one.startswith("desk/")} == {"panel/modes.js", "worker/desk.js"}
    asks = (EXTENSION / "panel/modes.js").read_text(encoding="utf-8")
    assert asks.index('includes("review")') < asks.index('import("../desk/desk.js")')
    assert re.findall(r"^import .*desk", asks, re.M) == []


def test_the_manifest_names_files_that_exist_and_asks_for_little():
    assert MANIFEST["manifest_version"] == 3
    files = [*READERS, *MANIFEST["icons"].values(), *MANIFEST["action"]["default_icon"].values()]
    files += [MANIFEST["background"]["service_worker"], MANIFEST["action"]["default_popup"]]
    assert [file for file in files if not (EXTENSION / file).is_file()] == []
    assert MANIFEST["permissions"] == ["storage", "activeTab", "scripting", "sidePanel"]
    assert not {"host_permissions", "content_scripts", "web_accessible_resources"} & set(MANIFEST)


def test_each_thing_that_the_manifest_asks_for_is_justified():
    told = Path(EXTENSION.parent / "docs" / "permissions.md").read_text(encoding="utf-8")
    rows = [line for line in told.splitlines() if line.startswith("| `")]
    asked = {f"`{kind}`": MANIFEST.get(kind, []) for kind in ("permissions", "optional_permissions")}
    asked |= {f"`{kind}`": MANIFEST.get(kind, []) for kind in ("host_permissions", "optional_host_permissions")}
    missing = [
        (kind, name)
        for kind, names in asked.items()
        for name in names
        if not any(kind in row and f"`{name}`" in row for row in rows)
    ]
    assert missing == []


def test_every_script_of_a_page_is_loaded():
    on_disk = {name(path) for path in SCRIPTS if name(path).startswith("content/")}
    assert on_disk <= set(READERS)
    assert len(READERS) == len(set(READERS))


def test_its_policy_lets_it_talk_to_this_machine_only():
    policy = MANIFEST["content_security_policy"]["extension_pages"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "http://127.0.0.1:*"
    assert rules["script-src"] == "'self'"


def test_private_keys_do_not_travel():
    assert not [path for path in EXTENSION.rglob("*") if path.suffix in {".pem", ".key", ".crx"}]
    assert "PRIVATE" not in MANIFEST["key"]


def asked_keys():
    """Every message that the scripts, the popup and the manifest ask for by its whole name."""
    texts = [path.read_text(encoding="utf-8") for path in [*SCRIPTS, *EXTENSION.rglob("*.html")]]
    asked = set()
    for text in texts:
        asked |= set(re.findall(r'\bwords\("([\w-]+)"', text))
        asked |= set(re.findall(r'data-words="([\w-]+)"', text))
        asked |= set(re.findall(r'\bline\("([\w-]+)"\)', text))
        asked |= {f"{key}_other" for key in re.findall(r'\bcounted\("([\w-]+)"', text)}
    asked |= set(re.findall(r"__MSG_(\w+)__", json.dumps(MANIFEST)))
    asked |= {f"verdict_{verdict}" for verdict in VERDICTS} | {f"stance_{stance}" for stance in STANCES}
    asked |= {f"instead_{stance}" for stance in STANCES}
    return {key.replace("-", "_") for key in asked}


def asked_beginnings():
    """How the names of messages begin of which the scripts put together the rest."""
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS]
    return tuple({beginning for text in texts for beginning in re.findall(r"\bwords\(`(\w+_)\$\{", text)})


def asked_anywhere(key):
    """Whether some part of the extension holds the name of this message as a text of its own."""
    stem = without_plural(key).removesuffix("_other")
    name = re.compile(rf"""["'](?:__MSG_)?(?:{key}|{stem})(?:__)?["']""".replace("_", "[_-]"))
    files = [*SCRIPTS, *EXTENSION.rglob("*.html"), EXTENSION / "manifest.json"]
    return any(name.search(path.read_text(encoding="utf-8")) for path in files)


def without_plural(key):
    stem, _, form = key.rpartition("_")
    return f"{stem}_other" if form in PLURALS["ar"] else key


def test_the_interface_speaks_six_languages():
    assert set(LOCALES) == set(PLURALS)


def test_the_settings_offer_all_of_them():
    offered = re.search(r"LANGUAGES = \[(.*?)\]", (EXTENSION / "options/language.js").read_text(encoding="utf-8"))
    assert sorted(re.findall(r'"(\w+)"', offered[1])) == sorted(LOCALES)


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_every_message_asked_for_is_there(locale):
    assert asked_keys() - set(LOCALES[locale]) == set()


def test_every_message_is_asked_for():
    beginnings = asked_beginnings()
    assert [key for key in LOCALES["en"] if not key.startswith(beginnings) and not asked_anywhere(key)] == []


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_every_locale_has_the_same_messages(locale):
    assert {without_plural(key) for key in LOCALES[locale]} == {without_plural(key) for key in LOCALES["en"]}


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_translations_keep_their_places(locale):
    english = {without_plural(key): places(entry) for key, entry in LOCALES["en"].items()}
    in_words = {key for key in LOCALES[locale] if key.rpartition("_")[2] in SAID_IN_A_WORD.get(locale, ())}
    assert {key: places(LOCALES[locale][key]) for key in set(LOCALES[locale]) - in_words} == {
        key: english[without_plural(key)] for key in set(LOCALES[locale]) - in_words
    }


def places(entry):
    return set(re.findall(r"\$\d", entry["message"]))


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_every_language_counts_in_its_own_forms(locale):
    counted = {key.rpartition("_")[0] for key in LOCALES["en"] if key.endswith("_one")}
    assert counted
    for stem in counted:
        forms = {key.rpartition("_")[2] for key in LOCALES[locale] if without_plural(key) == f"{stem}_other"}
        assert forms == PLURALS[locale]


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_stores_take_the_name_and_the_description(locale):
    assert all(0 < len(LOCALES[locale][key]["message"]) <= most for key, most in MOST_CHARACTERS.items())


@pytest.mark.parametrize("locale", sorted(set(LOCALES) - {"en"}))
def test_nothing_is_left_in_english(locale):
    """Long messages only: a short word may be the same in two languages."""
    english = {key: entry["message"] for key, entry in LOCALES["en"].items() if len(entry["message"]) > 20}
    same = {key for key, message in english.items() if LOCALES[locale].get(key, {}).get("message") == message}
    assert same == set()


def read_lines():
    """By verdict and ground, the form and width of its line: `{"differs-on-dark": "dashed 2px"}`."""
    sheet = (EXTENSION / "content/highlights.css").read_text(encoding="utf-8").split("@media (")[0]
    line = r"::highlight\(sidelight-([\w-]+)\) \{ text-decoration: underline (\w+ [\d.]+px).*offset"
    return dict(re.findall(line, sheet))


def test_every_verdict_has_a_line_of_its_own_on_every_ground():
    lines = read_lines()
    assert set(lines) == {verdict + ground for verdict in VERDICTS for ground in ("", "-on-dark", "-on-plain")}
    assert len({lines[verdict] for verdict in VERDICTS}) == len(VERDICTS)
    assert all(line == lines[name.split("-on-")[0]] for name, line in lines.items())


def test_chosen_widths_are_made_of_those_that_lines_have():
    written = re.search(r"WIDTHS = \{(.*?)\}", (EXTENSION / "lib/looks.js").read_text(encoding="utf-8"))
    widths = {verdict: float(width) for verdict, width in re.findall(r'"?([\w-]+)"?: ([\d.]+)', written[1])}
    assert widths == {
        name: float(line.split()[1].removesuffix("px")) for name, line in read_lines().items() if name in VERDICTS
    }


def test_icons_have_the_size_that_they_are_asked_for():
    for size, file in MANIFEST["icons"].items():
        header = Path(EXTENSION / file).read_bytes()[:24]
        assert int.from_bytes(header[16:20], "big") == int(size)
