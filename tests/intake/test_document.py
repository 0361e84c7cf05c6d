"""Bytes become text by what is said of them, at the sender's or in the document."""

import pytest

from sidelight.intake.document import HTML, PLAIN, Document, DocumentError, sniff_media_type


@pytest.mark.parametrize(
    ("body", "media_type", "charset"),
    [
        ("Łódź".encode(), PLAIN, ""),
        ("Łódź".encode("utf-8-sig"), PLAIN, ""),
        ("Łódź".encode("utf-16"), PLAIN, ""),
        ("Łódź".encode("cp1250"), PLAIN, "windows-1250"),
        ("Łódź".encode(), PLAIN, "no-such-charset"),
        ("Łódź".encode(), PLAIN, "hex"),
    ],
)
def test_decodes(body, media_type, charset):
    assert Document(body, media_type, charset).decode() == "Łódź"


def test_decodes_html_by_its_own_word():
    body = '<html><meta charset="windows-1251"><p>Бут</p>'.encode("cp1251")
    assert "Бут" in Document(body, HTML).decode()


def test_reads_html_in_no_known_charset_as_well_as_it_can():
    assert "caf\ufffd" in Document(b"<p>caf\xe9", HTML).decode()


def test_says_when_a_file_is_not_utf8():
    with pytest.raises(DocumentError, match="not UTF-8"):
        Document("Łódź".encode("cp1250"), PLAIN).decode()


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        (b"<p>x", "a.HTML", HTML),
        (b"<p>x", "a.txt", PLAIN),
        (b"\n <!DOCTYPE html><p>", "", HTML),
        (b"\xef\xbb\xbf<html lang=en>", "-", HTML),
        (b"a < b", "", PLAIN),
        (b"", "", PLAIN),
    ],
)
def test_tells_html_from_text(body, name, expected):
    assert sniff_media_type(body, name) == expected


def test_refuses_a_binary():
    with pytest.raises(DocumentError, match="not text"):
        sniff_media_type(b"\x89PNG\r\n\x1a\n\0\0", "picture.txt")
