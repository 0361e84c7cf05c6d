import csv
import io

import pytest

from sidelight.export import Site
from sidelight.export.spreadsheet import BYTE_ORDER_MARK, COLUMNS, guard, write_csv
from tests.export.conftest import TEXTS, VERDICTS, answer


def read(text):
    """As a reader of RFC 4180 does, strictly."""
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))


@pytest.fixture(scope="module")
def rows(answered):
    return read(write_csv(answered))


def of_claim(rows, claim):
    return next(row for row in rows if row["id"] == claim)


def test_a_row_a_highlight_under_one_heading(answered, rows):
    text = write_csv(answered)
    assert text.startswith(f"{BYTE_ORDER_MARK}page,published,")
    assert text.split("\r\n")[0].removeprefix(BYTE_ORDER_MARK).split(",") == list(COLUMNS)
    assert text.endswith("\r\n")
    assert [row["quote"] for row in rows] == [item["quote"] for item in answered.highlights]
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_page_without_anything_is_a_heading(nothing):
    assert write_csv(nothing) == BYTE_ORDER_MARK + ",".join(COLUMNS) + "\r\n"


def test_offsets_are_code_points_of_the_block(rows):
    for row in rows:
        text = TEXTS[int(row["block"]) // 10]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_what_the_record_says_stands_beside(rows):
    assert {row["id"]: row["verdict"] for row in rows if row["kind"] == "claim"} == VERDICTS
    differs = of_claim(rows, "sentence-2017")
    assert (differs["relation"], differs["standing"]) == ("differs", "corroborated")
    assert "term: the page says “ten years”, the record 12 year." in differs["values"]
    assert "Ten years was the defence’s proposal" in differs["values"]
    assert differs["permalink"] == "https://notes.example/casefile/claims/sentence-2017"
    named = of_claim(rows, "tomas-kivi")
    assert (named["kind"], named["label"], named["verdict"]) == ("entity", "Tomas Kivi", "")


def test_every_side_has_its_line(rows):
    disputed = of_claim(rows, "supply-free-isles")
    lines = disputed["sources"].splitlines()
    assert lines[0].startswith("contradicts: Norrhavn Customs, 2022-05-20 https://customs.example/")
    assert "Tomas Kivi denies: Radio Ostervik, 2021-11-03" in lines
    assert (disputed["documents"], disputed["origins"]) == ("3", "1")


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1", "'=1", '"=1', "\ufeff=1", "\u200b=1", "＝1+1",
    "＋1", "－1", "＠SUM", '=HYPERLINK("https://evil.example";"x")',
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    assert guard(text).startswith("'")
    assert guard(text)[1:] == text.replace("\ufeff", "\ufeff")


@pytest.mark.parametrize("text", ["Tomas Kivi", "2016-03-14", "“=1”", "a = b", "😀", "", "Киви"])
def test_other_cells_stay_as_they_are(text):
    assert guard(text) == text


def test_numbers_stay_numbers_and_controls_do_not_stay():
    assert guard(-1) == "-1"
    assert guard("a\0b\x1bc") == "a\ufffdb\ufffdc"


def test_a_hostile_page_and_address_do_no_harm():
    page = answer('=cmd|" /C calc"!A0 Tomas Kivi, "quoted"\r\nand, commas', url="=1+1", site=Site("", "=evil"))
    (row,) = read(write_csv(page))
    assert row["page"] == "'=1+1"
    assert row["quote"] == "Tomas Kivi"


def test_a_quote_with_quotes_commas_and_line_ends_comes_back():
    page = answer('Tomas Kivi\nwas arrested, as "they" said, in Norrhavn on 14 March 2016.')
    quotes = [row["quote"] for row in read(write_csv(page))]
    assert quotes == [item["quote"] for item in page.highlights]
    assert any("\n" in quote and '"' in quote for quote in quotes)


def test_a_lone_surrogate_can_be_written():
    assert write_csv(answer("\ud83d Tomas Kivi")).encode()
