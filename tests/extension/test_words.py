"""Words for readers, in every language of the interface, as a real browser forms them."""

import json

import pytest

from sidelight.bundled import bundled

EXTENSION = bundled("extension")
LOCALES = {path.parent.name: path for path in sorted(EXTENSION.glob("_locales/*/messages.json"))}
# As a browser answers for an extension: `$1` is replaced, a message that is not there is empty.
BROWSER = """messages => {
    globalThis.chrome = {i18n: {getMessage: (key, values = []) =>
        (messages[key]?.message ?? "").replace(/\\$(\\d)/g, (_, number) => values[number - 1] ?? "")}};
}"""


@pytest.fixture(scope="module")
def words_page(browser):
    page = browser.new_page()
    page.add_script_tag(path=str(EXTENSION / "lib" / "words.js"))
    yield page
    page.close()


@pytest.fixture
def ask(words_page):
    """Ask `globalThis.sidelight` in one language."""

    def ask(locale, expression):
        words_page.evaluate(BROWSER, json.loads(LOCALES[locale].read_text(encoding="utf-8")))
        return words_page.evaluate(f"() => sidelight.{expression}")

    return ask


@pytest.mark.parametrize("locale", LOCALES)
def test_it_has_the_plural_forms_that_its_language_has(words_page, locale):
    messages = json.loads(LOCALES[locale].read_text(encoding="utf-8"))
    forms = words_page.evaluate("locale => new Intl.PluralRules(locale).resolvedOptions().pluralCategories", locale)
    assert {key.rpartition("_")[2] for key in messages if key.startswith("notes_here_")} == set(forms)


@pytest.mark.parametrize(
    ("locale", "number", "said"),
    [
        ("en", 1, "1 note on"),
        ("de", 2, "2 Anmerkungen"),
        ("ru", 1, "1 примечание на"),
        ("ru", 21, "21 примечание на"),
        ("ru", 22, "22 примечания"),
        ("ru", 11, "11 примечаний"),
        ("pl", 5, "5 uwag na"),
        ("ar", 1, "ملاحظة واحدة"),
        ("ar", 2, "ملاحظتان"),
        ("ar", 3, "3 ملاحظات"),
        ("ar", 11, "11 ملاحظة"),
        ("ar", 100, "100 ملاحظة"),
    ],
)
def test_notes_are_counted(ask, locale, number, said):
    assert said in ask(locale, f"counted('notes_here', {number})")


@pytest.mark.parametrize(
    ("locale", "value", "said"),
    [
        ("de", "2012-04-05", "5. April 2012"),
        ("ru", "2012-04-05", "5 апреля 2012 г."),
        ("ar", "2012-04-05", "5 أبريل 2012"),
        ("ru", "25 year", "25 лет"),
        ("ru", "at least 1 year", "минимум 1 год"),
        ("en", "at most 30,000,000 USD", "at most US$30,000,000"),
        ("fi", "at most 5 year", "enintään 5 vuotta"),
        ("de", "10 to 15 year", "10 bis 15 Jahre"),
        ("ar", "15 year", "15 سنة"),
        ("ar", "at least 10 year", "\u206810 سنوات\u2069 على الأقل"),
    ],
)
def test_values_are_written_as_people_write_them(ask, locale, value, said):
    assert ask(locale, f"value('{value}')") == said


@pytest.mark.parametrize("locale", LOCALES)
def test_only_arabic_runs_from_right_to_left(ask, locale):
    assert ask(locale, "direction()") == ("rtl" if locale == "ar" else "ltr")
