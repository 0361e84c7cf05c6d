"""Documents become pages: their blocks, language and date."""

from pathlib import Path

import pytest

from sidelight.casefile.values import PartialDate
from sidelight.intake.document import HTML, PLAIN, Document, DocumentError
from sidelight.intake.pages import read_page

HARBOUR = Document((Path(__file__).parent / "documents" / "harbour.html").read_bytes(), HTML, url="https://a.example/b")


def texts(page):
    return [block.text for block in page.blocks]


def test_an_article_is_its_headings_paragraphs_items_and_cells():
    assert texts(read_page(HARBOUR)) == [
        "Satama avataan keväällä",
        "Kaupungin uusi satama avataan toukokuussa, kertoo venekerho tiedotteessaan tänään.",
        "Laitureita on kolme, ja ne maksoivat yhteensä neljä miljoonaa euroa.",
        "Kahvila aukeaa vasta kesäkuun alussa, kun lapset pääsevät koulusta.",
        "Tätä on odotettu kymmenen vuotta, sanoo kerhon puheenjohtaja.",
        "Venepaikkoja",
        "120",
        "Ensimmäinen rivi on tässä kappaleessa,\nja toinen rivi on heti sen alapuolella.",
    ]


def test_an_article_says_its_language_date_and_address():
    page = read_page(HARBOUR)
    assert (page.language, page.published, page.url) == ("fi", PartialDate(2019, 3, 2), "https://a.example/b")


def test_what_the_caller_says_goes_before_what_the_page_says():
    page = read_page(HARBOUR, "sv", PartialDate(2020))
    assert (page.language, page.published) == ("sv", PartialDate(2020))


def test_blocks_are_numbered_in_order():
    assert [block.id for block in read_page(HARBOUR).blocks] == list(range(8))


def test_text_is_cut_at_blank_lines():
    page = read_page(Document(b"First,\nstill first.\r\n \r\n\n  Second.  \n", PLAIN))
    assert texts(page) == ["First,\nstill first.", "Second."]


def test_a_snippet_of_html_is_read_too():
    assert texts(read_page(Document(b"<p>A short one.</p><p>And another.</p>", HTML))) == [
        "A short one.",
        "And another.",
    ]


@pytest.mark.parametrize("body", [b"", b" \n\n ", b"<html><body><script>1</script></body></html>", b"<!-- -->"])
def test_says_when_there_is_nothing_to_read(body):
    with pytest.raises(DocumentError, match="no text"):
        read_page(Document(body, HTML))
