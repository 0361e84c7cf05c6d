from pathlib import Path

import pytest

from sidelight.casefile.faults import Fault
from sidelight.casefile.values import PartialDate
from sidelight.marked.pages import GoldError, GoldMention, Kind
from sidelight.marked.reading import read_gold
from tests.annotating import harbour_annotator

PAGES = Path(__file__).parent / "pages"
GOOD = (PAGES / "trap-fruit.txt").read_text(encoding="utf-8")


@pytest.fixture
def read():
    return lambda folder: read_gold(folder, harbour_annotator().casefile)


@pytest.fixture
def faults_of(read, tmp_path):
    """The faults of files given by name, as texts or bytes."""

    def list_faults(**files):
        for name, content in files.items():
            path = tmp_path / f"{name}.txt"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(GoldError) as caught:
            read(tmp_path)
        return list(caught.value.faults)

    return list_faults


def test_pages_are_read_with_header_and_blocks(read):
    verdict, trap = read(PAGES)
    assert (verdict.id, verdict.language, verdict.kind) == ("2017-verdict", "en", Kind.NEWS)
    assert verdict.published == PartialDate(2017, 2, 27)
    assert verdict.blocks[0] == "Tomas Kivi and the wind"
    assert verdict.mentions[0] == GoldMention(0, 0, 10, "tomas-kivi", 8)
    assert [(one.claim, one.relation, one.value, one.line) for one in verdict.assertions] == [
        ("arrest-2016", "agrees", "", 10),
        ("sentence-2017", "differs", "ten", 11),
        ("quote-no-receipts", "agrees", "", 13),
    ]
    assert (trap.kind, trap.published, trap.mentions, len(trap.blocks)) == (Kind.TRAP, None, (), 2)


def test_a_page_is_what_a_browser_would_send(read):
    page = read(PAGES)[0].as_page()
    assert (page.language, page.url, str(page.published)) == (
        "en",
        "https://news.example.org/2017/verdict",
        "2017-02-27",
    )
    assert [(block.id, block.text) for block in page.blocks][:1] == [(0, "Tomas Kivi and the wind")]


def test_blocks_may_be_parted_by_lines_of_spaces_and_windows_line_ends(read, tmp_path):
    text = GOOD.replace("\n\n", "\n\n\n \n").replace("kesällä.\n", "kesällä.\n\t\n").replace("\n", "\r\n")
    text = text.replace("\r\n\r\n\r\n", "\r\n\r\n", 1)
    (tmp_path / "trap-fruit.txt").write_bytes(text.encode())
    assert read(tmp_path)[0].blocks == read(PAGES)[1].blocks


def test_all_faults_of_all_pages_are_told_at_once(faults_of):
    one = (
        GOOD.replace("id: trap-fruit", "id: fruit")
        .replace("lang: fi", "lang: Finnish")
        .replace("kind: trap", "kind: joke")
    )
    two = (
        GOOD.replace("note: A", "remark A")
        .replace("published:", "published: 2017-02-30")
        .replace("Kivi", "[[kivi|Kivi")
    )
    told = faults_of(one=one, two=two.replace("id: trap-fruit\n", "id: two\nid: two\n"))
    assert told == [
        Fault("one.txt", 1, "id: 'fruit' is not the file's name, one"),
        Fault("one.txt", 2, "lang: 'Finnish' is no language code such as en"),
        Fault(
            "one.txt", 5, "kind: 'joke' is none of news, opinion, encyclopedia, court, review, blog, forum, trap, plain"
        ),
        Fault("two.txt", 1, "the header lacks 'note:'"),
        Fault("two.txt", 2, "'id' is written twice"),
        Fault("two.txt", 4, "published: '2017-02-30' is no date such as 2012-04-05"),
        Fault("two.txt", 7, "'remark A stone and a fruit of the same name.' is no line of a header: write key: value"),
        Fault("two.txt", 9, "'[[kivi|' is never closed"),
    ]


def test_ids_must_lead_somewhere(faults_of):
    text = GOOD.replace("id: trap-fruit", "id: a").replace(
        "Kivi painaa", "[[tomas-kivy|Kivi]]\n{{arrest-2015:agrees|painaa}}"
    )
    assert faults_of(a=text) == [
        Fault("a.txt", 8, "no entity 'tomas-kivy' in the casefile; did you mean 'tomas-kivi'?"),
        Fault("a.txt", 9, "no claim 'arrest-2015' in the casefile; did you mean 'arrest-2016'?"),
    ]


def test_two_pages_may_not_have_one_address(faults_of):
    told = faults_of(a=GOOD.replace("trap-fruit", "a"), b=GOOD.replace("trap-fruit", "b"))
    assert told == [Fault("b.txt", 4, "url: is that of a.txt as well")]


def test_a_file_must_be_text_and_have_some(faults_of):
    told = faults_of(a=b"id: a\nnote: \xff\n", b=GOOD.split("\n\n")[0].replace("trap-fruit", "b"))
    assert told == [Fault("a.txt", 0, "is not UTF-8 (byte 12)"), Fault("b.txt", 0, "has no text below its header")]


def test_a_folder_without_pages_is_a_fault(faults_of, tmp_path):
    assert faults_of() == [Fault(str(tmp_path), 0, "the folder holds no gold page (*.txt)")]
